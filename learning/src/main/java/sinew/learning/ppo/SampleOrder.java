package sinew.learning.ppo;

import sinew.learning.settings.OptimizationSettings;

/** Which sample of a rollout comes when. */
final class SampleOrder {
    private final OptimizationSettings.SampleOrder kind;
    private final int seed;
    private final int steps;
    private final int environments;

    SampleOrder(OptimizationSettings.SampleOrder kind, int seed, int steps, int environments) {
        this.kind = kind;
        this.seed = seed;
        this.steps = steps;
        this.environments = environments;
    }

    /** Tells whether an epoch has another order than the one before it. */
    boolean changes(int epoch) {
        return epoch == 0 || kind == OptimizationSettings.SampleOrder.PERMUTED_EACH_EPOCH;
    }

    /**
     * Orders the samples.
     *
     * @param length how many samples are put in order, the first ones of the rollout if they are permuted
     * @param update which update of the run it is
     * @param epoch which pass over the samples it is
     * @return where each sample lies in the rollout, {@code step * environments + environment}
     */
    int[] draw(int length, int update, int epoch) {
        return switch (kind) {
            case PERMUTED_ONCE -> Permutation.draw(length, seed, update);
            case PERMUTED_EACH_EPOCH -> Permutation.draw(length, seed, update, epoch);
            case CONTIGUOUS_BY_ENVIRONMENT -> contiguous(length);
        };
    }

    private int[] contiguous(int length) {
        int[] order = new int[length];
        for (int i = 0; i < length; i++) {
            order[i] = i % steps * environments + i / steps;
        }
        return order;
    }
}
