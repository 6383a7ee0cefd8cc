package sinew.learning.policy;

import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.CheckpointException;
import sinew.learning.checkpoint.Tensor;

/**
 * A trained policy that acts without noise: the mean action, observations normalised and actions clamped where training did so. It
 * remembers what its memory needs of every environment, if it has one.
 */
public final class InferencePolicy {
    /** The prefix of the actor's normaliser in checkpoints. */
    public static final String NORMALIZER = "actor_obs_normalizer";

    private final Perceptron hidden;
    private final LinearLayer output;
    private final @Nullable RecurrentMemory before;
    private final @Nullable RecurrentMemory after;
    private final @Nullable ObservationNormalizer normalizer;
    private final PolicyFacts facts;
    private final int actions;
    private final int observations;
    private float[] inputs = new float[0];
    private float[] beside = new float[0];
    private float[] outputs = new float[0];

    private InferencePolicy(Checkpoint checkpoint, String network, int count, String last, String memoryName) {
        facts = PolicyFacts.load(checkpoint);
        RecurrentMemory memory = RecurrentMemory.load(checkpoint, memoryName);
        before = facts.memoryAfterMlp() ? null : memory;
        after = facts.memoryAfterMlp() ? memory : null;
        int remembered = before == null ? -1 : before.outputs();
        hidden = Perceptron.load(checkpoint, network, count, remembered);
        int features = after == null ? hidden.outputs(remembered) : after.outputs();
        output = LinearLayer.load(checkpoint, last + ".weight", last + ".bias", features);
        int seen = hidden.inputs(after == null ? output.inputs() : after.inputs());
        observations = before == null ? seen : before.inputs();
        boolean ownNoise =
                checkpoint.find(ParameterLayout.STD) != null || checkpoint.find(ParameterLayout.LOG_STD) != null;
        actions = ownNoise ? output.outputs() : output.outputs() / 2;
        normalizer = ObservationNormalizer.load(checkpoint, NORMALIZER, observations);
    }

    /**
     * Takes the policy out of a checkpoint.
     *
     * @param checkpoint a training checkpoint
     * @return the policy
     * @throws CheckpointException if it has no complete actor
     */
    public static InferencePolicy load(Checkpoint checkpoint) {
        if (checkpoint.find(ParameterLayout.ACTOR + ".weight") != null) {
            int count = layers(checkpoint, ParameterLayout.TRUNK);
            return new InferencePolicy(
                    checkpoint, ParameterLayout.TRUNK, count, ParameterLayout.ACTOR, ParameterLayout.TRUNK_MEMORY);
        }
        int count = layers(checkpoint, ParameterLayout.ACTOR);
        if (count == 0) {
            throw new CheckpointException(
                    checkpoint.source(), "it has no network named '" + ParameterLayout.ACTOR + "'", null);
        }
        return new InferencePolicy(
                checkpoint,
                ParameterLayout.ACTOR,
                count - 1,
                ParameterLayout.ACTOR + "." + 2 * (count - 1),
                ParameterLayout.ACTOR_MEMORY);
    }

    private static int layers(Checkpoint checkpoint, String network) {
        int count = 0;
        Tensor weight = checkpoint.find(network + ".0.weight");
        while (weight != null) {
            count++;
            weight = checkpoint.find(network + "." + 2 * count + ".weight");
        }
        return count;
    }

    /**
     * What the policy looks at.
     *
     * @return observations per environment
     */
    public int observationSize() {
        return observations;
    }

    /**
     * What the policy decides.
     *
     * @return actions per environment
     */
    public int actionSize() {
        return actions;
    }

    /**
     * Chooses the actions of all environments.
     *
     * @param raw the observations {@code [count * observationSize]}
     * @param count the number of environments
     * @param decided the actions {@code [count * actionSize]}. Modified.
     */
    public void act(float[] raw, int count, float[] decided) {
        float[] features = normalized(raw, count);
        if (before != null) {
            features = before.forward(features, count);
        }
        features = hidden.forward(features, count);
        if (after != null) {
            features = after.forward(withObservations(features, count, after.inputs()), count);
        }
        outputs = room(outputs, count * output.outputs());
        output.forward(features, count, outputs);
        for (int i = 0; i < count; i++) {
            for (int d = 0; d < actions; d++) {
                decided[i * actions + d] = facts.clampAction(outputs[i * output.outputs() + d]);
            }
        }
    }

    /**
     * Forgets what was seen in environments whose episode ended; to be called after each step.
     *
     * @param dones {@code [count]}, 1 where an episode ended
     */
    public void forget(int[] dones) {
        for (int i = 0; i < dones.length; i++) {
            if (dones[i] != 0 && before != null) {
                before.forget(i);
            }
            if (dones[i] != 0 && after != null) {
                after.forget(i);
            }
        }
    }

    private float[] normalized(float[] raw, int count) {
        inputs = room(inputs, count * observations);
        for (int i = 0; i < count * observations; i++) {
            inputs[i] = facts.clampObservation(raw[i]);
        }
        if (normalizer != null) {
            FloatBuffer target = FloatBuffer.wrap(inputs);
            for (int i = 0; i < count; i++) {
                normalizer.normalize(inputs, i * observations, target, i * observations);
            }
        }
        return inputs;
    }

    /** Puts the observations beside the features, if the memory sees both. */
    private float[] withObservations(float[] features, int count, int wanted) {
        int width = hidden.outputs(observations);
        if (wanted == width) {
            return features;
        }
        beside = room(beside, count * wanted);
        for (int i = 0; i < count; i++) {
            System.arraycopy(features, i * width, beside, i * wanted, width);
            System.arraycopy(inputs, i * observations, beside, i * wanted + width, observations);
        }
        return beside;
    }

    private static float[] room(float[] array, int length) {
        return array.length >= length ? array : new float[length];
    }
}
