package sinew.sim.physics.force;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.FloatMath;
import sinew.sim.math.Quat;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.smooth.PointMotion;
import sinew.sim.physics.smooth.Spatial;

/** Drag and lift of the medium (MuJoCo documentation, Computation, fluid forces: the inertia model and the ellipsoid model). */
@KernelCode
public final class FluidForces {
    private static final float SMALLEST = 1e-30f;

    private FluidForces() {}

    /**
     * Adds the forces of the medium to the passive forces.
     *
     * @param m the model
     * @param d reads {@code bodyVelocity}, {@code motionAxis}, body poses. Modified: {@code fluid}, {@code qfrcPassive}.
     */
    public static void addToPassive(Model m, Data d) {
        for (int shape = lane(); shape < m.fluid.count; shape += lanes()) {
            findForce(m, d, shape);
        }
        sync();
        for (int dof = lane(); dof < m.nv; dof += lanes()) {
            addToDof(m, d, dof);
        }
        sync();
    }

    private static void addToDof(Model m, Data d, int dof) {
        int first = m.dofs.body[dof];
        int end = m.bodies.subtreeEnd[first];
        float force = 0f;
        for (int shape = 0; shape < m.fluid.count; shape++) {
            if (m.fluid.body[shape] >= first && m.fluid.body[shape] < end) {
                force += Spatial.dot(d.motionAxis, 6 * dof, d.fluid.force, 6 * shape);
            }
        }
        d.qfrcPassive[dof] += force;
    }

    private static void findForce(Model m, Data d, int shape) {
        int body = m.fluid.body[shape];
        Quat turn = Quat.at(d.bodyOrientation, 4 * body);
        Quat frame = turn.times(Quat.at(m.fluid.orientation, 4 * shape));
        Vec3 point = turn.rotate(Vec3.at(m.fluid.position, 3 * shape)).plus(Vec3.at(d.bodyPosition, 3 * body));
        Vec3 spin = frame.inverseRotate(Vec3.at(d.bodyVelocity, 6 * body));
        Vec3 velocity =
                frame.inverseRotate(PointMotion.velocity(m, d, body, point).minus(Vec3.at(m.fluid.wind, 0)));
        float[] local = new float[6];
        if (m.fluid.ellipsoid[shape] != 0) {
            onEllipsoid(m, shape, spin, velocity, local);
        } else {
            onBox(m, shape, spin, velocity, local);
        }
        Vec3 force = frame.rotate(Vec3.at(local, 3));
        Vec3 arm = point.minus(Vec3.at(d.subtreeCenter, 3 * m.bodies.root[body]));
        frame.rotate(Vec3.at(local, 0)).plus(arm.cross(force)).store(d.fluid.force, 6 * shape);
        force.store(d.fluid.force, 6 * shape + 3);
    }

    private static void onBox(Model m, int shape, Vec3 spin, Vec3 velocity, float[] local) {
        float x = m.fluid.size[3 * shape];
        float y = m.fluid.size[3 * shape + 1];
        float z = m.fluid.size[3 * shape + 2];
        float diameter = (x + y + z) / 3f;
        float turning = FloatMath.PI * diameter * diameter * diameter * m.fluid.viscosity;
        float moving = 3f * FloatMath.PI * diameter * m.fluid.viscosity;
        float half = 0.5f * m.fluid.density;
        float part = m.fluid.density / 64f;
        local[0] = -spin.x() * (turning + part * x * (power4(y) + power4(z)) * Math.abs(spin.x()));
        local[1] = -spin.y() * (turning + part * y * (power4(x) + power4(z)) * Math.abs(spin.y()));
        local[2] = -spin.z() * (turning + part * z * (power4(x) + power4(y)) * Math.abs(spin.z()));
        local[3] = -velocity.x() * (moving + half * y * z * Math.abs(velocity.x()));
        local[4] = -velocity.y() * (moving + half * x * z * Math.abs(velocity.y()));
        local[5] = -velocity.z() * (moving + half * x * y * Math.abs(velocity.z()));
    }

    private static void onEllipsoid(Model m, int shape, Vec3 spin, Vec3 velocity, float[] local) {
        float density = m.fluid.density;
        Vec3 mass = Vec3.at(m.fluid.addedVolume, 6 * shape).times(density);
        Vec3 inertia = Vec3.at(m.fluid.addedVolume, 6 * shape + 3).times(density);
        Vec3 momentum = new Vec3(mass.x() * velocity.x(), mass.y() * velocity.y(), mass.z() * velocity.z());
        Vec3 angular = new Vec3(inertia.x() * spin.x(), inertia.y() * spin.y(), inertia.z() * spin.z());
        momentum.cross(velocity)
                .plus(angular.cross(spin))
                .plusTimes(spin, -angularDrag(m, shape, spin))
                .store(local, 0);
        momentum.cross(spin)
                .plusTimes(spin.cross(velocity), magnus(m, shape))
                .plus(liftAndDrag(m, shape, Vec3.at(m.fluid.size, 3 * shape), velocity))
                .store(local, 3);
    }

    /** What spin and velocity of an ellipsoid are crossed with: force per m/s and rad/s. */
    public static float magnus(Model m, int shape) {
        Vec3 size = Vec3.at(m.fluid.size, 3 * shape);
        float volume = 4f / 3f * FloatMath.PI * size.x() * size.y() * size.z();
        return m.fluid.coefficients[5 * shape + 4] * m.fluid.density * volume;
    }

    // lengths are measured by the longest semi-axis, so that small bodies stay within the range of floats
    private static Vec3 liftAndDrag(Model m, int shape, Vec3 size, Vec3 velocity) {
        float longest = Math.max(size.x(), Math.max(size.y(), size.z()));
        float shortest = Math.min(size.x(), Math.min(size.y(), size.z()));
        float middle = size.x() + size.y() + size.z() - longest - shortest;
        Vec3 shares = squaredAreas(size);
        Vec3 normal = new Vec3(shares.x() * velocity.x(), shares.y() * velocity.y(), shares.z() * velocity.z());
        float denominator = Math.max(SMALLEST, normal.dot(normal));
        float numerator = normal.dot(velocity);
        float area =
                FloatMath.PI * longest * longest * FloatMath.sqrt(normal.dot(normal) / Math.max(SMALLEST, numerator));
        float speed = velocity.norm();
        float cosine = numerator / Math.max(SMALLEST, speed * denominator);
        float lift = m.fluid.coefficients[5 * shape + 3] * m.fluid.density * cosine * area;
        float blunt = m.fluid.coefficients[5 * shape];
        float slender = m.fluid.coefficients[5 * shape + 1];
        float diameter = 2f / 3f * (size.x() + size.y() + size.z());
        float largest = FloatMath.PI * longest * middle;
        float drag = m.fluid.viscosity * 3f * FloatMath.PI * diameter
                + m.fluid.density * speed * (area * blunt + slender * (largest - area));
        return normal.cross(velocity).times(lift).cross(velocity).plusTimes(velocity, -drag);
    }

    /** Squares of the products of two semi-axes each, in units of the longest. */
    public static Vec3 squaredAreas(Vec3 size) {
        float longest = Math.max(size.x(), Math.max(size.y(), size.z()));
        float scale = 1f / longest;
        return new Vec3(
                square(size.y() * scale * size.z() * scale),
                square(size.z() * scale * size.x() * scale),
                square(size.x() * scale * size.y() * scale));
    }

    /** Torque against the rotation of an ellipsoid per rad/s, in N m s. */
    public static float angularDrag(Model m, int shape, Vec3 spin) {
        Vec3 size = Vec3.at(m.fluid.size, 3 * shape);
        Vec3 each = turningMoments(m, shape);
        Vec3 moments = new Vec3(spin.x() * each.x(), spin.y() * each.y(), spin.z() * each.z());
        float diameter = 2f / 3f * (size.x() + size.y() + size.z());
        return m.fluid.viscosity * FloatMath.PI * diameter * diameter * diameter + m.fluid.density * moments.norm();
    }

    /** Moments of area that resist rotations of an ellipsoid about its axes, with their drag coefficients, in m^5. */
    public static Vec3 turningMoments(Model m, int shape) {
        Vec3 size = Vec3.at(m.fluid.size, 3 * shape);
        float longest = Math.max(size.x(), Math.max(size.y(), size.z()));
        float shortest = Math.min(size.x(), Math.min(size.y(), size.z()));
        float middle = size.x() + size.y() + size.z() - longest - shortest;
        float part = 8f / 15f * FloatMath.PI;
        float largest = part * middle * power4(longest);
        float slender = m.fluid.coefficients[5 * shape + 1];
        float turning = m.fluid.coefficients[5 * shape + 2] - slender;
        float x = part * size.x() * power4(Math.max(size.y(), size.z()));
        float y = part * size.y() * power4(Math.max(size.z(), size.x()));
        float z = part * size.z() * power4(Math.max(size.x(), size.y()));
        return new Vec3(
                turning * x + slender * largest, turning * y + slender * largest, turning * z + slender * largest);
    }

    private static float square(float value) {
        return value * value;
    }

    private static float power4(float value) {
        return value * value * (value * value);
    }
}
