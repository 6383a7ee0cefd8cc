package sinew.learning.cuda;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import sinew.learning.settings.LearnerSettings;
import sinew.learning.settings.LearningRateSettings;
import sinew.learning.settings.LossSettings;
import sinew.learning.settings.OptimizationSettings;
import sinew.learning.settings.ReturnSettings;
import sinew.learning.settings.ReturnSettings.TimeOutBootstrap;

/** Writes the settings that may change during a run as {@code struct Settings} of the kernels. */
final class SettingsBlock {
    /** Four doubles, 13 floats, 8 ints, and an int that makes it a multiple of a double. */
    static final int BYTES = 4 * Double.BYTES + 22 * Integer.BYTES;

    private final ByteBuffer block = ByteBuffer.allocate(BYTES).order(ByteOrder.nativeOrder());

    private SettingsBlock() {}

    /** Gives the bytes of the structure. */
    static MemorySegment of(LearnerSettings settings) {
        SettingsBlock writer = new SettingsBlock();
        writer.rates(settings.optimization().learningRate());
        writer.numbers(settings);
        writer.choices(settings);
        return MemorySegment.ofArray(writer.block.array());
    }

    /** What a learning rate is made of stays as exact as the learning rate. */
    private void rates(LearningRateSettings rate) {
        block.putDouble(rate.desiredKl());
        block.putDouble(rate.smallest());
        block.putDouble(rate.largest());
        block.putDouble(rate.initial());
    }

    private void numbers(LearnerSettings settings) {
        LossSettings loss = settings.loss();
        ReturnSettings returns = settings.returns();
        OptimizationSettings optimization = settings.optimization();
        add(loss.clip());
        add(loss.valueClip());
        add(loss.valueCoefficient());
        add(loss.entropyCoefficient());
        add(loss.boundsCoefficient());
        add(returns.gamma());
        add(returns.lambda());
        add(returns.rewardScale());
        add(returns.rewardShift());
        add(optimization.learningRate().stopKl());
        add(optimization.maximumGradientNorm());
        add(optimization.adamEpsilon());
        add(optimization.weightDecay());
    }

    private void choices(LearnerSettings settings) {
        LearningRateSettings rate = settings.optimization().learningRate();
        choose(
                switch (settings.loss().valueLoss()) {
                    case SQUARED -> 0;
                    case LARGER_OF_CLIPPED -> 1;
                    case CLIPPED -> 2;
                });
        choose(
                switch (settings.loss().boundsKind()) {
                    case BEYOND -> 0;
                    case REGULARISATION -> 1;
                });
        choose(
                switch (rate.schedule()) {
                    case FIXED -> 0;
                    case ADAPTIVE_PER_MINI_BATCH -> 1;
                    case ADAPTIVE_AFTER_MINI_BATCH -> 2;
                    case ADAPTIVE_PER_EPOCH -> 3;
                    case LINEAR -> 4;
                });
        choose(
                switch (rate.klReference()) {
                    case ROLLOUT -> 0;
                    case PREVIOUS_PASS -> 1;
                });
        choose(settings.returns().timeOutBootstrap() == TimeOutBootstrap.NONE ? 0 : 1);
        choose(
                switch (settings.returns().advantageNormalization()) {
                    case NONE -> 0;
                    case ROLLOUT -> 1;
                    case MINI_BATCH -> 2;
                });
        choose(settings.optimization().miniBatches());
        choose(rate.decayIterations());
    }

    private void add(double number) {
        block.putFloat((float) number);
    }

    private void choose(int number) {
        block.putInt(number);
    }
}
