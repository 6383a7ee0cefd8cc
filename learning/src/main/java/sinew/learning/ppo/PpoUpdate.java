package sinew.learning.ppo;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sinew.learning.Learner;
import sinew.learning.LearningException;
import sinew.learning.UpdateReport;
import sinew.learning.settings.LearnerSettings;
import sinew.learning.settings.LearningRateSettings;
import sinew.learning.settings.NetworkSettings.RecurrenceKind;
import sinew.learning.settings.OptimizationSettings;
import sinew.learning.settings.ReturnSettings;

/** Learns from a rollout: several epochs over mini-batches. Keeps its memory from update to update. */
final class PpoUpdate implements AutoCloseable {
    private static final double NORM_EPSILON = 1e-6;

    private final NDManager manager;
    private final TorchPolicy policy;
    private final Adam adam;
    private final GaussianNoise noise;
    private final Normalizers normalizers;
    private final @Nullable PolicyMemory memory;
    private final Samples samples;
    private final MiniBatches batches;
    private final TensorBuffer outputDerivatives;
    private final LossDerivatives derivatives;
    private LearnerSettings settings;
    private int number;
    private double meanStd;

    /** Makes room for the samples of a rollout; those that do not fill a mini-batch are left out. */
    PpoUpdate(
            NDManager manager,
            TorchPolicy policy,
            Adam adam,
            GaussianNoise noise,
            Normalizers normalizers,
            @Nullable PolicyMemory memory,
            Learner.Size size,
            LearnerSettings settings) {
        this.manager = manager;
        this.policy = policy;
        this.adam = adam;
        this.noise = noise;
        this.normalizers = normalizers;
        this.memory = memory;
        this.settings = settings;
        int count = settings.optimization().miniBatches();
        int rows = rows(settings, size);
        samples = new Samples(rows * count, size);
        batches = new MiniBatches(manager, count, rows, size, !normalizers.commonInput());
        outputDerivatives = new TensorBuffer(manager, LossDerivatives.length(noise, size.actions(), rows));
        derivatives = new LossDerivatives(noise, size.actions(), rows, outputDerivatives.values());
    }

    /** The samples of a mini-batch: a part of all, or of all pieces of rollouts if the networks have a memory. */
    static int rows(LearnerSettings settings, Learner.Size size) {
        int all = settings.rolloutSteps() * size.environments();
        var recurrence = settings.networks().recurrence();
        int piece = recurrence.kind() == RecurrenceKind.NONE
                ? 1
                : PolicyMemory.pieceLength(recurrence, settings.rolloutSteps());
        return all / piece / settings.optimization().miniBatches() * piece;
    }

    int miniBatches() {
        return batches.count();
    }

    void settings(LearnerSettings changed) {
        settings = changed;
    }

    /** The mean deviation of the noise in the last mini-batch. */
    double meanStd() {
        return meanStd;
    }

    /**
     * Learns from a rollout whose advantages are known.
     *
     * @param rollout the samples
     * @param update which update of the run it is
     * @param learningRate the learning rate, which follows its schedule
     * @return averages over all mini-batches and the last learning rate
     * @throws LearningException if the loss, the gradient or the noise stops being finite
     */
    UpdateReport run(Rollout rollout, int update, LearningRate learningRate) {
        number = update;
        SampleOrder order = new SampleOrder(
                memory == null
                        ? settings.optimization().order()
                        : OptimizationSettings.SampleOrder.CONTIGUOUS_BY_ENVIRONMENT,
                settings.seed(),
                rollout.steps,
                rollout.size.environments());
        List<MemoryRun> memories = sequences(rollout);
        try {
            UpdateAverages averages = new UpdateAverages();
            PpoLoss loss = new PpoLoss(settings.loss());
            boolean goesOn = true;
            for (int epoch = 0; goesOn && epoch < settings.optimization().epochs(); epoch++) {
                if (order.changes(epoch)) {
                    take(rollout, order.draw(samples.count(), update, epoch));
                }
                goesOn = epoch(epoch, order.changes(epoch), memories, loss, learningRate, averages);
            }
            learningRate.afterUpdate(update + 1);
            return averages.report(learningRate.current(), currentMeanStd());
        } finally {
            memories.forEach(PpoUpdate::close);
        }
    }

    /** Deviations that do not depend on the state have changed once more since the last mini-batch. */
    private double currentMeanStd() {
        return noise.stateDependent()
                ? meanStd
                : noise.distributions(new float[0], policy.learnedNoise()).meanStd();
    }

    private List<MemoryRun> sequences(Rollout rollout) {
        List<MemoryRun> runs = new ArrayList<>();
        for (int batch = 0; batch < batches.count(); batch++) {
            if (memory == null) {
                runs.add(MemoryRun.NONE);
            } else {
                int begin = batch * batches.size();
                SequencePlan plan = new SequencePlan(rollout, memory.pieceLength(), begin, batches.size());
                runs.add(new SequenceRun(manager, plan, memory));
            }
        }
        return runs;
    }

    private static void close(MemoryRun run) {
        if (run instanceof SequenceRun sequences) {
            sequences.close();
        }
    }

    private void take(Rollout rollout, int[] order) {
        samples.take(rollout, order);
        if (settings.returns().advantageNormalization() == ReturnSettings.AdvantageNormalization.MINI_BATCH) {
            for (int begin = 0; begin < samples.count(); begin += batches.size()) {
                Rollout.normalize(samples.advantages, begin, begin + batches.size());
            }
        }
    }

    /** Learns from all mini-batches once; the answer is whether the policy may move further. */
    private boolean epoch(
            int epoch,
            boolean reordered,
            List<MemoryRun> memories,
            PpoLoss loss,
            LearningRate learningRate,
            UpdateAverages averages) {
        double sum = 0;
        for (int batch = 0; batch < batches.count(); batch++) {
            if (epoch == 0) {
                normalizers.miniBatch(samples, batch * batches.size(), batches.size());
            }
            if (reordered || (epoch == 1 && normalizers.learnsInUpdate())) {
                batches.fill(samples, batch, normalizers);
            }
            double divergence = learn(loss, batch, memories.get(batch), learningRate);
            averages.add(loss, divergence);
            if (tooFar(loss)) {
                return false;
            }
            sum += divergence;
        }
        learningRate.afterEpoch(sum / batches.count());
        return true;
    }

    private boolean tooFar(PpoLoss loss) {
        double limit = settings.optimization().learningRate().stopKl();
        return limit > 0 && loss.divergence() > limit;
    }

    /** Takes one step of the optimiser, unless the policy has moved too far; returns the KL divergence before it. */
    private double learn(PpoLoss loss, int batch, MemoryRun memories, LearningRate learningRate) {
        JniUtils.setGradMode(true);
        try (NDScope _ = new NDScope()) {
            TorchPolicy.Views views = policy.views();
            PtNDArray actorInput = batches.actorInput(batch).tensor();
            PtNDArray criticInput = batches.criticInput(batch).tensor();
            TorchPolicy.Outputs outputs = policy.forward(views, actorInput, criticInput, memories);
            Gaussians now = noise.distributions(outputs.actor().toFloatArray(), policy.learnedNoise());
            meanStd = now.meanStd();
            int begin = batch * batches.size();
            LearningRateSettings rate = learningRate.settings();
            double divergence = KlDivergence.of(rate.klReference(), samples, begin, now);
            learningRate.beforeStep(divergence);
            loss.compute(samples, begin, now, outputs.critic().toFloatArray(), derivatives);
            checkFinite(loss, learningRate);
            if (!tooFar(loss)) {
                policy.backward(views, outputs, outputDerivatives.tensor());
                JniUtils.setGradMode(false);
                descend(learningRate);
                learningRate.afterStep(divergence);
            }
            if (rate.klReference() == LearningRateSettings.KlReference.PREVIOUS_PASS) {
                samples.measureFrom(begin, now);
            }
            return divergence;
        } finally {
            JniUtils.setGradMode(false);
        }
    }

    private void descend(LearningRate learningRate) {
        PtNDArray parameters = policy.parameters().tensor();
        PtNDArray gradient = parameters.getGradient();
        double norm = JniUtils.norm(gradient, 2, new int[] {0}, false).getFloat();
        if (!Double.isFinite(norm)) {
            throw broken("The gradient is " + norm, learningRate);
        }
        double limit = settings.optimization().maximumGradientNorm();
        double scale = limit > 0 ? Math.min(1, limit / (norm + NORM_EPSILON)) : 1;
        adam.step(parameters, gradient, scale, learningRate.current(), settings.optimization());
        JniUtils.zeroGrad(parameters);
        checkNoise(learningRate);
    }

    private void checkNoise(LearningRate learningRate) {
        for (float deviation :
                noise.distributions(new float[0], policy.learnedNoise()).std()) {
            if (!(deviation > 0) || !Float.isFinite(deviation)) {
                throw broken("A standard deviation of the action noise became " + deviation, learningRate);
            }
        }
    }

    private void checkFinite(PpoLoss loss, LearningRate learningRate) {
        if (!Double.isFinite(loss.total())) {
            throw broken(
                    "The loss is not finite (surrogate " + loss.surrogate() + ", value " + loss.value() + ", entropy "
                            + loss.entropy() + ")",
                    learningRate);
        }
    }

    private LearningException broken(String what, LearningRate learningRate) {
        return new LearningException(what + " in update " + number + " at a learning rate of "
                + learningRate.current()
                + ". Training cannot go on from here: resume from an earlier checkpoint with a smaller learning rate"
                + " or gradient norm, and look for rewards or observations that grow without bound.");
    }

    @Override
    public void close() {
        batches.close();
        outputDerivatives.close();
    }
}
