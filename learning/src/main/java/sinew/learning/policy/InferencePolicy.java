package sinew.learning.policy;

import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;
import sinew.learning.checkpoint.Checkpoint;

/** A trained policy that acts without noise: the mean action, observations normalised where training did so. */
public final class InferencePolicy {
    /** The prefix of the actor's normaliser in checkpoints. */
    public static final String NORMALIZER = "actor_obs_normalizer";

    private final Perceptron actor;
    private final @Nullable ObservationNormalizer normalizer;
    private float[] normalized = new float[0];

    private InferencePolicy(Perceptron actor, @Nullable ObservationNormalizer normalizer) {
        this.actor = actor;
        this.normalizer = normalizer;
    }

    /**
     * Takes the policy out of a checkpoint.
     *
     * @param checkpoint a training checkpoint
     * @return the policy
     * @throws sinew.learning.checkpoint.CheckpointException if it has no complete actor
     */
    public static InferencePolicy load(Checkpoint checkpoint) {
        Perceptron actor = Perceptron.load(checkpoint, ParameterLayout.ACTOR);
        if (checkpoint.find(NORMALIZER + "._mean") == null) {
            return new InferencePolicy(actor, null);
        }
        ObservationNormalizer normalizer = new ObservationNormalizer(NORMALIZER, actor.inputs());
        normalizer.restoreState(checkpoint);
        return new InferencePolicy(actor, normalizer);
    }

    /**
     * What the policy looks at.
     *
     * @return observations per environment
     */
    public int observationSize() {
        return actor.inputs();
    }

    /**
     * What the policy decides.
     *
     * @return actions per environment
     */
    public int actionSize() {
        return actor.outputs();
    }

    /**
     * Chooses the actions of all environments.
     *
     * @param observations {@code [count * observationSize]}, raw
     * @param count the number of environments
     * @param actions {@code [count * actionSize]}. Modified.
     */
    public void act(float[] observations, int count, float[] actions) {
        actor.forward(normalized(observations, count), count, actions);
    }

    private float[] normalized(float[] observations, int count) {
        if (normalizer == null) {
            return observations;
        }
        int size = observationSize();
        normalized = normalized.length >= count * size ? normalized : new float[count * size];
        FloatBuffer target = FloatBuffer.wrap(normalized);
        for (int i = 0; i < count; i++) {
            normalizer.normalize(observations, i * size, target, i * size);
        }
        return normalized;
    }
}
