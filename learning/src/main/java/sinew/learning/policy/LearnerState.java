package sinew.learning.policy;

import java.util.Arrays;
import java.util.List;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.Tensor;

/** The names under which a learner's state stands in checkpoints, so that every learner can read every other's. */
public final class LearnerState {
    /** Comes before the names of the parameters: Adam's mean of the gradient. */
    public static final String FIRST_MOMENT = "optimizer.exp_avg.";

    /** Comes before the names of the parameters: Adam's mean of the squared gradient. */
    public static final String SECOND_MOMENT = "optimizer.exp_avg_sq.";

    /** How many steps Adam has taken, a whole number. */
    public static final String OPTIMIZER_STEPS = "optimizer.step";

    /** The learning rate of the next step, a 64-bit float. */
    public static final String LEARNING_RATE = "optimizer.learning_rate";

    /** The setting that the learning rate started from, a 64-bit float. */
    public static final String LEARNING_RATE_SETTING = "optimizer.learning_rate_setting";

    /** The environment steps of the run so far, which the noise of actions counts by, a whole number. */
    public static final String STEPS = "random.steps";

    /** The updates of the run so far, which the orders of samples count by, a whole number. */
    public static final String UPDATES = "random.updates";

    /** The prefix of the moments of the critic's observations. */
    public static final String CRITIC_NORMALIZER = "critic_obs_normalizer";

    /** The prefix of the moments of values. */
    public static final String VALUE_NORMALIZER = "value_normalizer";

    /** The prefix of the moments of discounted sums of rewards. */
    public static final String REWARD_NORMALIZER = "reward_normalizer";

    private LearnerState() {}

    /**
     * Cuts a flat vector into named tensors.
     *
     * @param layout what lies where
     * @param prefix comes before each name
     * @param flat the vector
     * @param tensors where the tensors are added. Modified.
     */
    public static void save(ParameterLayout layout, String prefix, float[] flat, List<Tensor> tensors) {
        for (ParameterLayout.Slice slice : layout.slices()) {
            float[] values = Arrays.copyOfRange(flat, slice.offset(), slice.offset() + slice.length());
            tensors.add(new Tensor(prefix + slice.name(), slice.shape(), values));
        }
    }

    /**
     * Collects named tensors in a flat vector.
     *
     * @param layout what lies where
     * @param prefix comes before each name
     * @param checkpoint holds the tensors
     * @return the vector
     * @throws sinew.learning.checkpoint.CheckpointException if a tensor is missing or has another shape
     */
    public static float[] load(ParameterLayout layout, String prefix, Checkpoint checkpoint) {
        float[] flat = new float[layout.size()];
        for (ParameterLayout.Slice slice : layout.slices()) {
            float[] values = checkpoint.floats(prefix + slice.name(), slice.shape());
            System.arraycopy(values, 0, flat, slice.offset(), values.length);
        }
        return flat;
    }
}
