package sinew.learning.ppo;

import java.util.Arrays;
import java.util.List;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.Tensor;
import sinew.learning.policy.ParameterLayout;

/** The names under which a learner's state stands in checkpoints, so that every learner can read every other's. */
final class LearnerState {
    static final String FIRST_MOMENT = "optimizer.exp_avg.";
    static final String SECOND_MOMENT = "optimizer.exp_avg_sq.";
    static final String OPTIMIZER_STEPS = "optimizer.step";
    static final String LEARNING_RATE = "optimizer.learning_rate";
    static final String LEARNING_RATE_SETTING = "optimizer.learning_rate_setting";
    static final String STEPS = "random.steps";
    static final String UPDATES = "random.updates";

    private LearnerState() {}

    /** Cuts a flat vector into named tensors. */
    static void save(ParameterLayout layout, String prefix, float[] flat, List<Tensor> tensors) {
        for (ParameterLayout.Slice slice : layout.slices()) {
            float[] values = Arrays.copyOfRange(flat, slice.offset(), slice.offset() + slice.length());
            tensors.add(new Tensor(prefix + slice.name(), slice.shape(), values));
        }
    }

    /** Collects named tensors in a flat vector. */
    static float[] load(ParameterLayout layout, String prefix, Checkpoint checkpoint) {
        float[] flat = new float[layout.size()];
        for (ParameterLayout.Slice slice : layout.slices()) {
            float[] values = checkpoint.floats(prefix + slice.name(), slice.shape());
            System.arraycopy(values, 0, flat, slice.offset(), values.length);
        }
        return flat;
    }
}
