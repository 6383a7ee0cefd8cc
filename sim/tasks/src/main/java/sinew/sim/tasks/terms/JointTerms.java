package sinew.sim.tasks.terms;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.FloatMath;
import sinew.sim.math.Random;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;
import sinew.sim.tasks.EnvironmentState;
import sinew.sim.tasks.Interval;
import sinew.sim.tasks.TermValues;

/** Terms of joints with one degree of freedom (slide and hinge). */
@KernelCode
public final class JointTerms {
    private JointTerms() {}

    /**
     * Writes the positions of all joints relative to their defaults.
     *
     * @param m the model
     * @param d its working memory
     * @param out modified: one number per joint from {@code at} on, in m or rad
     * @param at where to begin
     */
    public static void jointPositionRelative(Model m, Data d, float[] out, int at) {
        for (int i = 0; i < m.nq; i++) {
            out[at + i] = d.qpos[i] - m.qpos0[i];
        }
    }

    /**
     * Writes the velocities of all joints (the defaults are zero).
     *
     * @param m the model
     * @param d its working memory
     * @param out modified: one number per joint from {@code at} on, in m/s or rad/s
     * @param at where to begin
     */
    public static void jointVelocityRelative(Model m, Data d, float[] out, int at) {
        for (int i = 0; i < m.nv; i++) {
            out[at + i] = d.qvel[i];
        }
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
     * Sets a joint to its default plus a random offset, within its range, and likewise its velocity.
     *
     * @param m the model
     * @param d its working memory; position and velocity of the joint modified
     * @param s counts the episodes
     * @param v holds the seed
     * @param env the environment
     * @param purpose the purpose of the random numbers
     * @param joint the joint
     * @param position the offsets of the position in m or rad
     * @param velocity the offsets of the velocity in m/s or rad/s
     */
    public static void resetJointByOffset(
            Model m,
            Data d,
            EnvironmentState s,
            TermValues v,
            int env,
            int purpose,
            int joint,
            Interval position,
            Interval velocity) {
        int at = m.joints.qposStart[joint];
        int seed = v.seed[0];
        int episode = s.episodes[env];
        float wanted = m.qpos0[at] + Random.range(position.low(), position.high(), seed, env, episode, purpose, 0);
        d.qpos[at] = FloatMath.clamp(wanted, m.joints.minimum[joint], m.joints.maximum[joint]);
        d.qvel[m.joints.dofStart[joint]] =
                Random.range(velocity.low(), velocity.high(), seed, env, episode, purpose, 1);
    }
}
