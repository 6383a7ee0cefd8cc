package sinew.sim.physics;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.FloatMath;
import sinew.sim.math.Quat;
import sinew.sim.math.Vec3;

/**
 * Forces of actuators on joints (MuJoCo documentation, Computation, "Actuation model"): force = gain * control + bias, both
 * affine in length and velocity; the joint feels gear * force.
 */
@KernelCode
public final class Actuation {
    private Actuation() {}

    /**
     * Computes the actuator forces.
     *
     * @param m the model
     * @param d reads {@code control}, {@code qpos}, {@code qvel}. Modified: {@code actuatorForce}, {@code qfrcActuator}.
     */
    public static void ofControls(Model m, Data d) {
        for (int actuator = lane(); actuator < m.nu; actuator += lanes()) {
            findForce(m, d, actuator);
        }
        sync();
        for (int joint = lane(); joint < m.njnt; joint += lanes()) {
            gatherForces(m, d, joint);
        }
        sync();
    }

    /**
     * Derivative of an actuator's force by its velocity; 0 where the force is at its limit.
     *
     * @param m the model
     * @param d reads {@code control}, {@code actuatorForce}
     * @param actuator which one
     * @return in N s/m or N m s/rad, of the force before gear
     */
    static float velocityDerivative(Model m, Data d, int actuator) {
        float force = d.actuatorForce[actuator];
        if (force <= m.actuators.forceMinimum[actuator] || force >= m.actuators.forceMaximum[actuator]) {
            return 0f;
        }
        return m.actuators.gain[3 * actuator + 2] * clampedControl(m, d, actuator) + m.actuators.bias[3 * actuator + 2];
    }

    private static float clampedControl(Model m, Data d, int actuator) {
        return FloatMath.clamp(
                d.control[actuator], m.actuators.controlMinimum[actuator], m.actuators.controlMaximum[actuator]);
    }

    private static void findForce(Model m, Data d, int actuator) {
        float length = lengthOf(m, d, actuator);
        float velocity = velocityOf(m, d, actuator);
        int at = 3 * actuator;
        float gain = m.actuators.gain[at] + m.actuators.gain[at + 1] * length + m.actuators.gain[at + 2] * velocity;
        float bias = m.actuators.bias[at] + m.actuators.bias[at + 1] * length + m.actuators.bias[at + 2] * velocity;
        float force = gain * clampedControl(m, d, actuator) + bias;
        d.actuatorForce[actuator] =
                FloatMath.clamp(force, m.actuators.forceMinimum[actuator], m.actuators.forceMaximum[actuator]);
    }

    private static float lengthOf(Model m, Data d, int actuator) {
        int joint = m.actuators.joint[actuator];
        int qpos = m.joints.qposStart[joint];
        int type = m.joints.type[joint];
        if (type == JointTable.FREE) {
            return 0f;
        }
        if (type == JointTable.BALL) {
            return Quat.at(d.qpos, qpos).normalized().toRotationVector().dot(rotationalGear(m, d, actuator, 0));
        }
        return m.actuators.gear[6 * actuator] * d.qpos[qpos];
    }

    private static float velocityOf(Model m, Data d, int actuator) {
        int joint = m.actuators.joint[actuator];
        int dof = m.joints.dofStart[joint];
        int type = m.joints.type[joint];
        if (type == JointTable.FREE) {
            return Vec3.at(m.actuators.gear, 6 * actuator).dot(Vec3.at(d.qvel, dof))
                    + rotationalGear(m, d, actuator, 3).dot(Vec3.at(d.qvel, dof + 3));
        }
        if (type == JointTable.BALL) {
            return rotationalGear(m, d, actuator, 0).dot(Vec3.at(d.qvel, dof));
        }
        return m.actuators.gear[6 * actuator] * d.qvel[dof];
    }

    // gear on rotation, in the child's frame; {@code part} is 0 for ball and 3 for free joints
    private static Vec3 rotationalGear(Model m, Data d, int actuator, int part) {
        Vec3 gear = Vec3.at(m.actuators.gear, 6 * actuator + part);
        if (m.actuators.inParent[actuator] == 0) {
            return gear;
        }
        int orientation = m.joints.qposStart[m.actuators.joint[actuator]] + part;
        return Quat.at(d.qpos, orientation).normalized().inverseRotate(gear);
    }

    private static void gatherForces(Model m, Data d, int joint) {
        int type = m.joints.type[joint];
        int dof = m.joints.dofStart[joint];
        if (type == JointTable.FREE) {
            gatherLinear(m, d, joint, dof);
            gatherRotational(m, d, joint, dof + 3, 3);
        } else if (type == JointTable.BALL) {
            gatherRotational(m, d, joint, dof, 0);
        } else {
            float sum = 0f;
            for (int i = m.actuators.jointStart[joint]; i < m.actuators.jointStart[joint + 1]; i++) {
                int actuator = m.actuators.byJoint[i];
                sum += m.actuators.gear[6 * actuator] * d.actuatorForce[actuator];
            }
            d.qfrcActuator[dof] = FloatMath.clamp(sum, m.joints.forceMinimum[joint], m.joints.forceMaximum[joint]);
        }
    }

    private static void gatherLinear(Model m, Data d, int joint, int dof) {
        Vec3.zero().store(d.qfrcActuator, dof);
        for (int i = m.actuators.jointStart[joint]; i < m.actuators.jointStart[joint + 1]; i++) {
            int actuator = m.actuators.byJoint[i];
            Vec3.at(d.qfrcActuator, dof)
                    .plusTimes(Vec3.at(m.actuators.gear, 6 * actuator), d.actuatorForce[actuator])
                    .store(d.qfrcActuator, dof);
        }
    }

    private static void gatherRotational(Model m, Data d, int joint, int dof, int part) {
        Vec3.zero().store(d.qfrcActuator, dof);
        for (int i = m.actuators.jointStart[joint]; i < m.actuators.jointStart[joint + 1]; i++) {
            int actuator = m.actuators.byJoint[i];
            Vec3.at(d.qfrcActuator, dof)
                    .plusTimes(rotationalGear(m, d, actuator, part), d.actuatorForce[actuator])
                    .store(d.qfrcActuator, dof);
        }
    }
}
