package sinew.learning.cuda;

/**
 * How many rows the engine computes.
 *
 * @param environments rows of a step of a rollout
 * @param samples rows of all mini-batches
 * @param miniBatchRows rows of a mini-batch
 * @param sequenceSteps steps of the sequences of a mini-batch; 0 without memory
 * @param precision how products are computed
 */
record EngineSize(int environments, int samples, int miniBatchRows, int sequenceSteps, Precision precision) {
    static EngineSize of(Dimensions dimensions, int miniBatches, Precision precision) {
        return new EngineSize(
                dimensions.environments(),
                dimensions.samples(),
                dimensions.miniBatchRows(miniBatches),
                dimensions.sequenceSteps(),
                precision);
    }

    /** Sequences of a mini-batch. */
    int sequences() {
        return miniBatchRows / Math.max(1, sequenceSteps);
    }
}
