package sinew.learning.policy;

import java.util.ArrayList;
import java.util.List;
import sinew.learning.policy.ParameterLayout.Slice;
import sinew.learning.settings.NetworkSettings;
import sinew.learning.settings.NetworkSettings.RecurrenceKind;
import sinew.learning.settings.NoiseSettings;

/** Puts one parameter tensor behind the other. */
final class LayoutBuilder {
    private final NetworkShape shape;
    private final NetworkSettings networks;
    private final List<Slice> slices = new ArrayList<>();
    private int end;

    LayoutBuilder(NetworkShape shape) {
        this.shape = shape;
        this.networks = shape.networks();
    }

    ParameterLayout build() {
        if (!shape.stateDependentNoise()) {
            boolean logarithm = shape.noise() == NoiseSettings.Kind.LOG;
            add(logarithm ? ParameterLayout.LOG_STD : ParameterLayout.STD, shape.actions());
        }
        if (networks.sharedTrunk()) {
            int features = hidden(
                    ParameterLayout.TRUNK, ParameterLayout.TRUNK_MEMORY, shape.observations(), networks.actorHidden());
            linear(ParameterLayout.ACTOR, features, shape.actorOutputs());
            linear(ParameterLayout.CRITIC, features, 1);
        } else {
            List<Integer> actor = networks.actorHidden();
            int features = hidden(ParameterLayout.ACTOR, ParameterLayout.ACTOR_MEMORY, shape.observations(), actor);
            linear(ParameterLayout.ACTOR + "." + 2 * actor.size(), features, shape.actorOutputs());
            List<Integer> critic = networks.criticHidden();
            features =
                    hidden(ParameterLayout.CRITIC, ParameterLayout.CRITIC_MEMORY, shape.criticObservations(), critic);
            linear(ParameterLayout.CRITIC + "." + 2 * critic.size(), features, 1);
        }
        return new ParameterLayout(List.copyOf(slices));
    }

    private void add(String name, int... sizes) {
        Slice slice = new Slice(name, sizes, end);
        slices.add(slice);
        end += slice.length();
    }

    private void linear(String name, int inputs, int outputs) {
        add(name + ".weight", outputs, inputs);
        add(name + ".bias", outputs);
    }

    /** Adds hidden layers and memory; returns the size of what they give. */
    private int hidden(String network, String memory, int inputs, List<Integer> sizes) {
        int width = inputs;
        if (shape.recurrent() && !shape.memoryAfterMlp()) {
            width = memory(memory, width);
        }
        for (int i = 0; i < sizes.size(); i++) {
            linear(network + "." + 2 * i, width, sizes.get(i));
            width = sizes.get(i);
        }
        if (shape.memoryAfterMlp()) {
            boolean beside = networks.recurrence().concatenateInput();
            width = memory(memory, beside ? width + inputs : width);
        }
        return width;
    }

    private int memory(String name, int inputs) {
        NetworkSettings.Recurrence memory = networks.recurrence();
        int rows = memory.hidden() * (memory.kind() == RecurrenceKind.LSTM ? 4 : 3);
        int width = inputs;
        for (int i = 0; i < memory.layers(); i++) {
            add(name + ".rnn.weight_ih_l" + i, rows, width);
            add(name + ".rnn.weight_hh_l" + i, rows, memory.hidden());
            add(name + ".rnn.bias_ih_l" + i, rows);
            add(name + ".rnn.bias_hh_l" + i, rows);
            width = memory.hidden();
        }
        if (memory.layerNormalization()) {
            add(name + ".norm.weight", width);
            add(name + ".norm.bias", width);
        }
        return width;
    }
}
