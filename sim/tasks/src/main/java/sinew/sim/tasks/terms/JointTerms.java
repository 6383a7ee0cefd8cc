package sinew.sim.tasks.terms;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;

import sinew.sim.kernel.KernelCode;
import sinew.sim.kernel.Lanes;
import sinew.sim.math.FloatMath;
import sinew.sim.math.Random;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;
import sinew.sim.tasks.EnvironmentState;
import sinew.sim.tasks.Interval;
import sinew.sim.tasks.TaskConstants;
import sinew.sim.tasks.TermValues;

/** Terms of joints with one degree of freedom (slide and hinge). */
@KernelCode
public final class JointTerms {
    private JointTerms() {}

    /**
     * Writes the positions of the robot's joints relative to the standing pose. Every lane.
     *
     * @param m the model
     * @param d its working memory
     * @param c the task
     * @param out modified: one number per joint from {@code at} on, in m or rad
     * @param at where to begin
     */
    public static void jointPositionRelative(Model m, Data d, TaskConstants c, float[] out, int at) {
        for (int i = lane(); i < c.joints.count; i += lanes()) {
            int entry = m.joints.qposStart[c.joints.joint[i]];
            out[at + i] = d.qpos[entry] - c.standing[entry];
        }
    }

    /**
     * Writes the velocities of the robot's joints; standing they are zero. Every lane.
     *
     * @param m the model
     * @param d its working memory
     * @param c the task
     * @param scale is multiplied with each
     * @param out modified: one number per joint from {@code at} on, in m/s or rad/s
     * @param at where to begin
     */
    public static void jointVelocityRelative(Model m, Data d, TaskConstants c, float scale, float[] out, int at) {
        for (int i = lane(); i < c.joints.count; i += lanes()) {
            out[at + i] = d.qvel[m.joints.dofStart[c.joints.joint[i]]] * scale;
        }
    }

    /**
     * Writes where the robot's joints are within their ranges: -1 at the lower end, 1 at the upper one. Every lane.
     *
     * @param m the model
     * @param d its working memory
     * @param c the task
     * @param out modified: one number per joint from {@code at} on
     * @param at where to begin
     */
    public static void jointPositionLimitNormalized(Model m, Data d, TaskConstants c, float[] out, int at) {
        for (int i = lane(); i < c.joints.count; i += lanes()) {
            out[at + i] = withinLimits(m, d, c.joints.joint[i]);
        }
    }

    /**
     * Tells where a joint is within its range.
     *
     * @param m the model
     * @param d its working memory
     * @param joint the joint
     * @return -1 at the lower end, 1 at the upper one, more outside
     */
    public static float withinLimits(Model m, Data d, int joint) {
        float lower = m.joints.minimum[joint];
        float upper = m.joints.maximum[joint];
        float middle = (lower + upper) * 0.5f;
        return 2f * (d.qpos[m.joints.qposStart[joint]] - middle) / (upper - lower);
    }

    /**
     * Adds how far the robot's joints are beyond a part of their ranges, 1 for each at its very end. Limits are soft here, and a fast joint goes
     * beyond its range for a moment; it counts as at the end then, where rigid limits would hold it. Every lane.
     *
     * @param m the model
     * @param d its working memory
     * @param c the task
     * @param threshold the part of the range that costs nothing, below 1
     * @return the sum
     */
    public static float jointPositionLimits(Model m, Data d, TaskConstants c, float threshold) {
        float sum = 0f;
        for (int i = lane(); i < c.joints.count; i += lanes()) {
            float beyond = Math.abs(withinLimits(m, d, c.joints.joint[i])) - threshold;
            sum += FloatMath.clamp(beyond / (1f - threshold), 0f, 1f);
        }
        return Lanes.sum(sum);
    }

    /**
     * Adds the magnitudes of action times velocity over the robot's joints: the power of motors of equal gear, in the unit of the actions.
     * The first actions are the joints'. Every lane.
     *
     * @param m the model
     * @param d its working memory
     * @param s holds the actions
     * @param c the task
     * @param env the environment
     * @param limit actions beyond it count as this much, infinity for none
     * @return the sum in rad/s
     */
    public static float powerConsumption(Model m, Data d, EnvironmentState s, TaskConstants c, int env, float limit) {
        float sum = 0f;
        for (int i = lane(); i < c.joints.count; i += lanes()) {
            float action = FloatMath.clamp(s.actions[env * c.actionSize + i], -limit, limit);
            sum += Math.abs(action * d.qvel[m.joints.dofStart[c.joints.joint[i]]]);
        }
        return Lanes.sum(sum);
    }

    /**
     * Counts the robot's joints above a part of their ranges. Every lane.
     *
     * @param m the model
     * @param d its working memory
     * @param c the task
     * @param threshold the part of the range, 1 is its upper end
     * @return the number
     */
    public static float jointsAbove(Model m, Data d, TaskConstants c, float threshold) {
        float sum = 0f;
        for (int i = lane(); i < c.joints.count; i += lanes()) {
            sum += withinLimits(m, d, c.joints.joint[i]) > threshold ? 1f : 0f;
        }
        return Lanes.sum(sum);
    }

    /**
     * Squares the distance of a hinge from a target, the shorter way round.
     *
     * @param m the model
     * @param d its working memory
     * @param joint the hinge
     * @param target the target in rad
     * @return the squared angle in rad²
     */
    public static float jointPositionTargetL2(Model m, Data d, int joint, float target) {
        float error = FloatMath.wrapToPi(d.qpos[m.joints.qposStart[joint]]) - target;
        return error * error;
    }

    /**
     * Takes the magnitude of a joint's velocity.
     *
     * @param m the model
     * @param d its working memory
     * @param joint the joint
     * @return the magnitude in m/s or rad/s
     */
    public static float jointVelocityL1(Model m, Data d, int joint) {
        return Math.abs(d.qvel[m.joints.dofStart[joint]]);
    }

    /**
     * Tells whether a joint has left an interval.
     *
     * @param m the model
     * @param d its working memory
     * @param joint the joint
     * @param bounds the interval in m or rad
     * @return true outside
     */
    public static boolean jointPositionOutOfBounds(Model m, Data d, int joint, Interval bounds) {
        float position = d.qpos[m.joints.qposStart[joint]];
        return position < bounds.low() || position > bounds.high();
    }

    /**
     * Sets a joint to its standing position plus a random offset, within its range, and its velocity to a random one.
     *
     * @param m the model
     * @param d its working memory; position and velocity of the joint modified
     * @param s counts the episodes
     * @param v holds the seed
     * @param c the task
     * @param env the environment
     * @param purpose the purpose of the random numbers
     * @param joint the joint
     * @param index the index of the random number of the position; the next one is the velocity's
     * @param position the offsets of the position in m or rad
     * @param velocity the velocities in m/s or rad/s
     */
    public static void resetJointByOffset(
            Model m,
            Data d,
            EnvironmentState s,
            TermValues v,
            TaskConstants c,
            int env,
            int purpose,
            int joint,
            int index,
            Interval position,
            Interval velocity) {
        int at = m.joints.qposStart[joint];
        int seed = v.seed[0];
        int episode = s.episodes[env];
        float wanted =
                c.standing[at] + Random.range(position.low(), position.high(), seed, env, episode, purpose, index);
        d.qpos[at] = FloatMath.clamp(wanted, m.joints.minimum[joint], m.joints.maximum[joint]);
        d.qvel[m.joints.dofStart[joint]] =
                Random.range(velocity.low(), velocity.high(), seed, env, episode, purpose, index + 1);
    }

    /**
     * Sets all joints of the robot to their standing positions plus random offsets, within their ranges, and their velocities to random ones.
     * Every lane.
     *
     * @param m the model
     * @param d its working memory; positions and velocities of the joints modified
     * @param s counts the episodes
     * @param v holds the seed
     * @param c the task
     * @param env the environment
     * @param purpose the purpose of the random numbers
     * @param position the offsets of the positions in m or rad
     * @param velocity the velocities in m/s or rad/s
     */
    public static void resetJointsByOffset(
            Model m,
            Data d,
            EnvironmentState s,
            TermValues v,
            TaskConstants c,
            int env,
            int purpose,
            Interval position,
            Interval velocity) {
        for (int i = lane(); i < c.joints.count; i += lanes()) {
            resetJointByOffset(m, d, s, v, c, env, purpose, c.joints.joint[i], 2 * i, position, velocity);
        }
    }
}
