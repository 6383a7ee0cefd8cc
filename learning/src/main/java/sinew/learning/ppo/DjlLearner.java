package sinew.learning.ppo;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sinew.learning.AgentSettings;
import sinew.learning.AlgorithmSettings;
import sinew.learning.Learner;
import sinew.learning.LearningException;
import sinew.learning.PolicySettings;
import sinew.learning.RandomPurpose;
import sinew.learning.UpdateReport;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.Tensor;
import sinew.learning.policy.Activation;
import sinew.learning.policy.InferencePolicy;
import sinew.learning.policy.Initialization;
import sinew.learning.policy.ObservationNormalizer;
import sinew.learning.policy.ParameterLayout;
import sinew.sim.math.Random;
import sinew.sim.tasks.VectorEnvironment;

/**
 * Proximal policy optimisation on the CPU with PyTorch's networks, by the rules of rsl_rl 3.1. It is also the reference for faster
 * learners.
 */
public final class DjlLearner implements Learner {
    private static final String CRITIC_NORMALIZER = "critic_obs_normalizer";
    private static final double NORM_EPSILON = 1e-6;

    /** Parameters times samples of a mini-batch: about 10 ms of one processor. */
    private static final double WORK_OF_ONE_THREAD = 3e7;

    private final Size size;
    private final int seed;
    private final ParameterLayout layout;
    private final NDManager manager;
    private final TorchPolicy policy;
    private final TorchPolicy.Views views;
    private final Adam adam;
    private final TensorBuffer actorInput;
    private final TensorBuffer criticInput;
    private final @Nullable ObservationNormalizer actorNormalizer;
    private final @Nullable ObservationNormalizer criticNormalizer;
    private final Rollout rollout;
    private AlgorithmSettings settings;
    private UpdateMemory memory;
    private double learningRate;
    private int step;
    private int stepsTaken;
    private int updates;

    /** What an update needs and keeps for the next one. */
    private record UpdateMemory(
            Samples samples,
            MiniBatches batches,
            TensorBuffer meanDerivative,
            TensorBuffer valueDerivative,
            TensorBuffer stdDerivative)
            implements AutoCloseable {
        @Override
        public void close() {
            batches.close();
            meanDerivative.close();
            valueDerivative.close();
            stdDerivative.close();
        }
    }

    /**
     * Makes a learner with freshly drawn parameters.
     *
     * @param size how many numbers it deals with
     * @param agent the settings
     * @throws LearningException if PyTorch cannot be loaded or a rollout is too short for its mini-batches
     */
    public DjlLearner(Size size, AgentSettings agent) {
        this.size = size;
        this.seed = agent.seed();
        this.settings = agent.algorithm();
        PolicySettings nets = agent.policy();
        layout = ParameterLayout.of(size.observations(), size.actions(), nets);
        rollout = new Rollout(agent.numStepsPerEnv(), size);
        check(settings);
        manager = PyTorchRuntime.open(threads(settings.numMiniBatches()));
        JniUtils.setGradMode(false);
        policy = new TorchPolicy(manager, layout, Activation.of(nets.activation()));
        policy.parameters().write(Initialization.draw(layout, seed, nets.initNoiseStd()));
        views = policy.views();
        adam = new Adam(manager, layout.size());
        actorInput = new TensorBuffer(manager, size.environments(), size.observations());
        criticInput = new TensorBuffer(manager, size.environments(), size.observations());
        actorNormalizer = nets.actorObsNormalization()
                ? new ObservationNormalizer(InferencePolicy.NORMALIZER, size.observations())
                : null;
        criticNormalizer = nets.criticObsNormalization()
                ? new ObservationNormalizer(CRITIC_NORMALIZER, size.observations())
                : null;
        learningRate = settings.learningRate();
        memory = updateMemory(settings.numMiniBatches());
    }

    /** Small updates gain nothing from more threads, which would only be in the way of simulation and window. */
    private int threads(int miniBatches) {
        double work = (double) layout.size() * rollout.samples() / miniBatches;
        return work < WORK_OF_ONE_THREAD ? 1 : Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);
    }

    private UpdateMemory updateMemory(int miniBatches) {
        int rows = rollout.samples() / miniBatches;
        return new UpdateMemory(
                new Samples(rows * miniBatches, size.observations(), size.actions()),
                new MiniBatches(manager, miniBatches, rows, size.observations()),
                new TensorBuffer(manager, rows, size.actions()),
                new TensorBuffer(manager, rows, 1),
                new TensorBuffer(manager, size.actions()));
    }

    @Override
    public void act(float[] observations, float[] actions) {
        int first = step * size.environments();
        int offset = first * size.actions();
        System.arraycopy(observations, 0, rollout.observations, first * size.observations(), observations.length);
        JniUtils.setGradMode(false);
        try (NDScope _ = new NDScope()) {
            float[] means = means(observations);
            System.arraycopy(means, 0, rollout.means, offset, means.length);
            float[] values = values(observations);
            System.arraycopy(values, 0, rollout.values, first, values.length);
        }
        sample(first);
        System.arraycopy(rollout.actions, offset, actions, 0, size.environments() * size.actions());
    }

    /** The mean actions, without noise; to be called within a scope. */
    float[] means(float[] observations) {
        MiniBatches.copy(
                observations, 0, size.environments(), size.observations(), actorInput.values(), actorNormalizer);
        return policy.forward(views.actor(), actorInput.tensor()).toFloatArray();
    }

    private float[] values(float[] observations) {
        MiniBatches.copy(
                observations, 0, size.environments(), size.observations(), criticInput.values(), criticNormalizer);
        return policy.forward(views.critic(), criticInput.tensor()).toFloatArray();
    }

    private void sample(int first) {
        float[] std = std();
        double logNormalizer = Gaussian.logNormalizer(std);
        for (int environment = 0; environment < size.environments(); environment++) {
            int sample = first + environment;
            int offset = sample * size.actions();
            for (int d = 0; d < size.actions(); d++) {
                float noise = Random.normal(seed, environment, stepsTaken, RandomPurpose.ACTION_NOISE, d);
                rollout.actions[offset + d] = rollout.means[offset + d] + std[d] * noise;
            }
            rollout.logProbabilities[sample] =
                    (float) Gaussian.logProbability(rollout.actions, offset, rollout.means, offset, std, logNormalizer);
        }
    }

    @Override
    public void record(VectorEnvironment environment) {
        if (actorNormalizer != null) {
            actorNormalizer.update(environment.observations());
        }
        if (criticNormalizer != null) {
            criticNormalizer.update(environment.observations());
        }
        int first = step * size.environments();
        float gamma = (float) settings.gamma();
        for (int i = 0; i < size.environments(); i++) {
            // the value of the last observation stands for the rewards after a time-out
            float beyond = environment.timeOuts()[i] * gamma * rollout.values[first + i];
            rollout.rewards[first + i] = environment.rewards()[i] + beyond;
            rollout.dones[first + i] = environment.dones()[i];
        }
        step++;
        stepsTaken++;
    }

    @Override
    public void computeAdvantages(float[] observations) {
        JniUtils.setGradMode(false);
        try (NDScope _ = new NDScope()) {
            rollout.computeAdvantages(values(observations), settings.gamma(), settings.lam());
        }
        if (!settings.normalizeAdvantagePerMiniBatch()) {
            Rollout.normalize(rollout.advantages, 0, rollout.samples());
        }
        step = 0;
    }

    @Override
    public UpdateReport update() {
        Samples samples = memory.samples();
        samples.take(rollout, Permutation.draw(samples.count(), seed, updates));
        memory.batches().fill(samples, actorNormalizer, criticNormalizer);
        if (settings.normalizeAdvantagePerMiniBatch()) {
            for (int begin = 0;
                    begin < samples.count();
                    begin += memory.batches().size()) {
                Rollout.normalize(
                        samples.advantages, begin, begin + memory.batches().size());
            }
        }
        UpdateAverages averages = new UpdateAverages();
        PpoLoss loss = new PpoLoss(settings, size.actions());
        float[] oldStd = std();
        for (int epoch = 0; epoch < settings.numLearningEpochs(); epoch++) {
            for (int batch = 0; batch < memory.batches().count(); batch++) {
                averages.add(loss, learn(loss, batch, oldStd));
            }
        }
        updates++;
        return averages.report(learningRate, meanNoiseStd());
    }

    /** Takes one step of the optimiser; returns the KL divergence before it. */
    private double learn(PpoLoss loss, int batch, float[] oldStd) {
        JniUtils.setGradMode(true);
        try (NDScope _ = new NDScope()) {
            TorchPolicy.Views current = policy.views();
            PtNDArray means = policy.forward(
                    current.actor(), memory.batches().actorInput(batch).tensor());
            PtNDArray values = policy.forward(
                    current.critic(), memory.batches().criticInput(batch).tensor());
            float[] meanNumbers = means.toFloatArray();
            double divergence = adaptLearningRate(meanNumbers, batch, oldStd);
            int begin = batch * memory.batches().size();
            loss.compute(
                    memory.samples(),
                    begin,
                    meanNumbers,
                    values.toFloatArray(),
                    std(),
                    memory.meanDerivative().values(),
                    memory.valueDerivative().values());
            checkFinite(loss);
            differentiate(loss, current, means, values);
            descend();
            return divergence;
        } finally {
            JniUtils.setGradMode(false);
        }
    }

    private double adaptLearningRate(float[] means, int batch, float[] oldStd) {
        int begin = batch * means.length;
        double divergence = Gaussian.divergence(memory.samples().oldMeans, means, begin, oldStd, std());
        if (settings.adaptive()) {
            learningRate = LearningRate.next(learningRate, divergence, settings.desiredKl());
        }
        return divergence;
    }

    private void differentiate(PpoLoss loss, TorchPolicy.Views current, PtNDArray means, PtNDArray values) {
        for (int d = 0; d < size.actions(); d++) {
            memory.stdDerivative().values().put(d, (float) loss.stdDerivative()[d]);
        }
        JniUtils.backward(means, memory.meanDerivative().tensor(), false, false);
        JniUtils.backward(values, memory.valueDerivative().tensor(), false, false);
        JniUtils.backward(current.std(), memory.stdDerivative().tensor(), false, false);
    }

    private void descend() {
        JniUtils.setGradMode(false);
        PtNDArray parameters = policy.parameters().tensor();
        PtNDArray gradient = parameters.getGradient();
        double norm = JniUtils.norm(gradient, 2, new int[] {0}, false).getFloat();
        if (!Double.isFinite(norm)) {
            throw broken("The gradient is " + norm);
        }
        double scale = Math.min(1, settings.maxGradNorm() / (norm + NORM_EPSILON));
        adam.step(parameters, gradient, scale, learningRate);
        JniUtils.zeroGrad(parameters);
        for (float deviation : std()) {
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
        return new LearningException(what + " in update " + updates + " at a learning rate of " + learningRate
                + ". Training cannot go on from here: resume from an earlier checkpoint with a smaller"
                + " agent.algorithm.learning_rate or agent.algorithm.max_grad_norm, and look for rewards or"
                + " observations that grow without bound.");
    }

    Rollout rollout() {
        return rollout;
    }

    /** How many tensors are alive; grows if something leaks. */
    int tensorCount() {
        return manager.getManagedArrays().size();
    }

    private float[] std() {
        float[] std = new float[size.actions()];
        policy.parameters().values().get(0, std);
        return std;
    }

    @Override
    public double meanNoiseStd() {
        double sum = 0;
        for (float deviation : std()) {
            sum += deviation;
        }
        return sum / size.actions();
    }

    @Override
    public void check(AlgorithmSettings algorithm) {
        if (rollout.samples() < algorithm.numMiniBatches()) {
            throw new LearningException("A rollout of " + rollout.steps + " steps in " + size.environments()
                    + " environments has " + rollout.samples()
                    + " samples, too few for agent.algorithm.num_mini_batches = "
                    + algorithm.numMiniBatches() + "; choose fewer mini-batches or longer rollouts.");
        }
    }

    @Override
    public void change(AlgorithmSettings algorithm) {
        check(algorithm);
        if (algorithm.learningRate() != settings.learningRate()) {
            learningRate = algorithm.learningRate();
        }
        if (algorithm.numMiniBatches() != settings.numMiniBatches()) {
            memory.close();
            memory = updateMemory(algorithm.numMiniBatches());
        }
        settings = algorithm;
    }

    @Override
    public List<Tensor> saveState() {
        List<Tensor> tensors = new ArrayList<>();
        LearnerState.save(layout, "", policy.parameters().read(), tensors);
        LearnerState.save(layout, LearnerState.FIRST_MOMENT, adam.firstMoment().read(), tensors);
        LearnerState.save(
                layout, LearnerState.SECOND_MOMENT, adam.secondMoment().read(), tensors);
        tensors.add(Tensor.scalar(LearnerState.OPTIMIZER_STEPS, adam.steps()));
        tensors.add(Tensor.scalar(LearnerState.LEARNING_RATE, learningRate));
        tensors.add(Tensor.scalar(LearnerState.STEPS, (long) stepsTaken));
        tensors.add(Tensor.scalar(LearnerState.UPDATES, (long) updates));
        if (actorNormalizer != null) {
            tensors.addAll(actorNormalizer.saveState());
        }
        if (criticNormalizer != null) {
            tensors.addAll(criticNormalizer.saveState());
        }
        return tensors;
    }

    @Override
    public void restoreState(Checkpoint checkpoint) {
        // everything is read and checked before anything is changed
        float[] parameters = LearnerState.load(layout, "", checkpoint);
        float[] first = LearnerState.load(layout, LearnerState.FIRST_MOMENT, checkpoint);
        float[] second = LearnerState.load(layout, LearnerState.SECOND_MOMENT, checkpoint);
        long adamSteps = checkpoint.longs(LearnerState.OPTIMIZER_STEPS)[0];
        double rate = checkpoint.doubles(LearnerState.LEARNING_RATE)[0];
        int steps = (int) checkpoint.longs(LearnerState.STEPS)[0];
        int savedUpdates = (int) checkpoint.longs(LearnerState.UPDATES)[0];
        restoreNormalizers(checkpoint);
        policy.parameters().write(parameters);
        adam.firstMoment().write(first);
        adam.secondMoment().write(second);
        adam.steps(adamSteps);
        learningRate = rate;
        stepsTaken = steps;
        updates = savedUpdates;
    }

    private void restoreNormalizers(Checkpoint checkpoint) {
        if (criticNormalizer != null) {
            criticNormalizer.checkState(checkpoint);
        }
        if (actorNormalizer != null) {
            actorNormalizer.restoreState(checkpoint);
        }
        if (criticNormalizer != null) {
            criticNormalizer.restoreState(checkpoint);
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
