package sinew.sim.physics.force;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.smooth.PointMotion;
import sinew.sim.physics.smooth.TreeRows;

/** Springs, dampers and inertia of tendons (MuJoCo documentation, Computation, "Passive forces" and "Tendon": armature). */
@KernelCode
public final class TendonForces {
    private static final float SMALLEST = 1e-15f;

    private TendonForces() {}

    /** Adds the forces of springs and dampers. Modified: {@code qfrcPassive}. */
    static void addToPassive(Model m, Data d) {
        for (int dof = lane(); dof < m.nv; dof += lanes()) {
            float sum = d.qfrcPassive[dof];
            for (int tendon = 0; tendon < m.tendons.count; tendon++) {
                sum += passiveForce(m, d, tendon) * d.tendons.jacobian[tendon * m.nv + dof];
            }
            d.qfrcPassive[dof] = sum;
        }
        sync();
    }

    /** How far a tendon is beyond the lengths at which its spring is at rest. */
    static float stretch(Model m, Data d, int tendon) {
        float length = d.tendons.length[tendon];
        return Math.max(0f, length - m.tendons.springMaximum[tendon])
                + Math.min(0f, length - m.tendons.springMinimum[tendon]);
    }

    /** What the spring and the damper of a tendon exert along it. */
    public static float passiveForce(Model m, Data d, int tendon) {
        float stretch = stretch(m, d, tendon);
        float stiffness = m.tendons.stiffness[tendon];
        float damping = m.tendons.damping[tendon];
        if (m.tendons.growing) {
            float speed = Math.abs(d.tendons.velocity[tendon]);
            stiffness += stretch
                    * (m.tendons.stiffnessGrowth[2 * tendon] + stretch * m.tendons.stiffnessGrowth[2 * tendon + 1]);
            damping += speed * (m.tendons.dampingGrowth[2 * tendon] + speed * m.tendons.dampingGrowth[2 * tendon + 1]);
        }
        return -stiffness * stretch - damping * d.tendons.velocity[tendon];
    }

    /**
     * Change of a tendon's damping force with its velocity.
     *
     * @param m the model
     * @param d reads the velocities
     * @param tendon which one
     * @return in N s/m or N m s/rad
     */
    public static float dampingDerivative(Model m, Data d, int tendon) {
        float derivative = m.tendons.damping[tendon];
        if (m.tendons.growing) {
            float speed = Math.abs(d.tendons.velocity[tendon]);
            derivative += speed
                    * (2f * m.tendons.dampingGrowth[2 * tendon] + 3f * speed * m.tendons.dampingGrowth[2 * tendon + 1]);
        }
        return derivative;
    }

    /** Adds armature to the mass matrix. Modified: {@code mass}. */
    public static void addToMass(Model m, Data d) {
        for (int dof = lane(); dof < m.nv; dof += lanes()) {
            for (int tendon = 0; tendon < m.tendons.count; tendon++) {
                float armature = m.tendons.armature[tendon];
                if (armature != 0f) {
                    TreeRows.addOuter(m, d.mass, dof, d.tendons.jacobian, tendon * m.nv, armature);
                }
            }
        }
        sync();
    }

    /** Adds the forces that armature needs because directions change. Modified: {@code qfrcBias}. */
    public static void addToBias(Model m, Data d) {
        for (int tendon = lane(); tendon < m.tendons.count; tendon += lanes()) {
            if (m.tendons.armature[tendon] != 0f) {
                float force = m.tendons.armature[tendon] * bendingAcceleration(m, d, tendon);
                d.tendons.bias[tendon] = force;
            }
        }
        sync();
        for (int dof = lane(); dof < m.nv; dof += lanes()) {
            float sum = d.qfrcBias[dof];
            for (int tendon = 0; tendon < m.tendons.count; tendon++) {
                if (m.tendons.armature[tendon] != 0f) {
                    sum += d.tendons.bias[tendon] * d.tendons.jacobian[tendon * m.nv + dof];
                }
            }
            d.qfrcBias[dof] = sum;
        }
        sync();
    }

    // second derivative of the length at zero joint accelerations
    private static float bendingAcceleration(Model m, Data d, int tendon) {
        float sum = 0f;
        for (int i = m.tendons.segmentStart[tendon]; i < m.tendons.segmentStart[tendon + 1]; i++) {
            int first = m.tendons.segmentFirst[i];
            int last = m.tendons.segmentLast[i];
            Vec3 from = Vec3.at(d.sites.position, 3 * first);
            Vec3 to = Vec3.at(d.sites.position, 3 * last);
            int firstBody = m.sites.body[first];
            int lastBody = m.sites.body[last];
            Vec3 span = to.minus(from);
            float length = span.norm();
            if (firstBody != lastBody && length > SMALLEST) {
                Vec3 direction = span.times(1f / length);
                Vec3 velocity =
                        PointMotion.velocity(m, d, lastBody, to).minus(PointMotion.velocity(m, d, firstBody, from));
                Vec3 acceleration = PointMotion.acceleration(m, d, lastBody, to)
                        .minus(PointMotion.acceleration(m, d, firstBody, from));
                float along = direction.dot(velocity);
                float turning = (velocity.dot(velocity) - along * along) / length;
                sum += m.tendons.segmentFactor[i] * (direction.dot(acceleration) + turning);
            }
        }
        return sum;
    }
}
