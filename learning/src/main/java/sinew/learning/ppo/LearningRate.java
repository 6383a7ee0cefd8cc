package sinew.learning.ppo;

import sinew.learning.settings.LearningRateSettings;
import sinew.learning.settings.LearningRateSettings.Schedule;

/** The step size of the optimiser, which follows its schedule. */
final class LearningRate {
    private static final double FACTOR = 1.5;

    private LearningRateSettings settings;
    private double current;

    LearningRate(LearningRateSettings settings) {
        this.settings = settings;
        this.current = settings.initial();
    }

    double current() {
        return current;
    }

    LearningRateSettings settings() {
        return settings;
    }

    void restore(double saved) {
        current = saved;
    }

    /** Takes over other settings; another initial value replaces the current one. */
    void change(LearningRateSettings changed) {
        if (changed.initial() != settings.initial()) {
            current = changed.initial();
        }
        settings = changed;
    }

    /** Tells what the divergence of a mini-batch is, before the step that learns from it. */
    void beforeStep(double divergence) {
        if (settings.schedule() == Schedule.ADAPTIVE_PER_MINI_BATCH && divergence > 0) {
            adapt(divergence);
        }
    }

    /** Tells what the divergence of a mini-batch was, after the step that learned from it. */
    void afterStep(double divergence) {
        if (settings.schedule() == Schedule.ADAPTIVE_AFTER_MINI_BATCH) {
            adapt(divergence);
        }
    }

    /** Tells what the mean divergence of an epoch was. */
    void afterEpoch(double divergence) {
        if (settings.schedule() == Schedule.ADAPTIVE_PER_EPOCH) {
            adapt(divergence);
        }
    }

    /** Tells how many updates are done. */
    void afterUpdate(int done) {
        if (settings.schedule() == Schedule.LINEAR) {
            double left = Math.max(0, 1 - (double) done / Math.max(1, settings.decayIterations()));
            current = settings.smallest() + (settings.initial() - settings.smallest()) * left;
        }
    }

    /** Smaller when the policy moves too far, larger when it hardly moves. */
    private void adapt(double divergence) {
        if (divergence > 2 * settings.desiredKl()) {
            current = Math.max(settings.smallest(), current / FACTOR);
        } else if (divergence < settings.desiredKl() / 2) {
            current = Math.min(settings.largest(), current * FACTOR);
        }
    }
}
