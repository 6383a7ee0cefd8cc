package sinew.learning.cuda;

import sinew.learning.RandomPurpose;
import sinew.learning.settings.LearnerSettings;
import sinew.learning.settings.NormalizationSettings.Kind;
import sinew.learning.settings.OptimizationSettings.SampleOrder;
import sinew.sim.kernel.device.DeviceAddress;
import sinew.sim.kernel.device.DeviceFunction;
import sinew.sim.kernel.device.DeviceModule;

/** Launches an update: all epochs over all mini-batches of a rollout. Nothing of it waits, so that it can be recorded. */
final class UpdateKernels {
    private static final int BLOCK = 256;
    private static final int HEAD_BLOCK = 128;
    private static final int LARGEST_BLOCK = 1024;
    private static final int WARP = 32;

    private final Dimensions dimensions;
    private final LearnerSettings fixed;
    private final HeadLayout heads;
    private final Networks networks;
    private final RolloutArrays rollout;
    private final BatchArrays batch;
    private final RunArrays run;
    private final Moments actorMoments;
    private final Moments criticMoments;
    private final DeviceFunction start;
    private final DeviceFunction order;
    private final DeviceFunction prepareSamples;
    private final DeviceFunction prepareInputs;
    private final DeviceFunction normalizeAdvantages;
    private final DeviceFunction loss;
    private final DeviceFunction decide;
    private final DeviceFunction end;

    UpdateKernels(
            DeviceModule module,
            Dimensions dimensions,
            LearnerSettings fixed,
            HeadLayout heads,
            Networks networks,
            RolloutArrays rollout,
            BatchArrays batch,
            RunArrays run,
            Moments actorMoments,
            Moments criticMoments) {
        this.dimensions = dimensions;
        this.fixed = fixed;
        this.heads = heads;
        this.networks = networks;
        this.rollout = rollout;
        this.batch = batch;
        this.run = run;
        this.actorMoments = actorMoments;
        this.criticMoments = criticMoments;
        start = module.function("start_update");
        order = module.function("order_samples");
        prepareSamples = module.function("prepare_samples");
        prepareInputs = module.function("prepare_inputs");
        normalizeAdvantages = module.function("normalize_advantages");
        loss = module.function("loss");
        decide = module.function("decide_step");
        end = module.function("end_update");
    }

    /**
     * What decides which kernels an update launches.
     *
     * @param epochs passes over the samples
     * @param miniBatches mini-batches in each
     * @param order in which order samples are learned from, unless the networks have a memory
     */
    record Shape(int epochs, int miniBatches, SampleOrder order) {
        static Shape of(LearnerSettings settings) {
            return new Shape(
                    settings.optimization().epochs(),
                    settings.optimization().miniBatches(),
                    settings.optimization().order());
        }
    }

    /** Learns from the rollout. */
    void update(Shape shape) {
        start.launch(1, 1, 1, 1, 0, run.progress, networks.optimizer());
        for (int epoch = 0; epoch < shape.epochs(); epoch++) {
            if (reordered(shape, epoch)) {
                putInOrder(shape, epoch);
            }
            prepareEpoch(shape, epoch);
            for (int i = 0; i < shape.miniBatches(); i++) {
                learn(shape, epoch, i);
            }
        }
        end.launch(1, 1, 1, LARGEST_BLOCK, 0, networks.parameters(), run.settings, run.progress, networks.optimizer());
    }

    private boolean reordered(Shape shape, int epoch) {
        return epoch == 0 || (shape.order() == SampleOrder.PERMUTED_EACH_EPOCH && !dimensions.recurrent());
    }

    private int rows(Shape shape) {
        return dimensions.miniBatchRows(shape.miniBatches());
    }

    private void putInOrder(Shape shape, int epoch) {
        int count = rows(shape) * shape.miniBatches();
        order.launch(
                Dimensions.blocks(count, BLOCK),
                1,
                1,
                BLOCK,
                0,
                batch.order,
                count,
                dimensions.steps(),
                dimensions.environments(),
                shape.order() == SampleOrder.CONTIGUOUS_BY_ENVIRONMENT ? 1 : 0,
                dimensions.recurrent() ? rows(shape) / dimensions.sequenceSteps() : 0,
                dimensions.sequenceSteps(),
                fixed.seed(),
                epoch,
                RandomPurpose.PERMUTATION,
                run.progress);
        prepareSamples.launch(
                Dimensions.blocks(count, BLOCK),
                1,
                1,
                BLOCK,
                0,
                batch.order,
                count,
                dimensions.samples(),
                rollout.actions,
                rollout.means,
                rollout.deviations,
                rollout.logProbabilities,
                rollout.values,
                rollout.returns,
                rollout.advantages,
                rollout.advantageSums,
                Dimensions.blocks(dimensions.environments(), RolloutArrays.ADVANTAGE_BLOCK),
                batch.actions,
                batch.means,
                batch.deviations,
                batch.logProbabilities,
                batch.values,
                batch.returns,
                batch.advantages,
                run.settings);
        normalizeAdvantages.launch(
                shape.miniBatches(), 1, 1, LARGEST_BLOCK, 0, batch.advantages, rows(shape), run.settings);
    }

    /** Makes the networks' inputs of all mini-batches, unless moments learn from one mini-batch after the other. */
    private void prepareEpoch(Shape shape, int epoch) {
        boolean reordered = reordered(shape, epoch);
        int count = rows(shape) * shape.miniBatches();
        for (int network = 0; network < networks.inputs(); network++) {
            boolean learns = moments(network).is(Kind.INSIDE_ROOT);
            // moments that learned in the first epoch have moved since its mini-batches were made
            boolean due = learns ? epoch == 1 || (epoch > 1 && reordered) : reordered;
            if (due) {
                prepareInputs(network, 0, count);
            }
        }
    }

    private Moments moments(int network) {
        return network == 0 ? actorMoments : criticMoments;
    }

    private DeviceAddress observations(int network) {
        return network == 0 ? rollout.observations : rollout.criticObservations;
    }

    private void prepareInputs(int network, int first, int rows) {
        Moments moments = moments(network);
        boolean normalized = !moments.is(Kind.NONE) && !moments.is(Kind.INSIDE_ROOT_AS_SEEN);
        prepareInputs.launch(
                Dimensions.blocks((long) rows * WARP, BLOCK),
                1,
                1,
                BLOCK,
                0,
                observations(network),
                batch.order,
                first,
                rows,
                moments.width(),
                moments.shown(),
                normalized ? 1 : 0,
                moments.epsilonBeside(),
                moments.limit(),
                networks.batchInput(network),
                networks.inputPitch(network));
    }

    private void learn(Shape shape, int epoch, int miniBatch) {
        int rows = rows(shape);
        int first = miniBatch * rows;
        for (int network = 0; epoch == 0 && network < networks.count(); network++) {
            if (moments(network).is(Kind.INSIDE_ROOT)) {
                DeviceAddress own = batch.order.slice((long) first * Integer.BYTES, (long) rows * Integer.BYTES);
                moments(network).learn(observations(network), own, true, rows, 0);
                if (network < networks.inputs()) {
                    prepareInputs(network, first, rows);
                }
            }
        }
        networks.forward(first, rows);
        int blocks = Dimensions.blocks(rows, BatchArrays.LOSS_TILE);
        DeviceAddress deviations = deviations(miniBatch);
        loss(first, rows, blocks, rows * shape.miniBatches(), deviations);
        decide.launch(
                1,
                1,
                1,
                BLOCK,
                0,
                batch.lossSums,
                blocks,
                networks.parameters(),
                deviations,
                run.settings,
                run.progress,
                networks.optimizer(),
                miniBatch == shape.miniBatches() - 1 ? 1 : 0);
        networks.descend(first, rows, batch.noiseGradients, dimensions.stateDependentNoise() ? 0 : blocks);
    }

    private DeviceAddress deviations(int miniBatch) {
        if (dimensions.stateDependentNoise()) {
            return batch.deviations;
        }
        long bytes = (long) dimensions.actions() * Float.BYTES;
        return batch.deviations.slice(miniBatch * bytes, bytes);
    }

    private void loss(int first, int rows, int blocks, int stride, DeviceAddress deviations) {
        int second = networks.count() - 1;
        loss.launch(
                blocks,
                networks.count(),
                1,
                HEAD_BLOCK,
                heads.sharedBytes(BatchArrays.LOSS_TILE),
                networks.hidden(0, first),
                networks.slopes(0),
                networks.deltas(0),
                networks.pitch(0),
                networks.hidden(second, first),
                networks.slopes(second),
                networks.deltas(second),
                networks.pitch(second),
                networks.parameters(),
                heads.actorWeights,
                heads.actorBias,
                heads.valueWeights,
                heads.valueBias,
                run.settings,
                batch.actions,
                batch.means,
                deviations,
                batch.logProbabilities,
                batch.values,
                batch.returns,
                batch.advantages,
                stride,
                first,
                rows,
                networks.actorOutputs(),
                networks.actorOutputPitch(),
                networks.valueOutputs(),
                networks.valueOutputPitch(),
                batch.lossSums,
                batch.noiseGradients);
    }
}
