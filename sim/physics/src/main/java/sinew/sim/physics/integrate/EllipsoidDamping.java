package sinew.sim.physics.integrate;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.FloatMath;
import sinew.sim.math.Quat;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.force.FluidForces;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.smooth.PointMotion;

/** Velocity derivatives of the medium's forces on ellipsoids, for implicit integrators (see {@link FluidForces}). */
@KernelCode
final class EllipsoidDamping {
    private static final float SMALLEST = 1e-30f;

    private EllipsoidDamping() {}

    /** Subtracts the derivatives of the forces on all ellipsoids of a body. {@code derivatives.ofBody} is modified. */
    static void subtractFrom(Model m, Data d, int body) {
        for (int shape = 0; shape < m.fluid.count; shape++) {
            if (m.fluid.body[shape] == body && m.fluid.ellipsoid[shape] != 0) {
                for (int column = 0; column < 6; column++) {
                    subtractColumn(m, d, shape, column);
                }
            }
        }
    }

    // the change of torque and force, about the centre of mass of the tree, for a unit motion
    private static void subtractColumn(Model m, Data d, int shape, int column) {
        int body = m.fluid.body[shape];
        Quat turn = Quat.at(d.bodyOrientation, 4 * body);
        Quat frame = turn.times(Quat.at(m.fluid.orientation, 4 * shape));
        Vec3 point = turn.rotate(Vec3.at(m.fluid.position, 3 * shape)).plus(Vec3.at(d.bodyPosition, 3 * body));
        Vec3 arm = point.minus(Vec3.at(d.subtreeCenter, 3 * m.bodies.root[body]));
        Vec3 spin = frame.inverseRotate(Vec3.at(d.bodyVelocity, 6 * body));
        Vec3 velocity =
                frame.inverseRotate(PointMotion.velocity(m, d, body, point).minus(Vec3.at(m.fluid.wind, 0)));
        Vec3 angular = BiasDerivatives.unit(column);
        Vec3 linear = BiasDerivatives.unit(column - 3).plus(angular.cross(arm));
        Vec3 turned = frame.inverseRotate(angular);
        Vec3 moved = frame.inverseRotate(linear);
        Vec3 force = frame.rotate(forceChange(m, shape, spin, velocity, turned, moved));
        Vec3 torque = frame.rotate(torqueChange(m, shape, spin, velocity, turned, moved))
                .plus(arm.cross(force));
        int at = 36 * body + column;
        d.derivatives.ofBody[at] -= torque.x();
        d.derivatives.ofBody[at + 6] -= torque.y();
        d.derivatives.ofBody[at + 12] -= torque.z();
        d.derivatives.ofBody[at + 18] -= force.x();
        d.derivatives.ofBody[at + 24] -= force.y();
        d.derivatives.ofBody[at + 30] -= force.z();
    }

    private static Vec3 product(Vec3 a, Vec3 b) {
        return new Vec3(a.x() * b.x(), a.y() * b.y(), a.z() * b.z());
    }

    // of (m v) x v + (I w) x w - drag w
    private static Vec3 torqueChange(Model m, int shape, Vec3 spin, Vec3 velocity, Vec3 turned, Vec3 moved) {
        Vec3 mass = Vec3.at(m.fluid.addedVolume, 6 * shape).times(m.fluid.density);
        Vec3 inertia = Vec3.at(m.fluid.addedVolume, 6 * shape + 3).times(m.fluid.density);
        Vec3 moments = product(FluidForces.turningMoments(m, shape), spin);
        Vec3 changed = product(FluidForces.turningMoments(m, shape), turned);
        float change = m.fluid.density * moments.dot(changed) / Math.max(SMALLEST, moments.norm());
        return product(mass, moved)
                .cross(velocity)
                .plus(product(mass, velocity).cross(moved))
                .plus(product(inertia, turned).cross(spin))
                .plus(product(inertia, spin).cross(turned))
                .plusTimes(turned, -FluidForces.angularDrag(m, shape, spin))
                .plusTimes(spin, -change);
    }

    // of (m v) x w + magnus w x v + lift and drag
    private static Vec3 forceChange(Model m, int shape, Vec3 spin, Vec3 velocity, Vec3 turned, Vec3 moved) {
        Vec3 mass = Vec3.at(m.fluid.addedVolume, 6 * shape).times(m.fluid.density);
        float magnus = FluidForces.magnus(m, shape);
        return product(mass, moved)
                .cross(spin)
                .plus(product(mass, velocity).cross(turned))
                .plusTimes(turned.cross(velocity).plus(spin.cross(moved)), magnus)
                .plus(liftAndDragChange(m, shape, velocity, moved));
    }

    private static Vec3 liftAndDragChange(Model m, int shape, Vec3 velocity, Vec3 moved) {
        Vec3 size = Vec3.at(m.fluid.size, 3 * shape);
        float longest = Math.max(size.x(), Math.max(size.y(), size.z()));
        float shortest = Math.min(size.x(), Math.min(size.y(), size.z()));
        float middle = size.x() + size.y() + size.z() - longest - shortest;
        Vec3 shares = FluidForces.squaredAreas(size);
        Vec3 normal = product(shares, velocity);
        Vec3 normalChange = product(shares, moved);
        float denominator = Math.max(SMALLEST, normal.dot(normal));
        float numerator = Math.max(SMALLEST, normal.dot(velocity));
        float speed = velocity.norm();
        float inverse = 1f / Math.max(SMALLEST, speed);
        // relative changes of denominator, numerator and speed
        float ofDenominator = 2f * normal.dot(normalChange) / denominator;
        float ofNumerator = 2f * normal.dot(moved) / numerator;
        float ofSpeed = velocity.dot(moved) * inverse * inverse;
        float area = FloatMath.PI * longest * longest * FloatMath.sqrt(denominator / numerator);
        float areaChange = 0.5f * area * (ofDenominator - ofNumerator);
        float cosine = numerator * inverse / denominator;
        float lift = m.fluid.coefficients[5 * shape + 3] * m.fluid.density * cosine * area;
        float liftChange = 0.5f * lift * (ofNumerator - ofDenominator) - lift * ofSpeed;
        float square = velocity.dot(velocity);
        Vec3 direction = velocity.times(normal.dot(velocity)).plusTimes(normal, -square);
        Vec3 directionChange = moved.times(normal.dot(velocity))
                .plusTimes(velocity, 2f * normal.dot(moved))
                .plusTimes(normalChange, -square)
                .plusTimes(normal, -2f * velocity.dot(moved));
        float blunt = m.fluid.coefficients[5 * shape];
        float slender = m.fluid.coefficients[5 * shape + 1];
        float diameter = 2f / 3f * (size.x() + size.y() + size.z());
        float facing = area * blunt + slender * (FloatMath.PI * longest * middle - area);
        float drag = m.fluid.viscosity * 3f * FloatMath.PI * diameter + m.fluid.density * speed * facing;
        float dragChange = m.fluid.density * speed * (ofSpeed * facing + (blunt - slender) * areaChange);
        return direction
                .times(liftChange)
                .plusTimes(directionChange, lift)
                .plusTimes(moved, -drag)
                .plusTimes(velocity, -dragChange);
    }
}
