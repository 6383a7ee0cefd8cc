package sinew.learning.ppo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.Tensor;
import sinew.learning.policy.LearnerState;
import sinew.learning.policy.RunningMoments;

/**
 * Divides rewards by the deviation of their discounted sum (Stable-Baselines3's {@code VecNormalize}): {@code reward /
 * sqrt(variance + 1e-8)}, clamped.
 */
final class RewardNormalizer {
    private static final double EPSILON = 1e-8;
    private static final String SUMS = LearnerState.REWARD_NORMALIZER + ".returns";

    private final RunningMoments moments = RunningMoments.stableBaselines(1);
    private final float[] sums;
    private final float clip;

    RewardNormalizer(int environments, double clip) {
        this.sums = new float[environments];
        this.clip = clip > 0 ? (float) clip : Float.POSITIVE_INFINITY;
    }

    /**
     * Learns from the rewards of a step and normalises them.
     *
     * @param rewards holds the rewards. Modified.
     * @param first where they begin
     * @param gamma the discount
     * @param dones where episodes ended; their sums begin anew
     */
    void learnAndNormalize(float[] rewards, int first, double gamma, int[] dones) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = (float) (sums[i] * gamma + rewards[first + i]);
        }
        moments.update(sums, 0, sums.length);
        float root = (float) Math.sqrt(moments.variance(0) + EPSILON);
        for (int i = 0; i < sums.length; i++) {
            rewards[first + i] = Math.clamp(rewards[first + i] / root, -clip, clip);
            if (dones[i] != 0) {
                sums[i] = 0;
            }
        }
    }

    List<Tensor> saveState() {
        List<Tensor> tensors = new ArrayList<>(moments.saveState(LearnerState.REWARD_NORMALIZER));
        tensors.add(Tensor.vector(SUMS, sums.clone()));
        return tensors;
    }

    void checkState(Checkpoint checkpoint) {
        moments.checkState(checkpoint, LearnerState.REWARD_NORMALIZER);
    }

    /** Sums of another number of environments are of no use: those environments begin new episodes. */
    void restoreState(Checkpoint checkpoint) {
        moments.restoreState(checkpoint, LearnerState.REWARD_NORMALIZER);
        Arrays.fill(sums, 0);
        @Nullable Tensor saved = checkpoint.find(SUMS);
        if (saved != null && saved.values() instanceof float[] values && values.length == sums.length) {
            System.arraycopy(values, 0, sums, 0, sums.length);
        }
    }
}
