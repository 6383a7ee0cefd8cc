package sinew.sim.physics.force;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.FloatMath;
import sinew.sim.math.Quat;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.smooth.PointMotion;

/** Velocity derivatives of the drag of inertia boxes, for implicitfast (see {@link FluidForces} and {@code ImplicitDamping}). */
@KernelCode
public final class FluidDamping {
    private FluidDamping() {}

    /**
     * Adds what the drag of all boxes that a degree of freedom moves adds to its row.
     *
     * @param m the model
     * @param d reads {@code motionAxis}, {@code bodyVelocity}, body poses
     * @param matrix lower triangle in the rows of {@link Model#massRowStart}. Modified.
     * @param dof which row
     */
    public static void addBoxes(Model m, Data d, float[] matrix, int dof) {
        int first = m.dofs.body[dof];
        for (int shape = 0; shape < m.fluid.count; shape++) {
            if (m.fluid.ellipsoid[shape] == 0
                    && m.fluid.body[shape] >= first
                    && m.fluid.body[shape] < m.bodies.subtreeEnd[first]) {
                addBox(m, d, matrix, dof, shape);
            }
        }
    }

    private static void addBox(Model m, Data d, float[] matrix, int dof, int shape) {
        int body = m.fluid.body[shape];
        Quat turn = Quat.at(d.bodyOrientation, 4 * body);
        Quat frame = turn.times(Quat.at(m.fluid.orientation, 4 * shape));
        Vec3 point = turn.rotate(Vec3.at(m.fluid.position, 3 * shape)).plus(Vec3.at(d.bodyPosition, 3 * body));
        Vec3 spin = frame.inverseRotate(Vec3.at(d.bodyVelocity, 6 * body));
        Vec3 velocity =
                frame.inverseRotate(PointMotion.velocity(m, d, body, point).minus(Vec3.at(m.fluid.wind, 0)));
        // derivative times motion, in the box's frame and then in the world's
        Vec3 torque =
                frame.rotate(product(turning(m, shape, spin), frame.inverseRotate(Vec3.at(d.motionAxis, 6 * dof))));
        Vec3 force = frame.rotate(
                product(moving(m, shape, velocity), frame.inverseRotate(PointMotion.ofDof(m, d, dof, point))));
        for (int entry = m.massRowStart[dof]; entry < m.massRowStart[dof + 1]; entry++) {
            int column = m.massColumn[entry];
            matrix[entry] += m.timestep
                    * (torque.dot(Vec3.at(d.motionAxis, 6 * column))
                            + force.dot(PointMotion.ofDof(m, d, column, point)));
        }
    }

    private static Vec3 product(Vec3 a, Vec3 b) {
        return new Vec3(a.x() * b.x(), a.y() * b.y(), a.z() * b.z());
    }

    private static Vec3 turning(Model m, int shape, Vec3 spin) {
        float x = m.fluid.size[3 * shape];
        float y = m.fluid.size[3 * shape + 1];
        float z = m.fluid.size[3 * shape + 2];
        float diameter = (x + y + z) / 3f;
        float constant = FloatMath.PI * diameter * diameter * diameter * m.fluid.viscosity;
        float part = m.fluid.density / 32f;
        float xx = x * x * x * x;
        float yy = y * y * y * y;
        float zz = z * z * z * z;
        return new Vec3(
                constant + part * x * (yy + zz) * Math.abs(spin.x()),
                constant + part * y * (xx + zz) * Math.abs(spin.y()),
                constant + part * z * (xx + yy) * Math.abs(spin.z()));
    }

    private static Vec3 moving(Model m, int shape, Vec3 velocity) {
        float x = m.fluid.size[3 * shape];
        float y = m.fluid.size[3 * shape + 1];
        float z = m.fluid.size[3 * shape + 2];
        float constant = FloatMath.PI * (x + y + z) * m.fluid.viscosity;
        return new Vec3(
                constant + m.fluid.density * y * z * Math.abs(velocity.x()),
                constant + m.fluid.density * x * z * Math.abs(velocity.y()),
                constant + m.fluid.density * x * y * Math.abs(velocity.z()));
    }
}
