package sinew.sim.physics.smooth;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.JointTable;
import sinew.sim.physics.model.Model;

/** How points of bodies move with the degrees of freedom: rows of Jacobians (MuJoCo documentation, Computation, {@code mj_jac}). */
@KernelCode
public final class PointMotion {
    private PointMotion() {}

    /** Velocity of a point in the world per velocity of a degree of freedom that moves it. */
    public static Vec3 ofDof(Model m, Data d, int dof, Vec3 point) {
        Vec3 center = Vec3.at(d.subtreeCenter, 3 * m.bodies.root[m.dofs.body[dof]]);
        return Vec3.at(d.motionAxis, 6 * dof).cross(point.minus(center)).plus(Vec3.at(d.motionAxis, 6 * dof + 3));
    }

    /** Velocity of a point of a body in the world. */
    public static Vec3 velocity(Model m, Data d, int body, Vec3 point) {
        Vec3 center = Vec3.at(d.subtreeCenter, 3 * m.bodies.root[body]);
        return Vec3.at(d.bodyVelocity, 6 * body).cross(point.minus(center)).plus(Vec3.at(d.bodyVelocity, 6 * body + 3));
    }

    /** Acceleration of a point of a body in the world at zero joint accelerations, without gravity. */
    public static Vec3 acceleration(Model m, Data d, int body, Vec3 point) {
        Vec3 angular = Vec3.at(d.bodyVelocity, 6 * body);
        Vec3 linear = Vec3.at(d.bodyVelocity, 6 * body + 3);
        Vec3 arm = point.minus(Vec3.at(d.subtreeCenter, 3 * m.bodies.root[body]));
        Vec3 result = angular.cross(angular.cross(arm).plus(linear));
        // from the body inwards: every axis moves with what lies before its joint
        int dof = m.dofs.lastOfBody[body];
        while (dof >= 0) {
            int type = m.joints.type[m.dofs.joint[dof]];
            int count = type == JointTable.BALL || type == JointTable.FREE ? 3 : 1;
            for (int i = dof; i > dof - count; i--) {
                angular = angular.plusTimes(Vec3.at(d.motionAxis, 6 * i), -d.qvel[i]);
                linear = linear.plusTimes(Vec3.at(d.motionAxis, 6 * i + 3), -d.qvel[i]);
            }
            for (int i = dof; i > dof - count; i--) {
                Vec3 axis = Vec3.at(d.motionAxis, 6 * i);
                Vec3 turn = angular.cross(axis);
                Vec3 shift = angular.cross(Vec3.at(d.motionAxis, 6 * i + 3)).plus(linear.cross(axis));
                result = result.plusTimes(turn.cross(arm).plus(shift), d.qvel[i]);
            }
            // the axes of a free joint's translations stand still, and nothing lies before them
            dof = type == JointTable.FREE ? -1 : m.dofs.parent[dof - count + 1];
        }
        return result;
    }

    /**
     * Adds direction . (velocity of the last point - velocity of the first) to a row. What moves both bodies moves the points as one
     * and is left out.
     *
     * @param rows where the row is. Modified.
     * @param row its first entry
     */
    public static void addDifference(
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
    public static void addTurning(Model m, Data d, float[] rows, int row, int firstBody, int lastBody, Vec3 axis) {
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
