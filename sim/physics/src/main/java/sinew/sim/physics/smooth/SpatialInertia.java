package sinew.sim.physics.smooth;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Mat3;
import sinew.sim.math.Quat;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;

/**
 * Centres of mass and spatial inertias (Featherstone 2008, equation 2.63, about the centre of mass of the whole tree so that
 * single precision suffices far from the origin).
 */
@KernelCode
public final class SpatialInertia {
    private static final float SMALLEST_MASS = 1e-15f;

    private SpatialInertia() {}

    /**
     * Computes centres of mass of subtrees and spatial inertias of bodies.
     *
     * @param m the model
     * @param d reads body poses. Modified: {@code subtreeCenter}, {@code inertia}.
     */
    public static void aboutTreeCenters(Model m, Data d) {
        for (int level = m.levels - 1; level >= 0; level--) {
            for (int i = m.levelStart[level] + lane(); i < m.levelStart[level + 1]; i += lanes()) {
                findSubtreeCenter(m, d, m.levelBody[i]);
            }
            sync();
        }
        for (int body = 1 + lane(); body < m.nbody; body += lanes()) {
            findInertia(m, d, body);
        }
        sync();
    }

    private static void findSubtreeCenter(Model m, Data d, int body) {
        float mass = m.bodies.mass[body];
        float x = mass * d.inertialPosition[3 * body];
        float y = mass * d.inertialPosition[3 * body + 1];
        float z = mass * d.inertialPosition[3 * body + 2];
        for (int child = body + 1; child < m.bodies.subtreeEnd[body]; child = m.bodies.subtreeEnd[child]) {
            float part = m.bodies.subtreeMass[child];
            x += part * d.subtreeCenter[3 * child];
            y += part * d.subtreeCenter[3 * child + 1];
            z += part * d.subtreeCenter[3 * child + 2];
        }
        float whole = m.bodies.subtreeMass[body];
        if (whole < SMALLEST_MASS) {
            Vec3.at(d.inertialPosition, 3 * body).store(d.subtreeCenter, 3 * body);
        } else {
            new Vec3(x, y, z).times(1f / whole).store(d.subtreeCenter, 3 * body);
        }
    }

    // R diag(moments) R^T as the sum over the principal axes, then the parallel axis theorem
    private static void findInertia(Model m, Data d, int body) {
        int at = 10 * body;
        Mat3 axes = Quat.at(d.bodyOrientation, 4 * body)
                .times(Quat.at(m.bodies.inertialOrientation, 4 * body))
                .toMatrix();
        for (int i = 0; i < 10; i++) {
            d.inertia[at + i] = 0f;
        }
        addAxis(d.inertia, at, new Vec3(axes.xx(), axes.yx(), axes.zx()), m.bodies.inertia[3 * body]);
        addAxis(d.inertia, at, new Vec3(axes.xy(), axes.yy(), axes.zy()), m.bodies.inertia[3 * body + 1]);
        addAxis(d.inertia, at, new Vec3(axes.xz(), axes.yz(), axes.zz()), m.bodies.inertia[3 * body + 2]);
        addPointMass(m, d, body);
    }

    private static void addAxis(float[] inertia, int at, Vec3 axis, float moment) {
        inertia[at] += moment * axis.x() * axis.x();
        inertia[at + 1] += moment * axis.y() * axis.y();
        inertia[at + 2] += moment * axis.z() * axis.z();
        inertia[at + 3] += moment * axis.x() * axis.y();
        inertia[at + 4] += moment * axis.x() * axis.z();
        inertia[at + 5] += moment * axis.y() * axis.z();
    }

    private static void addPointMass(Model m, Data d, int body) {
        Vec3 c = Vec3.at(d.inertialPosition, 3 * body).minus(Vec3.at(d.subtreeCenter, 3 * m.bodies.root[body]));
        float mass = m.bodies.mass[body];
        int at = 10 * body;
        d.inertia[at] += mass * (c.y() * c.y() + c.z() * c.z());
        d.inertia[at + 1] += mass * (c.x() * c.x() + c.z() * c.z());
        d.inertia[at + 2] += mass * (c.x() * c.x() + c.y() * c.y());
        d.inertia[at + 3] -= mass * c.x() * c.y();
        d.inertia[at + 4] -= mass * c.x() * c.z();
        d.inertia[at + 5] -= mass * c.y() * c.z();
        d.inertia[at + 6] = mass * c.x();
        d.inertia[at + 7] = mass * c.y();
        d.inertia[at + 8] = mass * c.z();
        d.inertia[at + 9] = mass;
    }
}
