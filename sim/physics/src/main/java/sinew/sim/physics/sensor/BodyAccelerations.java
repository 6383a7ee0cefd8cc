package sinew.sim.physics.sensor;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.smooth.BiasForces;
import sinew.sim.physics.smooth.Spatial;

/** Velocities and accelerations of points that are fixed to bodies, for sensors (Featherstone 2008, sections 2.8 and 2.11). */
@KernelCode
final class BodyAccelerations {
    private BodyAccelerations() {}

    /**
     * Computes the spatial accelerations of all bodies less gravity (cacc).
     *
     * @param m the model
     * @param d reads {@code qvel}, {@code qacc}, {@code motionAxis}. Modified: {@code spatialBias}.
     */
    static void ofBodies(Model m, Data d) {
        BiasForces.moveOutwards(m, d);
        for (int body = 1 + lane(); body < m.nbody; body += lanes()) {
            int dof = lastDof(m, body);
            while (dof >= 0) {
                Spatial.addTimes(d.spatialBias, 6 * body, d.motionAxis, 6 * dof, d.qacc[dof]);
                dof = m.dofs.parent[dof];
            }
        }
        sync();
    }

    /** The last degree of freedom that moves the body, -1 if none does. */
    private static int lastDof(Model m, int body) {
        int moving = body;
        while (moving > 0 && m.bodies.dofStart[moving] == m.bodies.dofStart[moving + 1]) {
            moving = m.bodies.parent[moving];
        }
        return moving > 0 ? m.bodies.dofStart[moving + 1] - 1 : -1;
    }

    /** From the centre of mass of the body's tree, where its spatial vectors apply, to a point in the world. */
    private static Vec3 arm(Model m, Data d, int body, Vec3 point) {
        return body == 0 ? Vec3.zero() : point.minus(Vec3.at(d.subtreeCenter, 3 * m.bodies.root[body]));
    }

    /** Angular velocity of a body in the world. */
    static Vec3 angularVelocity(Data d, int body) {
        return Vec3.at(d.bodyVelocity, 6 * body);
    }

    /** Velocity of a point of a body, given in the world. */
    static Vec3 velocity(Model m, Data d, int body, Vec3 point) {
        return Vec3.at(d.bodyVelocity, 6 * body + 3)
                .plus(angularVelocity(d, body).cross(arm(m, d, body, point)));
    }

    /** Angular acceleration of a body in the world. Needs {@link #ofBodies}. */
    static Vec3 angularAcceleration(Data d, int body) {
        return Vec3.at(d.spatialBias, 6 * body);
    }

    /** Acceleration of a point of a body less gravity, given in the world. Needs {@link #ofBodies}. */
    static Vec3 acceleration(Model m, Data d, int body, Vec3 point) {
        return Vec3.at(d.spatialBias, 6 * body + 3)
                .plus(angularAcceleration(d, body).cross(arm(m, d, body, point)))
                .plus(angularVelocity(d, body).cross(velocity(m, d, body, point)));
    }
}
