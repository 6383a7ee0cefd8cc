package sinew.sim.physics;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Vec3;

/** How points of bodies move with the degrees of freedom: rows of Jacobians (MuJoCo documentation, Computation, {@code mj_jac}). */
@KernelCode
final class PointMotion {
    private PointMotion() {}

    /** Velocity of a point in the world per velocity of a degree of freedom that moves it. */
    static Vec3 ofDof(Model m, Data d, int dof, Vec3 point) {
        Vec3 center = Vec3.at(d.subtreeCenter, 3 * m.bodies.root[m.dofs.body[dof]]);
        return Vec3.at(d.motionAxis, 6 * dof).cross(point.minus(center)).plus(Vec3.at(d.motionAxis, 6 * dof + 3));
    }

    /** Velocity of a point of a body in the world. */
    static Vec3 velocity(Model m, Data d, int body, Vec3 point) {
        Vec3 center = Vec3.at(d.subtreeCenter, 3 * m.bodies.root[body]);
        return Vec3.at(d.bodyVelocity, 6 * body).cross(point.minus(center)).plus(Vec3.at(d.bodyVelocity, 6 * body + 3));
    }

    /**
     * Adds direction . (velocity of the last point - velocity of the first) to a row. What moves both bodies moves the points as one
     * and is left out.
     *
     * @param rows where the row is. Modified.
     * @param row its first entry
     */
    static void addDifference(
            Model m, Data d, float[] rows, int row, Vec3 from, int firstBody, Vec3 to, int lastBody, Vec3 direction) {
        int first = m.dofs.lastOfBody[firstBody];
        int last = m.dofs.lastOfBody[lastBody];
        while (first != last) {
            if (first > last) {
                rows[row + first] -= direction.dot(ofDof(m, d, first, from));
                first = m.dofs.parent[first];
            } else {
                rows[row + last] += direction.dot(ofDof(m, d, last, to));
                last = m.dofs.parent[last];
            }
        }
    }

    /** Adds axis . (angular velocity of the last body - that of the first) to a row, as {@link #addDifference}. */
    static void addTurning(Model m, Data d, float[] rows, int row, int firstBody, int lastBody, Vec3 axis) {
        int first = m.dofs.lastOfBody[firstBody];
        int last = m.dofs.lastOfBody[lastBody];
        while (first != last) {
            if (first > last) {
                rows[row + first] -= axis.dot(Vec3.at(d.motionAxis, 6 * first));
                first = m.dofs.parent[first];
            } else {
                rows[row + last] += axis.dot(Vec3.at(d.motionAxis, 6 * last));
                last = m.dofs.parent[last];
            }
        }
    }
}
