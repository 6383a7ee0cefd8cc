package sinew.learning.cuda;

import java.util.List;
import sinew.learning.policy.NetworkShape;
import sinew.learning.settings.ActivationKind;
import sinew.learning.settings.NetworkSettings;
import sinew.learning.settings.NoiseSettings;

/** Shapes of networks without recurrent layers that see eleven numbers and act in three. */
final class SmallNetworks {
    static final int OBSERVATIONS = 11;
    static final int ACTIONS = 3;

    private SmallNetworks() {}

    /** The shape of networks with these hidden layers; a critic without a trunk in common sees so many numbers of its own. */
    static NetworkShape shape(
            List<Integer> actor, List<Integer> critic, ActivationKind activation, boolean shared, int criticOwn) {
        return new NetworkShape(
                OBSERVATIONS,
                shared ? OBSERVATIONS : criticOwn,
                ACTIONS,
                new NetworkSettings(
                        actor,
                        critic,
                        activation,
                        shared,
                        NetworkSettings.Recurrence.NONE,
                        NetworkSettings.Initialization.PYTORCH),
                NoiseSettings.Kind.SCALAR);
    }
}
