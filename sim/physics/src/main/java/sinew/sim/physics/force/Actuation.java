package sinew.sim.physics.force;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.FloatMath;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.JointTable;
import sinew.sim.physics.model.Model;

/**
 * Forces of actuators (MuJoCo documentation, Computation, "Actuation model"): force = gain * (control or activation) + bias; a degree of
 * freedom feels moment * force. Slide and hinge joints gather the forces of their own actuators; tendons and other transmissions spread
 * theirs over their rows.
 */
@KernelCode
public final class Actuation {
    private Actuation() {}

    /**
     * Computes the rates of activations, the actuator forces and what joints feel of them.
     *
     * @param m the model
     * @param d reads {@code control}, {@code activation}, {@code qpos}, {@code qvel}, {@code tendons}, {@code transmissions},
     *     {@code gravityCompensation}. Modified: {@code activationRate}, {@code actuatorForce}, {@code qfrcActuator}.
     */
    public static void ofControls(Model m, Data d) {
        for (int actuator = lane(); actuator < m.nu; actuator += lanes()) {
            findForce(m, d, actuator);
        }
        sync();
        if (m.tendons.forceLimited) {
            limitTendons(m, d);
        }
        for (int joint = lane(); joint < m.njnt; joint += lanes()) {
            gatherForces(m, d, joint);
        }
        sync();
        if (m.actuators.spread) {
            spreadForces(m, d);
        }
        if (m.joints.compensatedByActuators) {
            GravityCompensation.addToActuators(m, d);
        }
        if (m.joints.forceLimited) {
            for (int joint = lane(); joint < m.njnt; joint += lanes()) {
                limitJoint(m, d, joint);
            }
            sync();
        }
    }

    /**
     * Length of an actuator's transmission, gear included.
     *
     * @param m the model
     * @param d reads {@code qpos}, {@code tendons}, {@code transmissions}
     * @param actuator which one
     * @return in the unit of what it acts on
     */
    public static float lengthOf(Model m, Data d, int actuator) {
        if (m.actuators.spread) {
            if (m.actuators.row[actuator] >= 0) {
                return d.transmissions.length[m.actuators.row[actuator]];
            }
            if (m.actuators.tendon[actuator] >= 0) {
                return m.actuators.gear[6 * actuator] * d.tendons.length[m.actuators.tendon[actuator]];
            }
        }
        return m.actuators.gear[6 * actuator] * d.qpos[m.joints.qposStart[m.actuators.joint[actuator]]];
    }

    /**
     * Velocity of an actuator's length.
     *
     * @param m the model
     * @param d reads {@code qvel}, {@code tendons}, {@code transmissions}
     * @param actuator which one
     * @return in the unit of what it acts on per second
     */
    public static float velocityOf(Model m, Data d, int actuator) {
        if (m.actuators.spread) {
            if (m.actuators.row[actuator] >= 0) {
                return rowVelocity(m, d, m.actuators.row[actuator]);
            }
            if (m.actuators.tendon[actuator] >= 0) {
                return m.actuators.gear[6 * actuator] * d.tendons.velocity[m.actuators.tendon[actuator]];
            }
        }
        return m.actuators.gear[6 * actuator] * d.qvel[m.joints.dofStart[m.actuators.joint[actuator]]];
    }

    private static float rowVelocity(Model m, Data d, int row) {
        float velocity = 0f;
        for (int dof = 0; dof < m.nv; dof++) {
            velocity += d.transmissions.moment[row * m.nv + dof] * d.qvel[dof];
        }
        return velocity;
    }

    /**
     * Derivative of an actuator's force by its velocity; 0 where the force is at its limit.
     *
     * @param m the model
     * @param d reads {@code control}, {@code activation}, {@code actuatorForce}
     * @param actuator which one
     * @return in N s/m or N m s/rad, of the force before gear
     */
    public static float velocityDerivative(Model m, Data d, int actuator) {
        float force = d.actuatorForce[actuator];
        if (force <= m.actuators.forceMinimum[actuator] || force >= m.actuators.forceMaximum[actuator]) {
            return 0f;
        }
        float gain = m.actuators.gain[3 * actuator + 2];
        if (m.actuators.muscles.count > 0 && m.actuators.muscle[actuator] >= 0) {
            gain = Muscles.gainByVelocity(
                    m, m.actuators.muscle[actuator], lengthOf(m, d, actuator), velocityOf(m, d, actuator));
        }
        return gain * Activation.input(m, d, actuator) + m.actuators.bias[3 * actuator + 2];
    }

    private static void findForce(Model m, Data d, int actuator) {
        float length = lengthOf(m, d, actuator);
        float velocity = velocityOf(m, d, actuator);
        int at = 3 * actuator;
        float gain = m.actuators.gain[at] + m.actuators.gain[at + 1] * length + m.actuators.gain[at + 2] * velocity;
        float bias = m.actuators.bias[at] + m.actuators.bias[at + 1] * length + m.actuators.bias[at + 2] * velocity;
        if (m.actuators.muscles.count > 0 && m.actuators.muscle[actuator] >= 0) {
            int muscle = m.actuators.muscle[actuator];
            if (m.actuators.muscles.active[muscle] != 0) {
                gain = Muscles.gain(m, muscle, length, velocity);
            }
            if (m.actuators.muscles.passive[muscle] != 0) {
                bias = Muscles.bias(m, muscle, length);
            }
        }
        if (m.na > 0) {
            Activation.findRate(m, d, actuator);
        }
        float input = Activation.input(m, d, actuator);
        if (m.actuators.transmissions.turns) {
            input = shorterWay(m, actuator, input, length);
        }
        float force = gain * input + bias;
        if (!m.tendons.forceLimited) {
            force = clamped(m, actuator, force);
        }
        d.actuatorForce[actuator] = force;
    }

    // of all inputs that differ by whole turns the one nearest to where the actuator is
    private static float shorterWay(Model m, int actuator, float input, float length) {
        int row = m.actuators.row[actuator];
        if (row < 0 || m.actuators.transmissions.turn[row] == 0f) {
            return input;
        }
        float turn = m.actuators.transmissions.turn[row];
        return length + turn * FloatMath.wrapToPi((input - length) / turn);
    }

    private static float clamped(Model m, int actuator, float force) {
        return FloatMath.clamp(force, m.actuators.forceMinimum[actuator], m.actuators.forceMaximum[actuator]);
    }

    private static void limitTendons(Model m, Data d) {
        for (int tendon = lane(); tendon < m.tendons.count; tendon += lanes()) {
            scaleToLimit(m, d, tendon);
        }
        sync();
        for (int actuator = lane(); actuator < m.nu; actuator += lanes()) {
            d.actuatorForce[actuator] = clamped(m, actuator, d.actuatorForce[actuator]);
        }
        sync();
    }

    private static void scaleToLimit(Model m, Data d, int tendon) {
        float sum = 0f;
        for (int i = m.actuators.tendonStart[tendon]; i < m.actuators.tendonStart[tendon + 1]; i++) {
            sum += d.actuatorForce[m.actuators.byTendon[i]];
        }
        float allowed = FloatMath.clamp(sum, m.tendons.forceMinimum[tendon], m.tendons.forceMaximum[tendon]);
        if (allowed != sum && sum != 0f) {
            for (int i = m.actuators.tendonStart[tendon]; i < m.actuators.tendonStart[tendon + 1]; i++) {
                d.actuatorForce[m.actuators.byTendon[i]] *= allowed / sum;
            }
        }
    }

    private static void gatherForces(Model m, Data d, int joint) {
        int dof = m.joints.dofStart[joint];
        int type = m.joints.type[joint];
        float sum = 0f;
        for (int i = m.actuators.jointStart[joint]; i < m.actuators.jointStart[joint + 1]; i++) {
            int actuator = m.actuators.byJoint[i];
            sum += m.actuators.gear[6 * actuator] * d.actuatorForce[actuator];
        }
        d.qfrcActuator[dof] = sum;
        if (type == JointTable.FREE || type == JointTable.BALL) {
            int end = dof + (type == JointTable.FREE ? 6 : 3);
            for (int i = dof + 1; i < end; i++) {
                d.qfrcActuator[i] = 0f;
            }
        }
    }

    private static void spreadForces(Model m, Data d) {
        for (int dof = lane(); dof < m.nv; dof += lanes()) {
            float sum = d.qfrcActuator[dof];
            for (int i = 0; i < m.actuators.tendonActuators; i++) {
                int actuator = m.actuators.byTendon[i];
                sum += m.actuators.gear[6 * actuator]
                        * d.actuatorForce[actuator]
                        * d.tendons.jacobian[m.actuators.tendon[actuator] * m.nv + dof];
            }
            for (int row = 0; row < m.actuators.transmissions.count; row++) {
                int actuator = m.actuators.transmissions.actuator[row];
                sum += d.actuatorForce[actuator] * d.transmissions.moment[row * m.nv + dof];
            }
            d.qfrcActuator[dof] = sum;
        }
        sync();
    }

    private static void limitJoint(Model m, Data d, int joint) {
        int dof = m.joints.dofStart[joint];
        int type = m.joints.type[joint];
        if (type == JointTable.SLIDE || type == JointTable.HINGE) {
            d.qfrcActuator[dof] =
                    FloatMath.clamp(d.qfrcActuator[dof], m.joints.forceMinimum[joint], m.joints.forceMaximum[joint]);
        }
    }
}
