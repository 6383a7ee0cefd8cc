package sinew.learning.ppo;

import java.util.List;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.Tensor;
import sinew.learning.policy.LearnerState;
import sinew.learning.policy.RunningMoments;

/**
 * Lets the critic give values of unit scale (rl_games' {@code normalize_value}): {@code (value - mean) / sqrt(variance + 1e-5)},
 * clamped to +-5.
 */
final class ValueNormalizer {
    private static final double EPSILON = 1e-5;
    private static final float LIMIT = 5;

    private final RunningMoments moments = RunningMoments.rlGames(1);

    /** Learns from values and normalises them in place. */
    void learnAndNormalize(float[] values) {
        moments.update(values, 0, values.length);
        float mean = (float) moments.mean(0);
        float root = root();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.clamp((values[i] - mean) / root, -LIMIT, LIMIT);
        }
    }

    /** Makes values of what the critic gave, in place. */
    void denormalize(float[] outputs) {
        float mean = (float) moments.mean(0);
        float root = root();
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = Math.clamp(outputs[i], -LIMIT, LIMIT) * root + mean;
        }
    }

    private float root() {
        return (float) Math.sqrt(moments.variance(0) + EPSILON);
    }

    List<Tensor> saveState() {
        return moments.saveState(LearnerState.VALUE_NORMALIZER);
    }

    void checkState(Checkpoint checkpoint) {
        moments.checkState(checkpoint, LearnerState.VALUE_NORMALIZER);
    }

    void restoreState(Checkpoint checkpoint) {
        moments.restoreState(checkpoint, LearnerState.VALUE_NORMALIZER);
    }
}
