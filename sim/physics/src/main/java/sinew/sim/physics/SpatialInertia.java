package sinew.sim.physics;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Mat3;
import sinew.sim.math.Quat;
import sinew.sim.math.Vec3;

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
        float mass = m.bodyMass[body];
        float x = mass * d.inertialPosition[3 * body];
        float y = mass * d.inertialPosition[3 * body + 1];
        float z = mass * d.inertialPosition[3 * body + 2];
        for (int child = body + 1; child < m.bodySubtreeEnd[body]; child = m.bodySubtreeEnd[child]) {
            float part = m.bodySubtreeMass[child];
            x += part * d.subtreeCenter[3 * child];
            y += part * d.subtreeCenter[3 * child + 1];
            z += part * d.subtreeCenter[3 * child + 2];
        }
        float whole = m.bodySubtreeMass[body];
        if (whole < SMALLEST_MASS) {
            Vec3.at(d.inertialPosition, 3 * body).store(d.subtreeCenter, 3 * body);
        } else {
            new Vec3(x, y, z).times(1f / whole).store(d.subtreeCenter, 3 * body);
        }
    }

    private static void findInertia(Model m, Data d, int body) {
        Quat axes = Quat.at(d.bodyOrientation, 4 * body).times(Quat.at(m.bodyInertialOrientation, 4 * body));
        Vec3 center = Vec3.at(d.inertialPosition, 3 * body).minus(Vec3.at(d.subtreeCenter, 3 * m.bodyRoot[body]));
        storeInertia(axes.toMatrix(), Vec3.at(m.bodyInertia, 3 * body), center, m.bodyMass[body], d.inertia, 10 * body);
    }

    // R diag(moments) R^T by the parallel axis theorem, and the first moment of mass
    private static void storeInertia(Mat3 r, Vec3 moments, Vec3 c, float mass, float[] inertia, int at) {
        float a = moments.x();
        float b = moments.y();
        float g = moments.z();
        inertia[at] = a * r.xx() * r.xx()
                + b * r.xy() * r.xy()
                + g * r.xz() * r.xz()
                + mass * (c.y() * c.y() + c.z() * c.z());
        inertia[at + 1] = a * r.yx() * r.yx()
                + b * r.yy() * r.yy()
                + g * r.yz() * r.yz()
                + mass * (c.x() * c.x() + c.z() * c.z());
        inertia[at + 2] = a * r.zx() * r.zx()
                + b * r.zy() * r.zy()
                + g * r.zz() * r.zz()
                + mass * (c.x() * c.x() + c.y() * c.y());
        inertia[at + 3] = a * r.xx() * r.yx() + b * r.xy() * r.yy() + g * r.xz() * r.yz() - mass * c.x() * c.y();
        inertia[at + 4] = a * r.xx() * r.zx() + b * r.xy() * r.zy() + g * r.xz() * r.zz() - mass * c.x() * c.z();
        inertia[at + 5] = a * r.yx() * r.zx() + b * r.yy() * r.zy() + g * r.yz() * r.zz() - mass * c.y() * c.z();
        inertia[at + 6] = mass * c.x();
        inertia[at + 7] = mass * c.y();
        inertia[at + 8] = mass * c.z();
        inertia[at + 9] = mass;
    }
}
