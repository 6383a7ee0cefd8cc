package sinew.sim.physics.smooth;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sum;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.FloatMath;
import sinew.sim.math.Quat;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.JointTable;
import sinew.sim.physics.model.Model;

/** Potential and kinetic energy of a state (MuJoCo documentation, Computation, "Kinematics": {@code mj_energyPos}, {@code mj_energyVel}). */
@KernelCode
public final class Energy {
    private Energy() {}

    /**
     * Computes the energy of gravity and springs. Every lane gets the result.
     *
     * @param m the model
     * @param d reads {@code qpos}, {@code inertialPosition}, {@code tendons}
     * @return the energy in J; gravity's is 0 at the world's origin, a spring's where it is at rest
     */
    public static float potential(Model m, Data d) {
        float energy = 0f;
        Vec3 gravity = new Vec3(m.gravityX, m.gravityY, m.gravityZ);
        for (int body = 1 + lane(); body < m.nbody; body += lanes()) {
            energy -= m.bodies.mass[body] * gravity.dot(Vec3.at(d.inertialPosition, 3 * body));
        }
        for (int joint = lane(); joint < m.njnt; joint += lanes()) {
            if (m.joints.growing || m.joints.stiffness[joint] != 0f) {
                energy += ofSpring(m, d, joint);
            }
        }
        for (int tendon = lane(); tendon < m.tendons.count; tendon += lanes()) {
            float length = d.tendons.length[tendon];
            float stretch = Math.max(0f, length - m.tendons.springMaximum[tendon])
                    + Math.min(0f, length - m.tendons.springMinimum[tendon]);
            float stiffness = 0.5f * m.tendons.stiffness[tendon];
            if (m.tendons.growing) {
                stiffness += growth(m.tendons.stiffnessGrowth, tendon, stretch);
            }
            energy += stiffness * stretch * stretch;
        }
        return sum(energy);
    }

    // what growing stiffness adds to half of the constant one
    private static float growth(float[] factors, int spring, float stretch) {
        return stretch * (factors[2 * spring] / 3f + stretch * 0.25f * factors[2 * spring + 1]);
    }

    private static float stored(Model m, int joint, float stretch) {
        float stiffness = 0.5f * m.joints.stiffness[joint];
        if (m.joints.growing) {
            stiffness += growth(m.joints.stiffnessGrowth, joint, stretch);
        }
        return stiffness * stretch * stretch;
    }

    private static float ofSpring(Model m, Data d, int joint) {
        int type = m.joints.type[joint];
        int start = m.joints.qposStart[joint];
        if (type == JointTable.SLIDE || type == JointTable.HINGE) {
            return stored(m, joint, d.qpos[start] - m.qposSpring[start]);
        }
        float energy = 0f;
        int turn = start;
        if (type == JointTable.FREE) {
            Vec3 moved = Vec3.at(d.qpos, start).minus(Vec3.at(m.qposSpring, start));
            energy = stored(m, joint, FloatMath.sqrt(moved.dot(moved)));
            turn = start + 3;
        }
        Quat rest = Quat.at(m.qposSpring, turn);
        Vec3 turned = rest.conjugate().times(Quat.at(d.qpos, turn).normalized()).toRotationVector();
        return energy + stored(m, joint, FloatMath.sqrt(turned.dot(turned)));
    }

    /**
     * Computes the energy of motion, 1/2 qvel' M qvel. Every lane gets the result.
     *
     * @param m the model
     * @param d reads {@code qvel}, {@code mass}
     * @return the energy in J
     */
    public static float kinetic(Model m, Data d) {
        float energy = 0f;
        for (int row = lane(); row < m.nv; row += lanes()) {
            int diagonal = m.massRowStart[row + 1] - 1;
            float product = 0.5f * d.mass[diagonal] * d.qvel[row];
            for (int entry = m.massRowStart[row]; entry < diagonal; entry++) {
                product += d.mass[entry] * d.qvel[m.massColumn[entry]];
            }
            energy += product * d.qvel[row];
        }
        return sum(energy);
    }
}
