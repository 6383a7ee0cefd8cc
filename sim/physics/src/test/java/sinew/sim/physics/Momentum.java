package sinew.sim.physics;

import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.smooth.BiasForces;
import sinew.sim.physics.smooth.Kinematics;
import sinew.sim.physics.smooth.MotionAxes;
import sinew.sim.physics.smooth.Spatial;
import sinew.sim.physics.smooth.SpatialInertia;

/** Sums over the bodies of a model. */
final class Momentum {
    private Momentum() {}

    /** Linear momentum, then angular momentum about the world's origin, from the spatial velocities of the bodies. */
    static double[] of(Model model, Data data) {
        Kinematics.bodyPoses(model, data);
        SpatialInertia.aboutTreeCenters(model, data);
        MotionAxes.ofJoints(model, data);
        BiasForces.ofMotionAndGravity(model, data);
        double[] momentum = new double[6];
        for (int body = 1; body < model.nbody; body++) {
            Vec3 angular = Vec3.at(data.bodyVelocity, 6 * body);
            Vec3 linear = Vec3.at(data.bodyVelocity, 6 * body + 3);
            Vec3 force = Spatial.forceOf(data.inertia, 10 * body, angular, linear);
            Vec3 center = Vec3.at(data.subtreeCenter, 3 * model.bodies.root[body]);
            Vec3 moment =
                    Spatial.momentOf(data.inertia, 10 * body, angular, linear).plus(center.cross(force));
            float[] sum = {force.x(), force.y(), force.z(), moment.x(), moment.y(), moment.z()};
            for (int i = 0; i < 6; i++) {
                momentum[i] += sum[i];
            }
        }
        return momentum;
    }
}
