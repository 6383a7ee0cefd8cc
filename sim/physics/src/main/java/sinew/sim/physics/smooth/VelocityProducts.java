package sinew.sim.physics.smooth;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.JointTable;
import sinew.sim.physics.model.Model;

/** How bodies accelerate while no joint does: by centripetal and Coriolis acceleration (Featherstone 2008, section 3.5: c_J and v x S q'). */
@KernelCode
public final class VelocityProducts {
    private VelocityProducts() {}

    /**
     * Finds the spatial acceleration of a body without gravity at zero joint acceleration.
     *
     * @param m the model
     * @param d reads {@code qvel}, {@code motionAxis}, {@code bodyVelocity}
     * @param body the body
     * @param acceleration six components about the centre of the body's tree. Modified.
     */
    public static void ofBody(Model m, Data d, int body, float[] acceleration) {
        Vec3 angular = Vec3.zero();
        Vec3 linear = Vec3.zero();
        for (int b = body; b > 0; b = m.bodies.parent[b]) {
            Vec3 spin = Vec3.at(d.bodyVelocity, 6 * m.bodies.parent[b]);
            Vec3 speed = Vec3.at(d.bodyVelocity, 6 * m.bodies.parent[b] + 3);
            for (int joint = m.bodies.jointStart[b]; joint < m.bodies.jointStart[b + 1]; joint++) {
                int type = m.joints.type[joint];
                int dof = m.joints.dofStart[joint];
                int end = dof + 1;
                if (type == JointTable.FREE) {
                    // the axes of translation stand still
                    for (int i = 0; i < 3; i++) {
                        speed = speed.plusTimes(Vec3.at(d.motionAxis, 6 * dof + 3), d.qvel[dof]);
                        dof++;
                    }
                    end = dof + 3;
                } else if (type == JointTable.BALL) {
                    end = dof + 3;
                }
                Vec3 spinBefore = spin;
                Vec3 speedBefore = speed;
                for (int i = dof; i < end; i++) {
                    Vec3 turn = Vec3.at(d.motionAxis, 6 * i);
                    Vec3 shift = Vec3.at(d.motionAxis, 6 * i + 3);
                    angular = angular.plusTimes(spinBefore.cross(turn), d.qvel[i]);
                    linear = linear.plusTimes(spinBefore.cross(shift).plus(speedBefore.cross(turn)), d.qvel[i]);
                    spin = spin.plusTimes(turn, d.qvel[i]);
                    speed = speed.plusTimes(shift, d.qvel[i]);
                }
            }
        }
        angular.store(acceleration, 0);
        linear.store(acceleration, 3);
    }

    /** The acceleration of a point of a body whose spatial acceleration is known. */
    public static Vec3 ofPoint(Model m, Data d, int body, float[] acceleration, Vec3 point) {
        Vec3 arm = point.minus(Vec3.at(d.subtreeCenter, 3 * m.bodies.root[body]));
        Vec3 spin = Vec3.at(d.bodyVelocity, 6 * body);
        Vec3 velocity = Vec3.at(d.bodyVelocity, 6 * body + 3).plus(spin.cross(arm));
        return Vec3.at(acceleration, 3)
                .plus(Vec3.at(acceleration, 0).cross(arm))
                .plus(spin.cross(velocity));
    }
}
