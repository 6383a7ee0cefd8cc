package sinew.learning.cuda;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.Tensor;
import sinew.learning.policy.LearnerState;

/**
 * Where a run is: {@code struct Progress} of the kernels.
 *
 * @param learningRate the learning rate of the next step
 * @param surrogate the sum of the surrogate losses over the mini-batches of the last update
 * @param value the sum of the value losses
 * @param entropy the sum of the entropies
 * @param divergence the sum of the divergences
 * @param meanDeviation the mean deviation of the noise after the last update
 * @param stepsTaken environment steps of the run so far
 * @param updates updates of the run so far
 * @param miniBatches how many mini-batches the last update learned from
 * @param broken what stopped being finite, 0 for nothing
 * @param optimizerSteps steps of the optimiser so far
 */
record Progress(
        double learningRate,
        double surrogate,
        double value,
        double entropy,
        double divergence,
        double meanDeviation,
        int stepsTaken,
        int updates,
        int miniBatches,
        int broken,
        int optimizerSteps) {
    static final int BYTES = 7 * Double.BYTES + 8 * Integer.BYTES;
    static final int BROKEN_LOSS = 1;
    static final int BROKEN_GRADIENT = 2;

    private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    private static final int INTS = 7 * Double.BYTES;
    private static final int STEPS_TAKEN = INTS + 4;
    private static final int UPDATES = INTS + 8;
    private static final int MINI_BATCHES = INTS + 12;
    private static final int BROKEN = INTS + 20;
    private static final int OPTIMIZER_STEPS = INTS + 24;

    /** The beginning of a run. */
    static Progress start(double learningRate) {
        return new Progress(learningRate, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** Where a saved run goes on. The learning rate goes on where it was, unless somebody has set another one since. */
    static Progress of(Checkpoint checkpoint, double learningRateSetting) {
        double saved = checkpoint.doubles(LearnerState.LEARNING_RATE)[0];
        boolean known = checkpoint.find(LearnerState.LEARNING_RATE_SETTING) != null;
        boolean changed = known && checkpoint.doubles(LearnerState.LEARNING_RATE_SETTING)[0] != learningRateSetting;
        return new Progress(
                changed ? learningRateSetting : saved,
                0,
                0,
                0,
                0,
                0,
                (int) checkpoint.longs(LearnerState.STEPS)[0],
                (int) checkpoint.longs(LearnerState.UPDATES)[0],
                0,
                0,
                (int) checkpoint.longs(LearnerState.OPTIMIZER_STEPS)[0]);
    }

    /** The tensors of a checkpoint. */
    List<Tensor> tensors(double learningRateSetting) {
        return List.of(
                Tensor.scalar(LearnerState.OPTIMIZER_STEPS, (long) optimizerSteps),
                Tensor.scalar(LearnerState.LEARNING_RATE, learningRate),
                Tensor.scalar(LearnerState.LEARNING_RATE_SETTING, learningRateSetting),
                Tensor.scalar(LearnerState.STEPS, (long) stepsTaken),
                Tensor.scalar(LearnerState.UPDATES, (long) updates));
    }

    /** Reads the structure. */
    static Progress read(MemorySegment block) {
        return new Progress(
                block.get(DOUBLE, 0),
                block.get(DOUBLE, 8),
                block.get(DOUBLE, 16),
                block.get(DOUBLE, 24),
                block.get(DOUBLE, 32),
                block.get(DOUBLE, 48),
                block.get(INT, STEPS_TAKEN),
                block.get(INT, UPDATES),
                block.get(INT, MINI_BATCHES),
                block.get(INT, BROKEN),
                block.get(INT, OPTIMIZER_STEPS));
    }

    /** Gives the bytes of the structure between two iterations. */
    MemorySegment block() {
        MemorySegment block = MemorySegment.ofArray(new byte[BYTES]);
        block.set(DOUBLE, 0, learningRate);
        block.set(INT, STEPS_TAKEN, stepsTaken);
        block.set(INT, UPDATES, updates);
        block.set(INT, OPTIMIZER_STEPS, optimizerSteps);
        return block;
    }

    /** The same with another learning rate. */
    Progress withLearningRate(double rate) {
        return new Progress(
                rate,
                surrogate,
                value,
                entropy,
                divergence,
                meanDeviation,
                stepsTaken,
                updates,
                miniBatches,
                broken,
                optimizerSteps);
    }
}
