package sinew.learning.ppo;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sinew.learning.Learner;
import sinew.learning.LearningException;
import sinew.learning.UpdateReport;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.Tensor;
import sinew.learning.policy.Initialization;
import sinew.learning.policy.LearnerState;
import sinew.learning.policy.NetworkShape;
import sinew.learning.policy.ParameterLayout;
import sinew.learning.policy.PolicyFacts;
import sinew.learning.settings.LearnerSettings;
import sinew.sim.tasks.VectorEnvironment;

/**
 * Proximal policy optimisation on the CPU with PyTorch's networks, by the rules of rsl_rl 3.1, rl_games 1.6 or Stable-Baselines3,
 * whichever the settings ask for. It is also the reference for faster learners.
 *
 * <p>Two habits of the libraries are left out: rsl_rl shows a recurrent critic the last observation of a rollout twice, and
 * rl_games can train a critic of its own with an optimiser of its own.
 */
public final class DjlLearner implements Learner {
    /** Parameters times samples of a mini-batch: about 10 ms of one processor. */
    private static final double WORK_OF_ONE_THREAD = 3e7;

    private final Size size;
    private final ParameterLayout layout;
    private final NDManager manager;
    private final TorchPolicy policy;
    private final GaussianNoise noise;
    private final Adam adam;
    private final Normalizers normalizers;
    private final @Nullable PolicyMemory memory;
    private final RolloutCollector collector;
    private final LearningRate learningRate;
    private LearnerSettings settings;
    private PpoUpdate update;
    private int updates;

    /**
     * Makes a learner with freshly drawn parameters.
     *
     * @param size how many numbers it deals with
     * @param settings the settings
     * @throws LearningException if PyTorch cannot be loaded, settings do not go together, or a rollout is too short for its
     *     mini-batches
     */
    public DjlLearner(Size size, LearnerSettings settings) {
        this.size = size;
        this.settings = settings;
        LearnerChecks.require(size, settings);
        NetworkShape shape = new NetworkShape(
                size.observations(),
                size.criticObservations(),
                size.actions(),
                settings.networks(),
                settings.noise().kind());
        layout = ParameterLayout.of(shape);
        manager = PyTorchRuntime.open(threads());
        JniUtils.setGradMode(false);
        policy = new TorchPolicy(manager, shape, layout);
        policy.parameters().write(Initialization.draw(layout, shape, settings));
        noise = new GaussianNoise(settings.noise().kind(), size.actions());
        adam = new Adam(manager, layout.size());
        normalizers = new Normalizers(settings, size);
        memory = shape.recurrent()
                ? new PolicyMemory(manager, shape, size.environments(), settings.rolloutSteps())
                : null;
        collector = new RolloutCollector(manager, size, settings, policy, noise, normalizers, memory);
        learningRate = new LearningRate(settings.optimization().learningRate());
        update = newUpdate();
    }

    /** Small updates gain nothing from more threads, which would only be in the way of simulation and window. */
    private int threads() {
        double samples = (double) settings.rolloutSteps() * size.environments();
        double work = layout.size() * samples / settings.optimization().miniBatches();
        return work < WORK_OF_ONE_THREAD ? 1 : Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);
    }

    private PpoUpdate newUpdate() {
        return new PpoUpdate(manager, policy, adam, noise, normalizers, memory, size, settings);
    }

    @Override
    public void act(VectorEnvironment environment) {
        collector.act(environment);
    }

    @Override
    public void record(VectorEnvironment environment) {
        collector.record(environment, settings.returns());
    }

    @Override
    public void computeAdvantages(VectorEnvironment environment) {
        collector.finish(environment, settings.returns());
    }

    @Override
    public UpdateReport update() {
        UpdateReport report = update.run(collector.rollout(), updates, learningRate);
        updates++;
        return report;
    }

    Rollout rollout() {
        return collector.rollout();
    }

    /** How many tensors are alive; grows if something leaks. */
    int tensorCount() {
        return manager.getManagedArrays().size();
    }

    @Override
    public double meanNoiseStd() {
        return noise.stateDependent()
                ? update.meanStd()
                : noise.distributions(new float[0], policy.learnedNoise()).meanStd();
    }

    @Override
    public void check(LearnerSettings changed) {
        LearnerChecks.require(size, settings.withLive(changed));
    }

    @Override
    public void change(LearnerSettings changed) {
        check(changed);
        settings = settings.withLive(changed);
        learningRate.change(settings.optimization().learningRate());
        if (settings.optimization().miniBatches() == update.miniBatches()) {
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
        tensors.add(Tensor.scalar(LearnerState.LEARNING_RATE, learningRate.current()));
        tensors.add(Tensor.scalar(
                LearnerState.LEARNING_RATE_SETTING,
                settings.optimization().learningRate().initial()));
        tensors.add(Tensor.scalar(LearnerState.STEPS, (long) collector.stepsTaken()));
        tensors.add(Tensor.scalar(LearnerState.UPDATES, (long) updates));
        tensors.addAll(PolicyFacts.of(settings).save());
        tensors.addAll(normalizers.saveState());
        if (memory != null) {
            tensors.addAll(memory.saveState());
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
        normalizers.checkState(checkpoint);
        normalizers.restoreState(checkpoint);
        if (memory != null) {
            memory.restoreState(checkpoint);
        }
        policy.parameters().write(parameters);
        adam.firstMoment().write(first);
        adam.secondMoment().write(second);
        adam.steps(adamSteps);
        learningRate.restore(rate);
        collector.restore(steps);
        updates = savedUpdates;
    }

    /** The learning rate goes on where it was, unless somebody has set another one since. */
    private double restoredLearningRate(Checkpoint checkpoint) {
        double initial = settings.optimization().learningRate().initial();
        double saved = checkpoint.doubles(LearnerState.LEARNING_RATE)[0];
        boolean known = checkpoint.find(LearnerState.LEARNING_RATE_SETTING) != null;
        boolean changed = known && checkpoint.doubles(LearnerState.LEARNING_RATE_SETTING)[0] != initial;
        return changed ? initial : saved;
    }

    @Override
    public void close() {
        manager.close();
    }
}
