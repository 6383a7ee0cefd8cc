package sinew.sim.tasks.terms;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Quat;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;

/** Terms of what the model's sensors measured in the last physics step; before the first step of an episode they have measured 0. */
@KernelCode
public final class SensorTerms {
    /** Values of the four sensors of a body for {@link #netWrenches}: orientation, angular velocity, acceleration, angular acceleration. */
    private static final int VALUES_OF_BODY = 13;

    private SensorTerms() {}

    /**
     * Writes the values of all sensors. Every lane.
     *
     * @param m the model
     * @param d its working memory
     * @param scale is multiplied with each
     * @param out modified: one number per value from {@code at} on
     * @param at where to begin
     */
    public static void values(Model m, Data d, float scale, float[] out, int at) {
        for (int i = lane(); i < m.sensors.valueCount; i += lanes()) {
            out[at + i] = d.sensors.values[i] * scale;
        }
    }

    /**
     * Writes the forces and torques that act on bodies altogether, gravity included, about their origins and in their axes: what Isaac Gym's force
     * sensors measure. By the laws of Newton and Euler they follow from how the bodies move. The sensors of the model must be, for each of the
     * bodies, framequat of its frame, frameangvel, framelinacc and frameangacc of its centre of mass, in the world's axes. Every lane.
     *
     * @param m the model
     * @param d its working memory
     * @param scale is multiplied with each number
     * @param out modified: six numbers per body from {@code at} on: force in N, torque in N m
     * @param at where to begin
     */
    public static void netWrenches(Model m, Data d, float scale, float[] out, int at) {
        for (int i = lane(); i < m.sensors.count / 4; i += lanes()) {
            netWrench(m, d, m.sensors.body[4 * i], i * VALUES_OF_BODY, scale, out, at + 6 * i);
        }
    }

    private static void netWrench(Model m, Data d, int body, int values, float scale, float[] out, int at) {
        Quat turn = Quat.at(d.sensors.values, values);
        Vec3 acceleration = Vec3.at(d.sensors.values, values + 7).plus(new Vec3(m.gravityX, m.gravityY, m.gravityZ));
        Vec3 force = turn.inverseRotate(acceleration).times(m.bodies.mass[body]);
        Quat axes = Quat.at(m.bodies.inertialOrientation, 4 * body);
        Vec3 moments = Vec3.at(m.bodies.inertia, 3 * body);
        Quat inertial = turn.times(axes);
        Vec3 spin = inertial.inverseRotate(Vec3.at(d.sensors.values, values + 4));
        Vec3 change = product(moments, inertial.inverseRotate(Vec3.at(d.sensors.values, values + 10)));
        Vec3 aboutCenter = axes.rotate(change.plus(spin.cross(product(moments, spin))));
        Vec3 torque =
                aboutCenter.plus(Vec3.at(m.bodies.inertialPosition, 3 * body).cross(force));
        // without a measurement there is no orientation
        float factor = turn.w() == 0f && turn.x() == 0f && turn.y() == 0f && turn.z() == 0f ? 0f : scale;
        force.times(factor).store(out, at);
        torque.times(factor).store(out, at + 3);
    }

    private static Vec3 product(Vec3 a, Vec3 b) {
        return new Vec3(a.x() * b.x(), a.y() * b.y(), a.z() * b.z());
    }
}
