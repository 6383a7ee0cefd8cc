package sinew.sim.tasks.terms;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.FloatMath;
import sinew.sim.math.Quat;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;

/** Terms of the free joint that carries a robot. Its centre of mass is where the joint is, so that velocities are those of both. */
@KernelCode
public final class RootTerms {
    private RootTerms() {}

    /**
     * Reads the root's position.
     *
     * @param m the model
     * @param d its working memory
     * @param root the free joint
     * @return the position in the environment's frame, in m
     */
    public static Vec3 position(Model m, Data d, int root) {
        return Vec3.at(d.qpos, m.joints.qposStart[root]);
    }

    /**
     * Reads the root's orientation.
     *
     * @param m the model
     * @param d its working memory
     * @param root the free joint
     * @return a unit quaternion from the root to the environment
     */
    public static Quat orientation(Model m, Data d, int root) {
        return Quat.at(d.qpos, m.joints.qposStart[root] + 3);
    }

    /**
     * Writes the root's height.
     *
     * @param m the model
     * @param d its working memory
     * @param root the free joint
     * @param out modified: one number at {@code at}, in m
     * @param at where
     */
    public static void positionZ(Model m, Data d, int root, float[] out, int at) {
        out[at] = position(m, d, root).z();
    }

    /**
     * Writes the root's velocity in its own frame.
     *
     * @param m the model
     * @param d its working memory
     * @param root the free joint
     * @param out modified: three numbers from {@code at} on, in m/s
     * @param at where to begin
     */
    public static void linearVelocity(Model m, Data d, int root, float[] out, int at) {
        orientation(m, d, root)
                .inverseRotate(Vec3.at(d.qvel, m.joints.dofStart[root]))
                .store(out, at);
    }

    /**
     * Writes the root's angular velocity in its own frame.
     *
     * @param m the model
     * @param d its working memory
     * @param root the free joint
     * @param out modified: three numbers from {@code at} on, in rad/s
     * @param at where to begin
     */
    public static void angularVelocity(Model m, Data d, int root, float[] out, int at) {
        Vec3.at(d.qvel, m.joints.dofStart[root] + 3).store(out, at);
    }

    /**
     * Computes the angle about the vertical: the last of the angles about fixed x, y and z axes.
     *
     * @param m the model
     * @param d its working memory
     * @param root the free joint
     * @return the angle in rad, from -pi to pi
     */
    public static float yaw(Model m, Data d, int root) {
        Quat q = orientation(m, d, root);
        return FloatMath.atan2(2f * (q.w() * q.z() + q.x() * q.y()), 1f - 2f * (q.y() * q.y() + q.z() * q.z()));
    }

    /**
     * Computes the angle about the forward axis: the first of the angles about fixed x, y and z axes.
     *
     * @param m the model
     * @param d its working memory
     * @param root the free joint
     * @return the angle in rad, from -pi to pi
     */
    public static float roll(Model m, Data d, int root) {
        Quat q = orientation(m, d, root);
        return FloatMath.atan2(2f * (q.w() * q.x() + q.y() * q.z()), 1f - 2f * (q.x() * q.x() + q.y() * q.y()));
    }

    /**
     * Computes how upright the root is.
     *
     * @param m the model
     * @param d its working memory
     * @param root the free joint
     * @return the vertical part of its up axis: 1 upright, -1 upside down
     */
    public static float up(Model m, Data d, int root) {
        Quat q = orientation(m, d, root);
        return 1f - 2f * (q.x() * q.x() + q.y() * q.y());
    }

    /**
     * Tells whether the root is lower than allowed.
     *
     * @param m the model
     * @param d its working memory
     * @param root the free joint
     * @param minimum the least height in m
     * @return true below
     */
    public static boolean heightBelowMinimum(Model m, Data d, int root, float minimum) {
        return position(m, d, root).z() < minimum;
    }

    /**
     * Rewards an upright root.
     *
     * @param m the model
     * @param d its working memory
     * @param root the free joint
     * @param threshold how upright, see {@link #up}
     * @return 1 above the threshold, else 0
     */
    public static float uprightPostureBonus(Model m, Data d, int root, float threshold) {
        return up(m, d, root) > threshold ? 1f : 0f;
    }
}
