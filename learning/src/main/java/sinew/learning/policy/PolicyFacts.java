package sinew.learning.policy;

import java.util.ArrayList;
import java.util.List;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.Tensor;
import sinew.learning.settings.LearnerSettings;
import sinew.learning.settings.NetworkSettings.RecurrenceKind;
import sinew.learning.settings.NetworkSettings.RecurrencePlacement;

/**
 * What one has to know to use a policy and cannot see from its parameters.
 *
 * @param memoryAfterMlp whether the memory stands behind the hidden layers
 * @param observationClip raw observations are clamped to plus or minus this; 0 for never
 * @param actionClip actions are clamped to plus or minus this; 0 for never
 */
public record PolicyFacts(boolean memoryAfterMlp, double observationClip, double actionClip) {
    private static final String MEMORY_AFTER_MLP = "policy.memory_after_mlp";
    private static final String OBSERVATION_CLIP = "policy.observation_clip";
    private static final String ACTION_CLIP = "policy.action_clip";

    /**
     * Reads the facts off the settings of a learner.
     *
     * @param settings the settings
     * @return the facts
     */
    public static PolicyFacts of(LearnerSettings settings) {
        var recurrence = settings.networks().recurrence();
        boolean after =
                recurrence.kind() != RecurrenceKind.NONE && recurrence.placement() == RecurrencePlacement.AFTER_MLP;
        return new PolicyFacts(after, settings.observationClip(), settings.actionClip());
    }

    /**
     * Reads the facts off a checkpoint; what is not there is not the case.
     *
     * @param checkpoint a training checkpoint
     * @return the facts
     */
    public static PolicyFacts load(Checkpoint checkpoint) {
        return new PolicyFacts(
                number(checkpoint, MEMORY_AFTER_MLP) != 0,
                number(checkpoint, OBSERVATION_CLIP),
                number(checkpoint, ACTION_CLIP));
    }

    private static double number(Checkpoint checkpoint, String name) {
        return checkpoint.find(name) == null ? 0 : checkpoint.doubles(name)[0];
    }

    /**
     * Writes the facts that are the case.
     *
     * @return tensors for a checkpoint
     */
    public List<Tensor> save() {
        List<Tensor> tensors = new ArrayList<>();
        if (memoryAfterMlp) {
            tensors.add(Tensor.scalar(MEMORY_AFTER_MLP, 1.0));
        }
        if (observationClip > 0) {
            tensors.add(Tensor.scalar(OBSERVATION_CLIP, observationClip));
        }
        if (actionClip > 0) {
            tensors.add(Tensor.scalar(ACTION_CLIP, actionClip));
        }
        return tensors;
    }

    /**
     * Clamps an observation.
     *
     * @param raw what the environment gave
     * @return what the policy sees before normalisation
     */
    public float clampObservation(float raw) {
        return observationClip > 0 ? Math.clamp(raw, (float) -observationClip, (float) observationClip) : raw;
    }

    /**
     * Clamps an action.
     *
     * @param drawn what the policy decided
     * @return what the environment sees
     */
    public float clampAction(float drawn) {
        return actionClip > 0 ? Math.clamp(drawn, (float) -actionClip, (float) actionClip) : drawn;
    }
}
