package sinew.learning.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.CheckpointException;
import sinew.learning.checkpoint.Tensor;

/** A multi-layer perceptron in plain Java: linear layers with an activation between them, none after the last. */
public final class Perceptron {
    private final List<Layer> layers;
    private final Activation activation;
    private float[] current = new float[0];
    private float[] next = new float[0];

    /** Weights are transposed to {@code [inputs, outputs]}: the inner loop then runs over neighbours in memory. */
    private record Layer(int inputs, int outputs, float[] weights, float[] biases) {}

    private Perceptron(List<Layer> layers, Activation activation) {
        this.layers = layers;
        this.activation = activation;
    }

    /**
     * Takes a network out of a checkpoint.
     *
     * @param checkpoint holds the layers
     * @param name the prefix of their names, for example {@code actor}
     * @return the network
     * @throws CheckpointException if the layers are missing or do not fit together
     */
    public static Perceptron load(Checkpoint checkpoint, String name) {
        List<Layer> layers = new ArrayList<>();
        int inputs = -1;
        while (true) {
            String layerName = name + "." + 2 * layers.size();
            Tensor weight = checkpoint.find(layerName + ".weight");
            if (weight == null) {
                break;
            }
            Layer layer = layer(checkpoint, layerName, weight.shape(), inputs);
            layers.add(layer);
            inputs = layer.outputs();
        }
        if (layers.isEmpty()) {
            throw new CheckpointException(checkpoint.source(), "it has no network named '" + name + "'", null);
        }
        return new Perceptron(layers, activation(checkpoint));
    }

    private static Layer layer(Checkpoint checkpoint, String name, int[] shape, int inputs) {
        int rows = shape.length == 2 ? shape[0] : 1;
        int columns = inputs >= 0 || shape.length != 2 ? inputs : shape[1];
        float[] weights = checkpoint.floats(name + ".weight", rows, columns);
        float[] transposed = new float[weights.length];
        for (int i = 0; i < weights.length; i++) {
            transposed[i % columns * rows + i / columns] = weights[i];
        }
        return new Layer(columns, rows, transposed, checkpoint.floats(name + ".bias", rows));
    }

    private static Activation activation(Checkpoint checkpoint) {
        String name = checkpoint.header().activation();
        try {
            return Activation.of(name);
        } catch (IllegalArgumentException e) {
            throw new CheckpointException(
                    checkpoint.source(), "it has the unknown activation function '" + name + "'", e);
        }
    }

    /**
     * The size of the input layer.
     *
     * @return numbers per sample
     */
    public int inputs() {
        return layers.getFirst().inputs();
    }

    /**
     * The size of the output layer.
     *
     * @return numbers per sample
     */
    public int outputs() {
        return layers.getLast().outputs();
    }

    /**
     * Computes the network for a batch.
     *
     * @param batch {@code [count * inputs]}
     * @param count the number of samples
     * @param result {@code [count * outputs]}. Modified.
     */
    public void forward(float[] batch, int count, float[] result) {
        float[] input = batch;
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            boolean last = i == layers.size() - 1;
            next = last ? next : room(next, count * layer.outputs());
            float[] output = last ? result : next;
            linear(layer, input, count, output);
            if (!last) {
                activate(output, count * layer.outputs());
                float[] free = current;
                current = output;
                next = free;
                input = current;
            }
        }
    }

    private static float[] room(float[] array, int length) {
        return array.length >= length ? array : new float[length];
    }

    private static void linear(Layer layer, float[] input, int count, float[] output) {
        int outputs = layer.outputs();
        float[] weights = layer.weights();
        float[] sums = new float[outputs];
        for (int sample = 0; sample < count; sample++) {
            System.arraycopy(layer.biases(), 0, sums, 0, outputs);
            for (int i = 0; i < layer.inputs(); i++) {
                float x = input[sample * layer.inputs() + i];
                int row = i * outputs;
                for (int o = 0; o < outputs; o++) {
                    sums[o] += x * weights[row + o];
                }
            }
            System.arraycopy(sums, 0, output, sample * outputs, outputs);
        }
    }

    private void activate(float[] values, int length) {
        for (int i = 0; i < length; i++) {
            values[i] = activation.apply(values[i]);
        }
    }

    @Override
    public String toString() {
        return "Perceptron"
                + Arrays.toString(layers.stream().mapToInt(Layer::outputs).toArray());
    }
}
