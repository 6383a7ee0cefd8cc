package sinew.learning.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.CheckpointException;

/** Hidden layers in plain Java: linear layers, each with an activation after it. */
final class Perceptron {
    private final List<LinearLayer> layers;
    private final Activation activation;
    private final float[][] outputs;

    private Perceptron(List<LinearLayer> layers, Activation activation) {
        this.layers = layers;
        this.activation = activation;
        this.outputs = new float[layers.size()][0];
    }

    /**
     * Takes hidden layers out of a checkpoint.
     *
     * @param checkpoint holds them
     * @param network the prefix of their names, for example {@code actor}
     * @param count how many there are
     * @param inputs the numbers the first one sees, or -1 for any
     * @throws CheckpointException if layers are missing or do not fit together
     */
    static Perceptron load(Checkpoint checkpoint, String network, int count, int inputs) {
        List<LinearLayer> layers = new ArrayList<>();
        int width = inputs;
        for (int i = 0; i < count; i++) {
            String name = network + "." + 2 * i;
            LinearLayer layer = LinearLayer.load(checkpoint, name + ".weight", name + ".bias", width);
            layers.add(layer);
            width = layer.outputs();
        }
        return new Perceptron(layers, activation(checkpoint));
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

    /** Tells what the first layer sees; without layers that is what comes after. */
    int inputs(int without) {
        return layers.isEmpty() ? without : layers.getFirst().inputs();
    }

    /** Tells what the last layer gives; without layers that is what comes before. */
    int outputs(int without) {
        return layers.isEmpty() ? without : layers.getLast().outputs();
    }

    /** Computes the layers for a batch; the result is valid until the next call. */
    float[] forward(float[] batch, int count) {
        float[] input = batch;
        for (int i = 0; i < layers.size(); i++) {
            int length = count * layers.get(i).outputs();
            if (outputs[i].length < length) {
                outputs[i] = new float[length];
            }
            layers.get(i).forward(input, count, outputs[i]);
            activate(outputs[i], length);
            input = outputs[i];
        }
        return input;
    }

    private void activate(float[] values, int length) {
        for (int i = 0; i < length; i++) {
            values[i] = activation.apply(values[i]);
        }
    }

    @Override
    public String toString() {
        return "Perceptron"
                + Arrays.toString(layers.stream().mapToInt(LinearLayer::outputs).toArray());
    }
}
