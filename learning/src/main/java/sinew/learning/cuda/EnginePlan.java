package sinew.learning.cuda;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sinew.learning.policy.NetworkShape;
import sinew.learning.policy.ParameterLayout;
import sinew.learning.settings.ActivationKind;
import sinew.sim.kernel.device.DeviceProperties;

/**
 * What the networks look like and how their work is divided.
 *
 * @param size how many rows there are
 * @param layout how all parameters lie
 * @param hidden the hidden layers of each network
 * @param memories the recurrent layers of each network, or nulls
 * @param inputs the numbers that each network sees
 * @param actorHead the actor's last layer
 * @param criticHead the critic's last layer
 * @param all all linear layers in the order in which gradients are computed
 * @param divisions how the gradients of these are divided
 * @param chains which hidden layers are computed in one launch
 * @param noise how many parameters are those of the noise
 * @param keepsArguments whether slopes follow from arguments, not from activations
 * @param sameInputs whether both networks see the same
 * @param multiprocessors of the device
 */
record EnginePlan(
        EngineSize size,
        ParameterLayout layout,
        List<List<ParameterLayout.Layer>> hidden,
        List<@Nullable MemoryShape> memories,
        List<Integer> inputs,
        ParameterLayout.Layer actorHead,
        ParameterLayout.Layer criticHead,
        List<ParameterLayout.Layer> all,
        List<GradientLaunch.Division> divisions,
        Chains chains,
        int noise,
        boolean keepsArguments,
        boolean sameInputs,
        int multiprocessors) {
    /** In how many parts gradients come at most. */
    int parts() {
        return divisions.stream().mapToInt(GradientLaunch.Division::parts).max().orElse(1);
    }

    /**
     * Plans the work.
     *
     * @param shape what the networks look like
     * @param layout how their parameters lie
     * @param size how many rows there are
     * @param sameInputs whether both networks see the same
     * @param device runs the networks
     * @return the plan
     */
    static EnginePlan of(
            NetworkShape shape, ParameterLayout layout, EngineSize size, boolean sameInputs, DeviceProperties device) {
        List<ParameterLayout.Layer> actor = layout.layers(ParameterLayout.ACTOR);
        List<ParameterLayout.Layer> critic = layout.layers(ParameterLayout.CRITIC);
        boolean shared = shape.networks().sharedTrunk();
        List<List<ParameterLayout.Layer>> hidden = shared
                ? List.of(layout.layers(ParameterLayout.TRUNK))
                : List.of(actor.subList(0, actor.size() - 1), critic.subList(0, critic.size() - 1));
        List<ParameterLayout.Layer> all = new ArrayList<>();
        hidden.forEach(all::addAll);
        all.add(actor.getLast());
        all.add(critic.getLast());
        List<@Nullable MemoryShape> memories = memories(shape, layout);
        memories.forEach(own -> all.addAll(own == null ? List.of() : own.linear()));
        int depth = NetworkLayers.ROW_BYTES / size.precision().storedBytes();
        ActivationKind activation = shape.networks().activation();
        return new EnginePlan(
                size,
                layout,
                hidden,
                memories,
                shared ? List.of(shape.observations()) : List.of(shape.observations(), shape.criticObservations()),
                actor.getLast(),
                critic.getLast(),
                List.copyOf(all),
                GradientLaunch.divide(all, device.multiprocessors(), size.miniBatchRows(), depth),
                Chains.of(hidden, size.precision(), device),
                shape.stateDependentNoise() ? 0 : shape.actions(),
                activation == ActivationKind.SILU
                        || activation == ActivationKind.GELU
                        || activation == ActivationKind.MISH,
                sameInputs,
                device.multiprocessors());
    }

    private static List<@Nullable MemoryShape> memories(NetworkShape shape, ParameterLayout layout) {
        List<String> names = shape.networks().sharedTrunk()
                ? List.of(ParameterLayout.TRUNK_MEMORY)
                : List.of(ParameterLayout.ACTOR_MEMORY, ParameterLayout.CRITIC_MEMORY);
        List<@Nullable MemoryShape> memories = new ArrayList<>();
        names.forEach(name -> memories.add(MemoryShape.of(shape, layout, name)));
        return memories;
    }

    /** In how many parts the gradient of a parameter tensor comes. */
    int parts(ParameterLayout.Slice slice) {
        for (int i = 0; i < all().size(); i++) {
            ParameterLayout.Layer layer = all().get(i);
            if (layer.weight().offset() == slice.offset() || layer.bias().offset() == slice.offset()) {
                return divisions().get(i).parts();
            }
        }
        return memories().stream().anyMatch(m -> m != null && m.normalizesBy(slice)) ? parts() : 1;
    }
}
