package sinew.learning.cuda;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.Tensor;
import sinew.learning.policy.InferencePolicy;
import sinew.learning.policy.LearnerState;
import sinew.learning.settings.LearnerSettings;
import sinew.learning.settings.NormalizationSettings.Kind;
import sinew.learning.settings.NormalizationSettings.Observations;
import sinew.sim.kernel.device.DeviceAddress;
import sinew.sim.kernel.device.DeviceModule;
import sinew.sim.kernel.device.DeviceRuntime;

/** All running moments of a learner: those of observations, values and rewards. */
final class LearnerMoments {
    /** The running moments of values, which learn as rl_games' do. */
    private static final Observations VALUES = Observations.RL_GAMES;

    /** The running moments of discounted rewards, which learn as those of Stable-Baselines3's observations. */
    private static final Observations REWARDS = new Observations(Kind.INSIDE_ROOT_AS_SEEN, 1e-8, 0);

    private static final String SUMS = LearnerState.REWARD_NORMALIZER + ".returns";

    private final DeviceRuntime runtime;
    private final boolean values;
    private final boolean rewards;
    private final Moments actor;
    private final Moments critic;
    private final Moments valueMoments;
    private final DeviceAddress rewardMoments;
    private final DeviceAddress discountedRewards;

    LearnerMoments(
            DeviceRuntime runtime,
            DeviceModule module,
            LearnerSettings settings,
            RunArrays run,
            RolloutArrays rollout) {
        this.runtime = runtime;
        values = settings.normalization().values();
        rewards = settings.normalization().rewards();
        // with a common trunk there is one input only
        Observations critics = settings.networks().sharedTrunk()
                ? Observations.NONE
                : settings.normalization().criticObservations();
        actor = new Moments(runtime, module, settings.normalization().actorObservations(), run.actorMoments);
        critic = new Moments(runtime, module, critics, run.criticMoments);
        valueMoments = new Moments(runtime, module, VALUES, run.valueMoments);
        rewardMoments = run.rewardMoments;
        discountedRewards = rollout.discountedRewards;
        runtime.upload(
                MemorySegment.ofArray(MomentState.first(REWARDS.kind(), 1).exact())
                        .asSlice(0, rewardMoments.bytes()),
                rewardMoments);
    }

    Moments actor() {
        return actor;
    }

    Moments critic() {
        return critic;
    }

    List<Tensor> saveState() {
        List<Tensor> tensors = new ArrayList<>();
        if (!actor.is(Kind.NONE)) {
            tensors.addAll(actor.saveState(InferencePolicy.NORMALIZER));
        }
        if (!critic.is(Kind.NONE)) {
            tensors.addAll(critic.saveState(LearnerState.CRITIC_NORMALIZER));
        }
        if (values) {
            tensors.addAll(valueMoments.saveMoments(LearnerState.VALUE_NORMALIZER));
        }
        if (rewards) {
            double[] exact = new double[4];
            runtime.download(rewardMoments, MemorySegment.ofArray(exact).asSlice(0, rewardMoments.bytes()));
            tensors.addAll(new MomentState(1, exact).moments(LearnerState.REWARD_NORMALIZER));
            float[] sums = new float[Math.toIntExact(discountedRewards.bytes() / Float.BYTES)];
            runtime.download(discountedRewards, MemorySegment.ofArray(sums));
            tensors.add(Tensor.vector(SUMS, sums));
        }
        return tensors;
    }

    /** Goes on from a saved state; all is checked before anything is changed. */
    void restoreState(Checkpoint checkpoint) {
        MomentState actorState = actor.is(Kind.NONE) ? null : actor.find(checkpoint, InferencePolicy.NORMALIZER);
        MomentState criticState = critic.is(Kind.NONE) ? null : critic.find(checkpoint, LearnerState.CRITIC_NORMALIZER);
        MomentState valueState = values ? valueMoments.find(checkpoint, LearnerState.VALUE_NORMALIZER) : null;
        MomentState rewardState =
                rewards ? MomentState.of(checkpoint, LearnerState.REWARD_NORMALIZER, REWARDS.kind(), 1) : null;
        restore(actor, actorState);
        restore(critic, criticState);
        restore(valueMoments, valueState);
        if (rewardState != null) {
            runtime.upload(MemorySegment.ofArray(rewardState.exact()).asSlice(0, rewardMoments.bytes()), rewardMoments);
            restoreSums(checkpoint);
        }
    }

    private static void restore(Moments moments, @Nullable MomentState state) {
        if (state != null) {
            moments.write(state);
        }
    }

    /** Sums of another number of environments are of no use: those environments begin new episodes. */
    private void restoreSums(Checkpoint checkpoint) {
        float[] sums = new float[Math.toIntExact(discountedRewards.bytes() / Float.BYTES)];
        Tensor saved = checkpoint.find(SUMS);
        if (saved != null && saved.values() instanceof float[] known && known.length == sums.length) {
            sums = known;
        }
        runtime.upload(MemorySegment.ofArray(sums), discountedRewards);
    }
}
