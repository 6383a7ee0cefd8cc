package sinew.learning.policy;

import sinew.learning.settings.NetworkSettings;
import sinew.learning.settings.NetworkSettings.RecurrenceKind;
import sinew.learning.settings.NetworkSettings.RecurrencePlacement;
import sinew.learning.settings.NoiseSettings;

/**
 * What actor and critic look like.
 *
 * @param observations the numbers the actor sees
 * @param criticObservations the numbers the critic sees
 * @param actions the numbers the actor decides
 * @param networks layers and memory
 * @param noise where the deviations of the action noise come from
 */
public record NetworkShape(
        int observations, int criticObservations, int actions, NetworkSettings networks, NoiseSettings.Kind noise) {
    /**
     * Checks that the parts fit together.
     *
     * @throws IllegalArgumentException if a common trunk should see different observations
     */
    public NetworkShape {
        if (networks.sharedTrunk() && criticObservations != observations) {
            throw new IllegalArgumentException("Actor and critic cannot have their hidden layers in common: the critic"
                    + " sees " + criticObservations + " observations and the actor " + observations
                    + ". Give them separate networks.");
        }
    }

    /**
     * Tells whether the networks have a memory.
     *
     * @return whether there are recurrent layers
     */
    public boolean recurrent() {
        return networks.recurrence().kind() != RecurrenceKind.NONE;
    }

    /**
     * Tells where the memory stands.
     *
     * @return whether there are recurrent layers between the last hidden layer and the output layer
     */
    public boolean memoryAfterMlp() {
        return recurrent() && networks.recurrence().placement() == RecurrencePlacement.AFTER_MLP;
    }

    /**
     * Tells whether the actor gives deviations beside the means.
     *
     * @return whether the noise depends on the observation
     */
    public boolean stateDependentNoise() {
        return noise == NoiseSettings.Kind.STATE_DEPENDENT;
    }

    /**
     * Counts what the actor gives: means, then logarithms of deviations if they depend on the observation.
     *
     * @return outputs of the actor
     */
    public int actorOutputs() {
        return stateDependentNoise() ? 2 * actions : actions;
    }
}
