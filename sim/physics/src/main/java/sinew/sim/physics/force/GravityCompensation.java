package sinew.sim.physics.force;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.smooth.PointMotion;

/** Forces that lift part of the weight of bodies (MuJoCo XML reference, "body", gravcomp, and "joint", actuatorgravcomp). */
@KernelCode
final class GravityCompensation {
    private GravityCompensation() {}

    /** Computes the forces and adds those that are passive. Modified: {@code gravityCompensation}, {@code qfrcPassive}. */
    static void addToPassive(Model m, Data d) {
        for (int dof = lane(); dof < m.nv; dof += lanes()) {
            float force = forceOn(m, d, dof);
            d.gravityCompensation[dof] = force;
            if (m.joints.compensated[m.dofs.joint[dof]] == 0) {
                d.qfrcPassive[dof] += force;
            }
        }
        sync();
    }

    /** Adds the forces that count as actuator forces. Modified: {@code qfrcActuator}. */
    static void addToActuators(Model m, Data d) {
        for (int dof = lane(); dof < m.nv; dof += lanes()) {
            if (m.joints.compensated[m.dofs.joint[dof]] != 0) {
                d.qfrcActuator[dof] += d.gravityCompensation[dof];
            }
        }
        sync();
    }

    private static float forceOn(Model m, Data d, int dof) {
        int first = m.dofs.body[dof];
        Vec3 gravity = new Vec3(m.gravityX, m.gravityY, m.gravityZ);
        float force = 0f;
        for (int i = 0; i < m.bodies.compensatedCount; i++) {
            int body = m.bodies.compensatedBody[i];
            if (body >= first && body < m.bodies.subtreeEnd[first]) {
                Vec3 motion = PointMotion.ofDof(m, d, dof, Vec3.at(d.inertialPosition, 3 * body));
                force -= m.bodies.compensatedMass[i] * gravity.dot(motion);
            }
        }
        return force;
    }
}
