package sinew.learning.cuda;

/**
 * How many rows the engine computes.
 *
 * @param environments rows of a step of a rollout
 * @param samples rows of all mini-batches
 * @param miniBatchRows rows of a mini-batch
 * @param precision how products are computed
 */
record EngineSize(int environments, int samples, int miniBatchRows, Precision precision) {
    static EngineSize of(Dimensions dimensions, int miniBatches, Precision precision) {
        return new EngineSize(
                dimensions.environments(), dimensions.samples(), dimensions.samples() / miniBatches, precision);
    }
}
