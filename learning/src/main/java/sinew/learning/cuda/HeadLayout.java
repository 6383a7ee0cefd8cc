package sinew.learning.cuda;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sinew.learning.policy.NetworkShape;
import sinew.learning.policy.ParameterLayout;
import sinew.learning.settings.NoiseSettings;

/** Where the parameters of the last layers lie, and what the kernels are compiled for. */
final class HeadLayout {
    private static final int CHUNK_PITCH = 132;
    private static final int STRIDE_PADDING = 16;

    final int actorWeights;
    final int actorBias;
    final int valueWeights;
    final int valueBias;

    private final NetworkShape shape;
    private final ParameterLayout.Layer actor;
    private final ParameterLayout.Layer critic;

    HeadLayout(NetworkShape shape, ParameterLayout layout) {
        this.shape = shape;
        actor = layout.layers(ParameterLayout.ACTOR).getLast();
        critic = layout.layers(ParameterLayout.CRITIC).getLast();
        actorWeights = actor.weight().offset();
        actorBias = actor.bias().offset();
        valueWeights = critic.weight().offset();
        valueBias = critic.bias().offset();
    }

    /** The macros that the kernels are compiled with, beside those of the networks. */
    Map<String, String> macros() {
        Map<String, String> macros = new LinkedHashMap<>();
        boolean shared = shape.networks().sharedTrunk();
        macros.put("ACTIONS", "" + shape.actions());
        macros.put("NOISE", "" + noise(shape.noise()));
        macros.put("NETS", shared ? "1" : "2");
        macros.put("NET0_WIDTH", "" + actor.inputs());
        macros.put("NET0_ACTOR", "" + actor.outputs());
        macros.put("NET0_VALUE", shared ? "1" : "0");
        macros.put("NET0_INPUT", input(shape.networks().actorHidden()));
        if (!shared) {
            macros.put("NET1_WIDTH", "" + critic.inputs());
            macros.put("NET1_ACTOR", "0");
            macros.put("NET1_VALUE", "1");
            macros.put("NET1_INPUT", input(shape.networks().criticHidden()));
        }
        return macros;
    }

    /** What the last layer sees: the observations, a hidden layer or a memory's output. */
    private String input(List<Integer> layers) {
        if (shape.memoryAfterMlp() || (shape.recurrent() && layers.isEmpty())) {
            return "2";
        }
        return layers.isEmpty() ? "0" : "1";
    }

    private static int noise(NoiseSettings.Kind kind) {
        return switch (kind) {
            case SCALAR -> 0;
            case LOG -> 1;
            case STATE_DEPENDENT -> 2;
        };
    }

    /** The shared memory of a block that computes a tile of samples, in bytes. */
    int sharedBytes(int tile) {
        boolean trunk = shape.networks().sharedTrunk();
        int rows = trunk ? actor.outputs() + 1 : Math.max(actor.outputs(), 1);
        int padded = (rows + 3) / 4 * 4;
        return Float.BYTES * (tile * CHUNK_PITCH + padded * CHUNK_PITCH + padded * (tile + STRIDE_PADDING));
    }
}
