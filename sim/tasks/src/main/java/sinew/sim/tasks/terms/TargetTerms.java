package sinew.sim.tasks.terms;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.FloatMath;
import sinew.sim.math.Quat;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;
import sinew.sim.tasks.EnvironmentState;
import sinew.sim.tasks.TaskConstants;

/**
 * Terms of a robot that walks to a target. The target is given in the environment's frame; Isaac Lab gives it in the world's, so that
 * environments at its sides look at it from the side.
 */
@KernelCode
public final class TargetTerms {
    private static final float LEAST_DISTANCE = 1e-9f;

    private TargetTerms() {}

    /**
     * Computes how far the root must turn to face the target.
     *
     * @param m the model
     * @param d its working memory
     * @param root the free joint
     * @param target the target in m
     * @return the angle in rad, from -pi to pi
     */
    public static float angleToTarget(Model m, Data d, int root, Vec3 target) {
        Vec3 way = target.minus(RootTerms.position(m, d, root));
        return FloatMath.wrapToPi(FloatMath.atan2(way.y(), way.x()) - RootTerms.yaw(m, d, root));
    }

    /**
     * Computes how much the root faces the target.
     *
     * @param m the model
     * @param d its working memory
     * @param root the free joint
     * @param target the target in m
     * @return the part of its forward axis along the level way to the target: 1 to -1
     */
    public static float headingProjection(Model m, Data d, int root, Vec3 target) {
        Vec3 way = target.minus(RootTerms.position(m, d, root));
        float distance = (float) Math.sqrt(way.x() * way.x() + way.y() * way.y());
        Quat q = RootTerms.orientation(m, d, root);
        float forwardX = 1f - 2f * (q.y() * q.y() + q.z() * q.z());
        float forwardY = 2f * (q.w() * q.z() + q.x() * q.y());
        return (forwardX * way.x() + forwardY * way.y()) / Math.max(distance, LEAST_DISTANCE);
    }

    /**
     * Rewards a root that faces the target.
     *
     * @param m the model
     * @param d its working memory
     * @param root the free joint
     * @param threshold from here on the reward is full, see {@link #headingProjection}
     * @param target the target in m
     * @return 1 above the threshold, else in proportion
     */
    public static float moveToTargetBonus(Model m, Data d, int root, float threshold, Vec3 target) {
        float heading = headingProjection(m, d, root, target);
        return heading > threshold ? 1f : heading / threshold;
    }

    /**
     * Remembers where the root is, for {@link #progress}; at the start of an episode after all that moves it.
     *
     * @param m the model
     * @param d its working memory
     * @param s what is remembered modified: two numbers
     * @param root the free joint
     * @param position where they are
     */
    public static void rememberPosition(Model m, Data d, EnvironmentState s, int root, int position) {
        Vec3 here = RootTerms.position(m, d, root);
        s.remembered[position] = here.x();
        s.remembered[position + 1] = here.y();
    }

    /**
     * Rewards progress towards the target since the last call: the difference of the potentials -distance / step duration, level distances.
     *
     * <p>Both distances are near 1000 m, where floats are 6e-5 m apart; so the difference of the distances a and b is computed as (a² - b²)/(a +
     * b), and a² - b² as (a - b)·(a + b) of the ways.
     *
     * @param m the model
     * @param d its working memory
     * @param s what is remembered modified: the position
     * @param c the task
     * @param root the free joint
     * @param position where the last position is remembered
     * @param target the target in m
     * @return the mean speed towards the target in m/s
     */
    public static float progress(
            Model m, Data d, EnvironmentState s, TaskConstants c, int root, int position, Vec3 target) {
        Vec3 here = RootTerms.position(m, d, root);
        float beforeX = s.remembered[position];
        float beforeY = s.remembered[position + 1];
        rememberPosition(m, d, s, root, position);
        float sumX = 2f * target.x() - beforeX - here.x();
        float sumY = 2f * target.y() - beforeY - here.y();
        float distances = distance(target.x() - beforeX, target.y() - beforeY)
                + distance(target.x() - here.x(), target.y() - here.y());
        float gained = (here.x() - beforeX) * sumX + (here.y() - beforeY) * sumY;
        return gained / (Math.max(distances, LEAST_DISTANCE) * c.stepDuration);
    }

    private static float distance(float x, float y) {
        return (float) Math.sqrt(x * x + y * y);
    }
}
