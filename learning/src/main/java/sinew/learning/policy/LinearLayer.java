package sinew.learning.policy;

import sinew.learning.checkpoint.Checkpoint;

/**
 * A linear layer in plain Java. Weights are transposed to {@code [inputs, outputs]}: the inner loop then runs over neighbours in
 * memory.
 */
record LinearLayer(int inputs, int outputs, float[] weights, float[] biases) {
    /**
     * Takes a layer out of a checkpoint.
     *
     * @param checkpoint holds it
     * @param weight the name of its weights {@code [outputs, inputs]}
     * @param bias the name of its biases
     * @param inputs the expected inputs, or -1 for any
     * @throws sinew.learning.checkpoint.CheckpointException if it is missing or has other inputs
     */
    static LinearLayer load(Checkpoint checkpoint, String weight, String bias, int inputs) {
        var tensor = checkpoint.find(weight);
        int[] shape = tensor == null ? new int[0] : tensor.shape();
        int rows = shape.length == 2 ? shape[0] : 1;
        int columns = inputs >= 0 || shape.length != 2 ? inputs : shape[1];
        float[] weights = checkpoint.floats(weight, rows, columns);
        float[] transposed = new float[weights.length];
        for (int i = 0; i < weights.length; i++) {
            transposed[i % columns * rows + i / columns] = weights[i];
        }
        return new LinearLayer(columns, rows, transposed, checkpoint.floats(bias, rows));
    }

    /** Computes the layer for a batch; the output may be longer than needed. */
    void forward(float[] input, int count, float[] output) {
        float[] sums = new float[outputs];
        for (int sample = 0; sample < count; sample++) {
            System.arraycopy(biases, 0, sums, 0, outputs);
            for (int i = 0; i < inputs; i++) {
                float x = input[sample * inputs + i];
                int row = i * outputs;
                for (int o = 0; o < outputs; o++) {
                    sums[o] += x * weights[row + o];
                }
            }
            System.arraycopy(sums, 0, output, sample * outputs, outputs);
        }
    }
}
