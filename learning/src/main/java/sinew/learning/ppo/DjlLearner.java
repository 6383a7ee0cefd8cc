package sinew.learning.ppo;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sinew.learning.Learner;
import sinew.learning.LearningException;
import sinew.learning.RandomPurpose;
import sinew.learning.UpdateReport;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.Tensor;
import sinew.learning.policy.Activation;
import sinew.learning.policy.InferencePolicy;
import sinew.learning.policy.Initialization;
import sinew.learning.policy.LearnerState;
import sinew.learning.policy.NetworkShape;
import sinew.learning.policy.ObservationNormalizer;
import sinew.learning.policy.ParameterLayout;
import sinew.learning.settings.LearnerSettings;
import sinew.learning.settings.NetworkSettings;
import sinew.learning.settings.ReturnSettings;
import sinew.sim.math.Random;
import sinew.sim.tasks.VectorEnvironment;

/**
 * Proximal policy optimisation on the CPU with PyTorch's networks, by the rules of rsl_rl 3.1. It is also the reference for faster
 * learners.
 */
public final class DjlLearner implements Learner {
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
    private LearnerSettings settings;
    private PpoUpdate update;
    private double learningRate;
    private int step;
    private int stepsTaken;
    private int updates;

    /**
     * Makes a learner with freshly drawn parameters.
     *
     * @param size how many numbers it deals with
     * @param settings the settings
     * @throws LearningException if PyTorch cannot be loaded, a setting asks for what this learner cannot do, or a rollout is too short for its mini-batches
     */
    public DjlLearner(Size size, LearnerSettings settings) {
        Abilities.require(settings);
        this.size = size;
        this.seed = settings.seed();
        this.settings = settings;
        NetworkSettings nets = settings.networks();
        NetworkShape shape = new NetworkShape(
                size.observations(),
                size.criticObservations(),
                size.actions(),
                nets,
                settings.noise().kind());
        layout = ParameterLayout.of(shape);
        rollout = new Rollout(settings.rolloutSteps(), size);
        check(settings);
        manager = PyTorchRuntime.open(threads(settings.optimization().miniBatches()));
        JniUtils.setGradMode(false);
        policy = new TorchPolicy(manager, layout, Activation.of(nets.activation()));
        policy.parameters().write(Initialization.draw(layout, shape, settings));
        views = policy.views();
        adam = new Adam(manager, layout.size());
        actorInput = new TensorBuffer(manager, size.environments(), size.observations());
        criticInput = new TensorBuffer(manager, size.environments(), size.observations());
        actorNormalizer = settings.normalization().actorObservations().enabled()
                ? new ObservationNormalizer(InferencePolicy.NORMALIZER, size.observations())
                : null;
        criticNormalizer = settings.normalization().criticObservations().enabled()
                ? new ObservationNormalizer(LearnerState.CRITIC_NORMALIZER, size.observations())
                : null;
        learningRate = settings.optimization().learningRate().initial();
        update = newUpdate();
    }

    /** Small updates gain nothing from more threads, which would only be in the way of simulation and window. */
    private int threads(int miniBatches) {
        double work = (double) layout.size() * rollout.samples() / miniBatches;
        return work < WORK_OF_ONE_THREAD ? 1 : Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);
    }

    private PpoUpdate newUpdate() {
        return new PpoUpdate(manager, policy, adam, size, rollout.samples(), settings);
    }

    @Override
    public void act(VectorEnvironment environment) {
        float[] observations = environment.observations();
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
        System.arraycopy(rollout.actions, offset, environment.actions(), 0, size.environments() * size.actions());
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
        float[] std = policy.std();
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
        float gamma = (float) settings.returns().gamma();
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
    public void computeAdvantages(VectorEnvironment environment) {
        JniUtils.setGradMode(false);
        try (NDScope _ = new NDScope()) {
            rollout.computeAdvantages(
                    values(environment.observations()),
                    settings.returns().gamma(),
                    settings.returns().lambda());
        }
        if (settings.returns().advantageNormalization() == ReturnSettings.AdvantageNormalization.ROLLOUT) {
            Rollout.normalize(rollout.advantages, 0, rollout.samples());
        }
        step = 0;
    }

    @Override
    public UpdateReport update() {
        UpdateReport report = update.run(rollout, seed, updates, learningRate, actorNormalizer, criticNormalizer);
        learningRate = report.learningRate();
        updates++;
        return report;
    }

    Rollout rollout() {
        return rollout;
    }

    /** How many tensors are alive; grows if something leaks. */
    int tensorCount() {
        return manager.getManagedArrays().size();
    }

    @Override
    public double meanNoiseStd() {
        return policy.meanStd();
    }

    @Override
    public void check(LearnerSettings changed) {
        Abilities.require(changed);
        if (rollout.samples() < changed.optimization().miniBatches()) {
            throw new LearningException("A rollout of " + rollout.steps + " steps in " + size.environments()
                    + " environments has " + rollout.samples()
                    + " samples, too few for " + changed.optimization().miniBatches()
                    + " mini-batches; choose fewer mini-batches or longer rollouts.");
        }
    }

    @Override
    public void change(LearnerSettings changed) {
        check(changed);
        if (changed.optimization().learningRate().initial()
                != settings.optimization().learningRate().initial()) {
            learningRate = changed.optimization().learningRate().initial();
        }
        settings = settings.withLive(changed);
        if (changed.optimization().miniBatches() == update.miniBatches()) {
            update.settings(settings);
        } else {
            update.close();
            update = newUpdate();
        }
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
        tensors.add(Tensor.scalar(
                LearnerState.LEARNING_RATE_SETTING,
                settings.optimization().learningRate().initial()));
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
        double rate = restoredLearningRate(checkpoint);
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

    /** The learning rate goes on where it was, unless somebody has set another one since. */
    private double restoredLearningRate(Checkpoint checkpoint) {
        double saved = checkpoint.doubles(LearnerState.LEARNING_RATE)[0];
        boolean known = checkpoint.find(LearnerState.LEARNING_RATE_SETTING) != null;
        boolean changed = known
                && checkpoint.doubles(LearnerState.LEARNING_RATE_SETTING)[0]
                        != settings.optimization().learningRate().initial();
        return changed ? settings.optimization().learningRate().initial() : saved;
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
