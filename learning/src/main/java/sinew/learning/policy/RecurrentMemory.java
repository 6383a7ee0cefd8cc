package sinew.learning.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.Tensor;

/** Recurrent layers in plain Java with a state for every environment, by PyTorch's equations. */
final class RecurrentMemory {
    private static final double NORM_EPSILON = 1e-5;

    private final List<Cell> cells;
    private final int hidden;
    private final float @Nullable [] scale;
    private final float @Nullable [] shift;
    private float[] result = new float[0];

    /** One layer; gates that belong together lie in blocks of {@code hidden} numbers. */
    private static final class Cell {
        private final LinearLayer input;
        private final LinearLayer recurrent;
        private final boolean lstm;
        private float[] state = new float[0];
        private float[] cell = new float[0];
        private float[] fromInput = new float[0];
        private float[] fromState = new float[0];

        Cell(LinearLayer input, LinearLayer recurrent) {
            this.input = input;
            this.recurrent = recurrent;
            this.lstm = recurrent.outputs() == 4 * recurrent.inputs();
        }

        float[] forward(float[] x, int count) {
            int hidden = recurrent.inputs();
            int gates = recurrent.outputs();
            if (state.length != count * hidden) {
                state = new float[count * hidden];
                cell = new float[count * hidden];
                fromInput = new float[count * gates];
                fromState = new float[count * gates];
            }
            input.forward(x, count, fromInput);
            recurrent.forward(state, count, fromState);
            for (int sample = 0; sample < count; sample++) {
                for (int i = 0; i < hidden; i++) {
                    if (lstm) {
                        remember(sample * gates + i, sample * hidden + i, hidden);
                    } else {
                        blend(sample * gates + i, sample * hidden + i, hidden);
                    }
                }
            }
            return state;
        }

        /** The gates input, forget, cell, output (Hochreiter, Schmidhuber 1997; Gers et al. 2000). */
        private void remember(int gate, int place, int hidden) {
            double in = sigmoid(fromInput[gate] + fromState[gate]);
            double forget = sigmoid(fromInput[gate + hidden] + fromState[gate + hidden]);
            double candidate = Math.tanh(fromInput[gate + 2 * hidden] + fromState[gate + 2 * hidden]);
            double out = sigmoid(fromInput[gate + 3 * hidden] + fromState[gate + 3 * hidden]);
            cell[place] = (float) (forget * cell[place] + in * candidate);
            state[place] = (float) (out * Math.tanh(cell[place]));
        }

        /** The gates reset, update, new (Cho et al. 2014). */
        private void blend(int gate, int place, int hidden) {
            double reset = sigmoid(fromInput[gate] + fromState[gate]);
            double keep = sigmoid(fromInput[gate + hidden] + fromState[gate + hidden]);
            double candidate = Math.tanh(fromInput[gate + 2 * hidden] + reset * fromState[gate + 2 * hidden]);
            state[place] = (float) ((1 - keep) * candidate + keep * state[place]);
        }

        private static double sigmoid(double x) {
            return 1 / (1 + Math.exp(-x));
        }

        void forget(int environment) {
            int hidden = recurrent.inputs();
            if (state.length > environment * hidden) {
                Arrays.fill(state, environment * hidden, (environment + 1) * hidden, 0);
                Arrays.fill(cell, environment * hidden, (environment + 1) * hidden, 0);
            }
        }
    }

    private RecurrentMemory(List<Cell> cells, float @Nullable [] scale, float @Nullable [] shift) {
        this.cells = cells;
        this.hidden = cells.getFirst().recurrent.inputs();
        this.scale = scale;
        this.shift = shift;
    }

    /**
     * Takes a memory out of a checkpoint.
     *
     * @param checkpoint may hold it
     * @param name its prefix, for example {@code memory_a}
     * @return the memory with a state of zeros, or null if there is none of that name
     * @throws sinew.learning.checkpoint.CheckpointException if it is incomplete
     */
    static @Nullable RecurrentMemory load(Checkpoint checkpoint, String name) {
        List<Cell> cells = new ArrayList<>();
        int width = -1;
        Tensor weight = checkpoint.find(name + ".rnn.weight_hh_l0");
        while (weight != null) {
            int hidden = weight.shape().length == 2 ? weight.shape()[1] : -1;
            String layer = "_l" + cells.size();
            cells.add(new Cell(
                    LinearLayer.load(checkpoint, name + ".rnn.weight_ih" + layer, name + ".rnn.bias_ih" + layer, width),
                    LinearLayer.load(
                            checkpoint, name + ".rnn.weight_hh" + layer, name + ".rnn.bias_hh" + layer, hidden)));
            width = hidden;
            weight = checkpoint.find(name + ".rnn.weight_hh_l" + cells.size());
        }
        if (cells.isEmpty()) {
            return null;
        }
        boolean normalized = checkpoint.find(name + ".norm.weight") != null;
        return new RecurrentMemory(
                cells,
                normalized ? checkpoint.floats(name + ".norm.weight", width) : null,
                normalized ? checkpoint.floats(name + ".norm.bias", width) : null);
    }

    int inputs() {
        return cells.getFirst().input.inputs();
    }

    int outputs() {
        return hidden;
    }

    /** Takes one step with the inputs of all environments; the result is valid until the next call. */
    float[] forward(float[] batch, int count) {
        float[] output = batch;
        for (Cell cell : cells) {
            output = cell.forward(output, count);
        }
        if (scale == null || shift == null) {
            return output;
        }
        result = result.length == count * hidden ? result : new float[count * hidden];
        for (int sample = 0; sample < count; sample++) {
            normalize(output, sample * hidden, scale, shift);
        }
        return result;
    }

    /** Brings the outputs of one environment to mean 0 and variance 1, then scales and shifts them (Ba, Kiros, Hinton 2016). */
    private void normalize(float[] output, int begin, float[] scales, float[] shifts) {
        double mean = 0;
        for (int i = 0; i < hidden; i++) {
            mean += output[begin + i] / (double) hidden;
        }
        double variance = 0;
        for (int i = 0; i < hidden; i++) {
            variance += (output[begin + i] - mean) * (output[begin + i] - mean) / hidden;
        }
        double root = Math.sqrt(variance + NORM_EPSILON);
        for (int i = 0; i < hidden; i++) {
            result[begin + i] = (float) ((output[begin + i] - mean) / root * scales[i] + shifts[i]);
        }
    }

    /** Begins anew in one environment. */
    void forget(int environment) {
        for (Cell cell : cells) {
            cell.forget(environment);
        }
    }
}
