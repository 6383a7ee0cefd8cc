package sinew.learning.ppo;

import java.util.List;
import sinew.learning.policy.NetworkShape;
import sinew.learning.policy.ParameterLayout;
import sinew.learning.policy.ParameterLayout.Layer;
import sinew.learning.policy.ParameterLayout.RecurrentLayer;
import sinew.learning.policy.ParameterLayout.Slice;
import sinew.learning.settings.ActivationKind;
import sinew.learning.settings.NetworkSettings.RecurrenceKind;

/** Actor and critic in plain double arithmetic, one sample at a time; networks with tanh. */
final class ReferencePolicy {
    private final NetworkShape shape;
    private final ParameterLayout layout;

    ReferencePolicy(NetworkShape shape, ParameterLayout layout) {
        this.shape = shape;
        this.layout = layout;
        if (shape.networks().activation() != ActivationKind.TANH) {
            throw new IllegalArgumentException("only tanh");
        }
    }

    /** What actor and critic remember: {@code [network][layer][hidden or cell][number]}. */
    double[][][][] newState() {
        var memory = shape.networks().recurrence();
        return new double[2][memory.layers()][2][memory.hidden()];
    }

    static double[][][][] copy(double[][][][] state) {
        double[][][][] copy = new double[state.length][state[0].length][2][];
        for (int network = 0; network < state.length; network++) {
            for (int layer = 0; layer < state[0].length; layer++) {
                for (int kind = 0; kind < 2; kind++) {
                    copy[network][layer][kind] = state[network][layer][kind].clone();
                }
            }
        }
        return copy;
    }

    /** The means, deviations and value of one sample: {@code [0]}, {@code [1]}, {@code [2][0]}. The state is modified. */
    double[][] evaluate(double[] p, double[] actorInput, double[] criticInput, double[][][][] state) {
        double[] output;
        double[] value;
        if (shape.networks().sharedTrunk()) {
            double[] features = hidden(p, "trunk", "memory", actorInput, state[0], 0);
            output = linear(p, layout.layers("actor").getFirst(), features);
            value = linear(p, layout.layers("critic").getFirst(), features);
        } else {
            double[] features = hidden(p, "actor", "memory_a", actorInput, state[0], 1);
            output = linear(p, layout.layers("actor").getLast(), features);
            double[] criticFeatures = hidden(p, "critic", "memory_c", criticInput, state[1], 1);
            value = linear(p, layout.layers("critic").getLast(), criticFeatures);
        }
        double[] means = new double[shape.actions()];
        double[] std = new double[shape.actions()];
        for (int d = 0; d < means.length; d++) {
            means[d] = output[d];
            std[d] = switch (shape.noise()) {
                case SCALAR -> p[d];
                case LOG -> Math.exp(p[d]);
                case STATE_DEPENDENT -> Math.exp(output[means.length + d]);
            };
        }
        return new double[][] {means, std, value};
    }

    private double[] hidden(
            double[] p, String network, String memory, double[] input, double[][][] state, int outputs) {
        double[] x = input;
        if (shape.recurrent() && !shape.memoryAfterMlp()) {
            x = remember(p, memory, x, state);
        }
        List<Layer> layers = layout.layers(network);
        for (Layer layer : layers.subList(0, layers.size() - outputs)) {
            x = linear(p, layer, x);
            for (int i = 0; i < x.length; i++) {
                x[i] = Math.tanh(x[i]);
            }
        }
        if (shape.memoryAfterMlp()) {
            x = remember(p, memory, shape.networks().recurrence().concatenateInput() ? join(x, input) : x, state);
        }
        return x;
    }

    private static double[] join(double[] a, double[] b) {
        double[] both = java.util.Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private double[] remember(double[] p, String memory, double[] input, double[][][] state) {
        double[] x = input;
        List<RecurrentLayer> layers = layout.recurrentLayers(memory);
        for (int i = 0; i < layers.size(); i++) {
            RecurrentLayer layer = layers.get(i);
            double[] a = linear(p, new Layer(layer.inputWeight(), layer.inputBias()), x);
            double[] b = linear(p, new Layer(layer.hiddenWeight(), layer.hiddenBias()), state[i][0]);
            if (shape.networks().recurrence().kind() == RecurrenceKind.LSTM) {
                lstm(a, b, state[i][0], state[i][1]);
            } else {
                gru(a, b, state[i][0]);
            }
            x = state[i][0].clone();
        }
        return shape.networks().recurrence().layerNormalization()
                ? normalize(p, layout.find(memory + ".norm.weight"), layout.find(memory + ".norm.bias"), x)
                : x;
    }

    private static void lstm(double[] a, double[] b, double[] h, double[] c) {
        int n = h.length;
        for (int i = 0; i < n; i++) {
            double in = sigmoid(a[i] + b[i]);
            double forget = sigmoid(a[n + i] + b[n + i]);
            double candidate = Math.tanh(a[2 * n + i] + b[2 * n + i]);
            double out = sigmoid(a[3 * n + i] + b[3 * n + i]);
            c[i] = forget * c[i] + in * candidate;
            h[i] = out * Math.tanh(c[i]);
        }
    }

    private static void gru(double[] a, double[] b, double[] h) {
        int n = h.length;
        for (int i = 0; i < n; i++) {
            double reset = sigmoid(a[i] + b[i]);
            double update = sigmoid(a[n + i] + b[n + i]);
            double candidate = Math.tanh(a[2 * n + i] + reset * b[2 * n + i]);
            h[i] = (1 - update) * candidate + update * h[i];
        }
    }

    private static double[] normalize(double[] p, Slice scale, Slice shift, double[] x) {
        double mean = 0;
        for (double v : x) {
            mean += v / x.length;
        }
        double variance = 0;
        for (double v : x) {
            variance += (v - mean) * (v - mean) / x.length;
        }
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = (x[i] - mean) / Math.sqrt(variance + 1e-5) * p[scale.offset() + i] + p[shift.offset() + i];
        }
        return y;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double[] linear(double[] p, Layer layer, double[] x) {
        double[] y = new double[layer.outputs()];
        for (int r = 0; r < y.length; r++) {
            y[r] = p[layer.bias().offset() + r];
            for (int c = 0; c < x.length; c++) {
                y[r] += p[layer.weight().offset() + r * x.length + c] * x[c];
            }
        }
        return y;
    }
}
