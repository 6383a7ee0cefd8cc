package sinew.sim.physics.smooth;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.JointTable;
import sinew.sim.physics.model.Model;

/**
 * Coriolis, centrifugal and gravity forces by the recursive Newton-Euler algorithm at zero joint acceleration (Featherstone
 * 2008, table 5.1).
 */
@KernelCode
public final class BiasForces {
    private BiasForces() {}

    /**
     * Computes the bias forces. Gravity enters as an upward acceleration of the world.
     *
     * @param m the model
     * @param d reads {@code qvel}, {@code motionAxis}, {@code inertia}. Modified: {@code bodyVelocity}, {@code spatialBias},
     *     {@code qfrcBias}.
     */
    public static void ofMotionAndGravity(Model m, Data d) {
        moveOutwards(m, d);
        for (int body = 1 + lane(); body < m.nbody; body += lanes()) {
            needForce(d, body);
        }
        sync();
        for (int level = m.levels - 1; level >= 0; level--) {
            int first = m.levelStart[level];
            for (int i = lane(); i < 6 * (m.levelStart[level + 1] - first); i += lanes()) {
                gatherForce(m, d, m.levelBody[first + i / 6], i % 6);
            }
            sync();
        }
        for (int dof = lane(); dof < m.nv; dof += lanes()) {
            d.qfrcBias[dof] = Spatial.dot(d.motionAxis, 6 * dof, d.spatialBias, 6 * m.dofs.body[dof]);
        }
        sync();
    }

    /**
     * Computes how the bodies move while the joints do not accelerate.
     *
     * @param m the model
     * @param d reads {@code qvel}, {@code motionAxis}. Modified: {@code bodyVelocity}, and {@code spatialBias}, which becomes the spatial
     *     accelerations of the bodies less gravity.
     */
    public static void moveOutwards(Model m, Data d) {
        for (int body = lane(); body < m.nbody; body += lanes()) {
            moveAgainstParent(m, d, body);
        }
        sync();
        for (int level = 0; level < m.levels; level++) {
            for (int i = m.levelStart[level] + lane(); i < m.levelStart[level + 1]; i += lanes()) {
                moveBody(m, d, m.levelBody[i]);
            }
            sync();
        }
    }

    // the velocity of the joints, and the acceleration that it brings while the parent is at rest; the world falls
    // upwards
    private static void moveAgainstParent(Model m, Data d, int body) {
        Vec3.zero().store(d.bodyVelocity, 6 * body);
        Vec3.zero().store(d.bodyVelocity, 6 * body + 3);
        Vec3.zero().store(d.spatialBias, 6 * body);
        Vec3 upward = body == 0 ? new Vec3(-m.gravityX, -m.gravityY, -m.gravityZ) : Vec3.zero();
        upward.store(d.spatialBias, 6 * body + 3);
        for (int joint = m.bodies.jointStart[body]; joint < m.bodies.jointStart[body + 1]; joint++) {
            int dof = m.joints.dofStart[joint];
            int type = m.joints.type[joint];
            if (type == JointTable.FREE) {
                // the axes of translation stand still, those of rotation move with the body
                addVelocity(d, body, dof);
                addVelocity(d, body, dof + 1);
                addVelocity(d, body, dof + 2);
                addThreeRotations(d, body, dof + 3);
            } else if (type == JointTable.BALL) {
                addThreeRotations(d, body, dof);
            } else {
                addAcceleration(d, body, dof);
                addVelocity(d, body, dof);
            }
        }
    }

    // v = v_parent + S qdot; a = a_parent + v_parent x S qdot + what the joints bring by themselves
    private static void moveBody(Model m, Data d, int body) {
        int parent = 6 * m.bodies.parent[body];
        int at = 6 * body;
        Spatial.addTimes(d.spatialBias, at, d.spatialBias, parent, 1f);
        Spatial.addCross(d.spatialBias, at, d.bodyVelocity, parent, d.bodyVelocity, at, 1f);
        Spatial.addTimes(d.bodyVelocity, at, d.bodyVelocity, parent, 1f);
    }

    private static void addThreeRotations(Data d, int body, int dof) {
        addAcceleration(d, body, dof);
        addAcceleration(d, body, dof + 1);
        addAcceleration(d, body, dof + 2);
        addVelocity(d, body, dof);
        addVelocity(d, body, dof + 1);
        addVelocity(d, body, dof + 2);
    }

    private static void addVelocity(Data d, int body, int dof) {
        Spatial.addTimes(d.bodyVelocity, 6 * body, d.motionAxis, 6 * dof, d.qvel[dof]);
    }

    // a += (v x S) qdot, Featherstone 2008, equation 2.31
    private static void addAcceleration(Data d, int body, int dof) {
        Spatial.addCross(d.spatialBias, 6 * body, d.bodyVelocity, 6 * body, d.motionAxis, 6 * dof, d.qvel[dof]);
    }

    // f = I a + v x* (I v), Featherstone 2008, equation 5.9; takes the acceleration's place
    private static void needForce(Data d, int body) {
        int at = 6 * body;
        Spatial.multiply(d.inertia, 10 * body, d.spatialBias, at);
        Spatial.addGyroscopic(d.spatialBias, at, d.inertia, 10 * body, d.bodyVelocity, at);
    }

    private static void gatherForce(Model m, Data d, int body, int component) {
        float sum = d.spatialBias[6 * body + component];
        for (int child = body + 1; child < m.bodies.subtreeEnd[body]; child = m.bodies.subtreeEnd[child]) {
            sum += d.spatialBias[6 * child + component];
        }
        d.spatialBias[6 * body + component] = sum;
    }
}
