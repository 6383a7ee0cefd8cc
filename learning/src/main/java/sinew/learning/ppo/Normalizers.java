package sinew.learning.ppo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sinew.learning.Learner;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.Tensor;
import sinew.learning.policy.InferencePolicy;
import sinew.learning.policy.LearnerState;
import sinew.learning.policy.ObservationNormalizer;
import sinew.learning.settings.LearnerSettings;
import sinew.learning.settings.NormalizationSettings;
import sinew.learning.settings.NormalizationSettings.Kind;

/** Everything that a learner normalises, and when each of it learns. */
final class Normalizers {
    private final Kind actorKind;
    private final Kind criticKind;
    private final boolean commonInput;
    private final boolean savesCritic;
    private final @Nullable ObservationNormalizer actor;
    private final @Nullable ObservationNormalizer critic;
    private final @Nullable ValueNormalizer values;
    private final @Nullable RewardNormalizer rewards;

    Normalizers(LearnerSettings settings, Learner.Size size) {
        NormalizationSettings kinds = settings.normalization();
        boolean trunk = settings.networks().sharedTrunk();
        boolean alike = kinds.actorObservations().equals(kinds.criticObservations());
        commonInput = trunk || (!size.asymmetric() && alike);
        savesCritic = commonInput && !trunk;
        actorKind = kinds.actorObservations().kind();
        criticKind = commonInput ? Kind.NONE : kinds.criticObservations().kind();
        actor = ObservationNormalizer.of(kinds.actorObservations(), InferencePolicy.NORMALIZER, size.observations());
        critic = commonInput
                ? null
                : ObservationNormalizer.of(
                        kinds.criticObservations(), LearnerState.CRITIC_NORMALIZER, size.criticObservations());
        values = kinds.values() ? new ValueNormalizer() : null;
        rewards = kinds.rewards() ? new RewardNormalizer(size.environments(), kinds.rewardClip()) : null;
    }

    /** Tells whether the critic is given the very numbers that the actor is given. */
    boolean commonInput() {
        return commonInput;
    }

    @Nullable
    ObservationNormalizer actor() {
        return actor;
    }

    @Nullable
    ObservationNormalizer critic() {
        return critic;
    }

    @Nullable
    ValueNormalizer values() {
        return values;
    }

    @Nullable
    RewardNormalizer rewards() {
        return rewards;
    }

    /** Tells whether the rollout keeps the actor's observations normalised, as they were seen. */
    boolean actorAsSeen() {
        return actorKind == Kind.INSIDE_ROOT_AS_SEEN;
    }

    /** Tells whether the rollout keeps the critic's observations normalised, as they were seen. */
    boolean criticAsSeen() {
        return criticKind == Kind.INSIDE_ROOT_AS_SEEN;
    }

    /** Tells whether mini-batches look different in the second epoch, after all have been learned from. */
    boolean learnsInUpdate() {
        return actorKind == Kind.INSIDE_ROOT || criticKind == Kind.INSIDE_ROOT;
    }

    /** Learns from the very first observations, where all that is seen is learned from. */
    void first(float[] observations, float[] criticObservations, int count) {
        if (actor != null && actorAsSeen() && actor.untouched()) {
            actor.update(observations, 0, count);
        }
        if (critic != null && criticAsSeen() && critic.untouched()) {
            critic.update(criticObservations, 0, count);
        }
    }

    /** Learns from the observations after an environment step. */
    void stepped(float[] observations, float[] criticObservations, int count) {
        if (actor != null && actorKind != Kind.INSIDE_ROOT) {
            actor.update(observations, 0, count);
        }
        if (critic != null && criticKind != Kind.INSIDE_ROOT) {
            critic.update(criticObservations, 0, count);
        }
    }

    /** Learns from a mini-batch of the first epoch. */
    void miniBatch(Samples samples, int begin, int count) {
        if (actor != null && actorKind == Kind.INSIDE_ROOT) {
            actor.update(samples.observations, begin * samples.size.observations(), count);
        }
        if (critic != null && criticKind == Kind.INSIDE_ROOT) {
            critic.update(samples.criticObservations, begin * samples.size.criticObservations(), count);
        }
    }

    List<Tensor> saveState() {
        List<Tensor> tensors = new ArrayList<>();
        if (actor != null) {
            tensors.addAll(actor.saveState());
        }
        if (actor != null && savesCritic) {
            tensors.addAll(renamed(actor.saveState()));
        }
        if (critic != null) {
            tensors.addAll(critic.saveState());
        }
        if (values != null) {
            tensors.addAll(values.saveState());
        }
        if (rewards != null) {
            tensors.addAll(rewards.saveState());
        }
        return tensors;
    }

    /** The critic's moments, which are the actor's, under the names that they have in checkpoints. */
    private static List<Tensor> renamed(List<Tensor> tensors) {
        int prefix = InferencePolicy.NORMALIZER.length();
        return tensors.stream()
                .map(tensor -> new Tensor(
                        LearnerState.CRITIC_NORMALIZER + tensor.name().substring(prefix),
                        tensor.shape(),
                        tensor.values()))
                .toList();
    }

    /** Checks that a saved state can be restored. */
    void checkState(Checkpoint checkpoint) {
        if (actor != null) {
            actor.checkState(checkpoint);
        }
        if (critic != null) {
            critic.checkState(checkpoint);
        }
        if (values != null) {
            values.checkState(checkpoint);
        }
        if (rewards != null) {
            rewards.checkState(checkpoint);
        }
    }

    void restoreState(Checkpoint checkpoint) {
        if (actor != null) {
            actor.restoreState(checkpoint);
        }
        if (critic != null) {
            critic.restoreState(checkpoint);
        }
        if (values != null) {
            values.restoreState(checkpoint);
        }
        if (rewards != null) {
            rewards.restoreState(checkpoint);
        }
    }
}
