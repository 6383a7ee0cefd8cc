package sinew.learning.ppo;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.pytorch.jni.JniUtils;
import org.jspecify.annotations.Nullable;
import sinew.learning.Learner;
import sinew.learning.RandomPurpose;
import sinew.learning.policy.ObservationNormalizer;
import sinew.learning.policy.PolicyFacts;
import sinew.learning.settings.LearnerSettings;
import sinew.learning.settings.ReturnSettings;
import sinew.learning.settings.ReturnSettings.TimeOutBootstrap;
import sinew.sim.math.Random;
import sinew.sim.tasks.VectorEnvironment;

/** Lets the policy act with noise and remembers what happened. */
final class RolloutCollector {
    private final Learner.Size size;
    private final int seed;
    private final PolicyFacts facts;
    private final TorchPolicy policy;
    private final TorchPolicy.Views views;
    private final GaussianNoise noise;
    private final Normalizers normalizers;
    private final @Nullable PolicyMemory memory;
    private final Rollout rollout;
    private final TensorBuffer actorInput;
    private final TensorBuffer criticInput;
    private final float[] last;
    private final float[] criticLast;
    private int step;
    private int stepsTaken;

    RolloutCollector(
            NDManager manager,
            Learner.Size size,
            LearnerSettings settings,
            TorchPolicy policy,
            GaussianNoise noise,
            Normalizers normalizers,
            @Nullable PolicyMemory memory) {
        this.size = size;
        this.seed = settings.seed();
        this.facts = PolicyFacts.of(settings);
        this.policy = policy;
        this.views = policy.views();
        this.noise = noise;
        this.normalizers = normalizers;
        this.memory = memory;
        this.rollout = new Rollout(settings.rolloutSteps(), size, noise.stateDependent());
        actorInput = new TensorBuffer(manager, size.environments(), size.observations());
        criticInput = normalizers.commonInput()
                ? actorInput
                : new TensorBuffer(manager, size.environments(), size.criticObservations());
        last = new float[size.environments() * size.observations()];
        criticLast = size.asymmetric() ? new float[size.environments() * size.criticObservations()] : last;
    }

    Rollout rollout() {
        return rollout;
    }

    /** The environment steps of the run so far. */
    int stepsTaken() {
        return stepsTaken;
    }

    void restore(int steps) {
        stepsTaken = steps;
    }

    /** Draws actions around what the actor gives; the environment sees them clamped, the learner remembers them as drawn. */
    void act(VectorEnvironment environment) {
        int first = step * size.environments();
        observe(environment, rollout.observations, rollout.criticObservations, first);
        if (memory != null) {
            memory.beforeStep(step);
        }
        JniUtils.setGradMode(false);
        try (NDScope _ = new NDScope()) {
            TorchPolicy.Outputs outputs = policy.forward(views, actorInput.tensor(), criticInput.tensor(), run(true));
            Gaussians distributions = noise.distributions(outputs.actor().toFloatArray(), policy.learnedNoise());
            float[] values = values(outputs.critic().toFloatArray());
            System.arraycopy(values, 0, rollout.values, first, values.length);
            remember(distributions, first);
            sample(distributions, first);
        }
        for (int i = 0; i < size.environments() * size.actions(); i++) {
            environment.actions()[i] = facts.clampAction(rollout.actions[first * size.actions() + i]);
        }
    }

    private MemoryRun run(boolean keep) {
        return memory == null ? MemoryRun.NONE : memory.stepping(keep);
    }

    private float[] values(float[] outputs) {
        if (normalizers.values() != null) {
            normalizers.values().denormalize(outputs);
        }
        return outputs;
    }

    /** Keeps the newest observations and gives them to the networks. */
    private void observe(VectorEnvironment environment, float[] kept, float[] criticKept, int first) {
        keep(environment.observations(), kept, first * size.observations());
        if (size.asymmetric()) {
            keep(environment.criticObservations(), criticKept, first * size.criticObservations());
        }
        normalizers.first(kept, criticKept, size.environments());
        if (!normalizers.commonInput()) {
            input(criticKept, first, size.criticObservations(), criticInput, normalizers.critic());
        }
        input(kept, first, size.observations(), actorInput, normalizers.actor());
        if (normalizers.actorAsSeen()) {
            actorInput.values().get(0, kept, first * size.observations(), last.length);
        }
        if (normalizers.criticAsSeen() && size.asymmetric()) {
            criticInput.values().get(0, criticKept, first * size.criticObservations(), criticLast.length);
        }
    }

    private void keep(float[] raw, float[] kept, int offset) {
        if (facts.observationClip() == 0) {
            System.arraycopy(raw, 0, kept, offset, raw.length);
            return;
        }
        for (int i = 0; i < raw.length; i++) {
            kept[offset + i] = facts.clampObservation(raw[i]);
        }
    }

    private void input(
            float[] kept, int first, int width, TensorBuffer input, @Nullable ObservationNormalizer normalizer) {
        MiniBatches.copy(kept, first * width, size.environments(), width, input.values(), normalizer);
    }

    private void remember(Gaussians distributions, int first) {
        System.arraycopy(distributions.means(), 0, rollout.means, first * size.actions(), distributions.means().length);
        int to = rollout.stdPerSample ? first * size.actions() : 0;
        System.arraycopy(distributions.std(), 0, rollout.std, to, distributions.std().length);
    }

    private void sample(Gaussians distributions, int first) {
        for (int environment = 0; environment < size.environments(); environment++) {
            int offset = (first + environment) * size.actions();
            for (int d = 0; d < size.actions(); d++) {
                float draw = Random.normal(seed, environment, stepsTaken, RandomPurpose.ACTION_NOISE, d);
                float std = (float) distributions.std(environment, d);
                rollout.actions[offset + d] = rollout.means[offset + d] + std * draw;
            }
            rollout.logProbabilities[first + environment] =
                    (float) distributions.logProbability(environment, rollout.actions, offset);
        }
    }

    /** Remembers what a step led to. */
    void record(VectorEnvironment environment, ReturnSettings returns) {
        keep(environment.observations(), last, 0);
        if (size.asymmetric()) {
            keep(environment.criticObservations(), criticLast, 0);
        }
        normalizers.stepped(last, criticLast, size.environments());
        int first = step * size.environments();
        for (int i = 0; i < size.environments(); i++) {
            rollout.rewards[first + i] =
                    (float) ((environment.rewards()[i] + returns.rewardShift()) * returns.rewardScale());
            rollout.dones[first + i] = environment.dones()[i];
        }
        if (normalizers.rewards() != null) {
            normalizers.rewards().learnAndNormalize(rollout.rewards, first, returns.gamma(), environment.dones());
        }
        if (returns.timeOutBootstrap() == TimeOutBootstrap.VALUE_OF_LAST_OBSERVATION) {
            float gamma = (float) returns.gamma();
            for (int i = 0; i < size.environments(); i++) {
                // the value of the last observation stands for the rewards after a time-out
                rollout.rewards[first + i] += environment.timeOuts()[i] * gamma * rollout.values[first + i];
            }
        }
        if (memory != null) {
            memory.forget(environment.dones());
        }
        step++;
        stepsTaken++;
    }

    /** Ends the rollout: computes returns and advantages and brings them to the scale they are learned at. */
    void finish(VectorEnvironment environment, ReturnSettings returns) {
        observe(environment, last, criticLast, 0);
        JniUtils.setGradMode(false);
        try (NDScope _ = new NDScope()) {
            float[] lastValues = policy.values(views, actorInput.tensor(), criticInput.tensor(), run(false))
                    .toFloatArray();
            rollout.computeAdvantages(values(lastValues), returns.gamma(), returns.lambda());
        }
        if (normalizers.values() != null) {
            normalizers.values().learnAndNormalize(rollout.values);
            normalizers.values().learnAndNormalize(rollout.returns);
        }
        if (returns.advantageNormalization() == ReturnSettings.AdvantageNormalization.ROLLOUT) {
            Rollout.normalize(rollout.advantages, 0, rollout.samples());
        }
        step = 0;
    }
}
