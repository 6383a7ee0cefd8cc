package sinew.learning.ppo;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import org.jspecify.annotations.Nullable;
import sinew.learning.Learner;
import sinew.learning.LearningException;
import sinew.learning.UpdateReport;
import sinew.learning.policy.ObservationNormalizer;
import sinew.learning.settings.LearnerSettings;
import sinew.learning.settings.ReturnSettings;

/**
 * Learns from a rollout: several epochs over the same mini-batches, whose samples are put in order once. Keeps its memory from
 * update to update.
 */
final class PpoUpdate implements AutoCloseable {
    private static final double NORM_EPSILON = 1e-6;

    private final TorchPolicy policy;
    private final Adam adam;
    private final Samples samples;
    private final MiniBatches batches;
    private final TensorBuffer meanDerivative;
    private final TensorBuffer valueDerivative;
    private final TensorBuffer stdDerivative;
    private LearnerSettings settings;
    private double learningRate;
    private int number;

    /** Makes room for the samples of a rollout; those that do not fill a mini-batch are left out. */
    PpoUpdate(
            NDManager manager,
            TorchPolicy policy,
            Adam adam,
            Learner.Size size,
            int rolloutSamples,
            LearnerSettings settings) {
        this.policy = policy;
        this.adam = adam;
        this.settings = settings;
        int count = settings.optimization().miniBatches();
        int rows = rolloutSamples / count;
        samples = new Samples(rows * count, size.observations(), size.actions());
        batches = new MiniBatches(manager, count, rows, size.observations());
        meanDerivative = new TensorBuffer(manager, rows, size.actions());
        valueDerivative = new TensorBuffer(manager, rows, 1);
        stdDerivative = new TensorBuffer(manager, size.actions());
    }

    int miniBatches() {
        return batches.count();
    }

    void settings(LearnerSettings changed) {
        settings = changed;
    }

    /**
     * Learns from a rollout whose advantages are known.
     *
     * @param rollout the samples
     * @param seed the seed of the run
     * @param update which update of the run it is
     * @param firstLearningRate where the adaptive learning rate starts
     * @param actor normalises the actor's observations
     * @param critic normalises the critic's observations
     * @return averages over all mini-batches and the last learning rate
     * @throws LearningException if the loss, the gradient or the noise stops being finite
     */
    UpdateReport run(
            Rollout rollout,
            int seed,
            int update,
            double firstLearningRate,
            @Nullable ObservationNormalizer actor,
            @Nullable ObservationNormalizer critic) {
        number = update;
        learningRate = firstLearningRate;
        samples.take(rollout, Permutation.draw(samples.count(), seed, update));
        batches.fill(samples, actor, critic);
        if (settings.returns().advantageNormalization() == ReturnSettings.AdvantageNormalization.MINI_BATCH) {
            for (int begin = 0; begin < samples.count(); begin += batches.size()) {
                Rollout.normalize(samples.advantages, begin, begin + batches.size());
            }
        }
        UpdateAverages averages = new UpdateAverages();
        PpoLoss loss = new PpoLoss(settings.loss(), samples.actionSize);
        float[] oldStd = policy.std();
        for (int epoch = 0; epoch < settings.optimization().epochs(); epoch++) {
            for (int batch = 0; batch < batches.count(); batch++) {
                averages.add(loss, learn(loss, batch, oldStd));
            }
        }
        return averages.report(learningRate, policy.meanStd());
    }

    /** Takes one step of the optimiser; returns the KL divergence before it. */
    private double learn(PpoLoss loss, int batch, float[] oldStd) {
        JniUtils.setGradMode(true);
        try (NDScope _ = new NDScope()) {
            TorchPolicy.Views views = policy.views();
            PtNDArray means =
                    policy.forward(views.actor(), batches.actorInput(batch).tensor());
            PtNDArray values =
                    policy.forward(views.critic(), batches.criticInput(batch).tensor());
            float[] meanNumbers = means.toFloatArray();
            double divergence = adaptLearningRate(meanNumbers, batch, oldStd);
            loss.compute(
                    samples,
                    batch * batches.size(),
                    meanNumbers,
                    values.toFloatArray(),
                    policy.std(),
                    meanDerivative.values(),
                    valueDerivative.values());
            checkFinite(loss);
            differentiate(loss, views, means, values);
            JniUtils.setGradMode(false);
            descend();
            return divergence;
        } finally {
            JniUtils.setGradMode(false);
        }
    }

    private double adaptLearningRate(float[] means, int batch, float[] oldStd) {
        int begin = batch * means.length;
        double divergence = Gaussian.divergence(samples.oldMeans, means, begin, oldStd, policy.std());
        if (settings.optimization().learningRate().adaptive()) {
            learningRate = LearningRate.next(
                    learningRate,
                    divergence,
                    settings.optimization().learningRate().desiredKl());
        }
        return divergence;
    }

    /** Carries the loss's derivatives with respect to the networks' outputs on to the parameters. */
    private void differentiate(PpoLoss loss, TorchPolicy.Views views, PtNDArray means, PtNDArray values) {
        for (int d = 0; d < samples.actionSize; d++) {
            stdDerivative.values().put(d, (float) loss.stdDerivative()[d]);
        }
        JniUtils.backward(means, meanDerivative.tensor(), false, false);
        JniUtils.backward(values, valueDerivative.tensor(), false, false);
        JniUtils.backward(views.std(), stdDerivative.tensor(), false, false);
    }

    private void descend() {
        PtNDArray parameters = policy.parameters().tensor();
        PtNDArray gradient = parameters.getGradient();
        double norm = JniUtils.norm(gradient, 2, new int[] {0}, false).getFloat();
        if (!Double.isFinite(norm)) {
            throw broken("The gradient is " + norm);
        }
        double most = settings.optimization().maximumGradientNorm();
        double scale = most == 0 ? 1 : Math.min(1, most / (norm + NORM_EPSILON));
        adam.step(parameters, gradient, scale, learningRate);
        JniUtils.zeroGrad(parameters);
        for (float deviation : policy.std()) {
            if (!(deviation > 0) || !Float.isFinite(deviation)) {
                throw broken("A standard deviation of the action noise became " + deviation);
            }
        }
    }

    private void checkFinite(PpoLoss loss) {
        double sum = loss.surrogate() + loss.value() + loss.entropy();
        if (!Double.isFinite(sum)) {
            throw broken("The loss is not finite (surrogate " + loss.surrogate() + ", value " + loss.value()
                    + ", entropy " + loss.entropy() + ")");
        }
    }

    private LearningException broken(String what) {
        return new LearningException(what + " in update " + number + " at a learning rate of " + learningRate
                + ". Training cannot go on from here: resume from an earlier checkpoint with a smaller"
                + " agent.algorithm.learning_rate or agent.algorithm.max_grad_norm, and look for rewards or"
                + " observations that grow without bound.");
    }

    @Override
    public void close() {
        batches.close();
        meanDerivative.close();
        valueDerivative.close();
        stdDerivative.close();
    }
}
