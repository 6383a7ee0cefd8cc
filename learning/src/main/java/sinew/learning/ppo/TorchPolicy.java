package sinew.learning.ppo;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import sinew.learning.policy.Activation;
import sinew.learning.policy.ParameterLayout;

/** Actor and critic in PyTorch; all parameters are one flat tensor with one flat gradient. */
final class TorchPolicy implements AutoCloseable {
    private final ParameterLayout layout;
    private final Activation activation;
    private final TensorBuffer parameters;
    private final long[] lengths;

    /** The parameters of one moment as separate tensors, which share the memory of the flat one. */
    record Views(PtNDArray std, List<PtNDArray> actor, List<PtNDArray> critic) {}

    TorchPolicy(NDManager manager, ParameterLayout layout, Activation activation) {
        this.layout = layout;
        this.activation = activation;
        this.parameters = new TensorBuffer(manager, layout.size());
        this.lengths = layout.slices().stream()
                .mapToLong(ParameterLayout.Slice::length)
                .toArray();
        parameters.tensor().setRequiresGradient(true);
    }

    TensorBuffer parameters() {
        return parameters;
    }

    /** The standard deviations of the actions. */
    float[] std() {
        float[] std = new float[layout.slices().getFirst().length()];
        parameters.values().get(0, std);
        return std;
    }

    double meanStd() {
        double sum = 0;
        float[] std = std();
        for (float deviation : std) {
            sum += deviation;
        }
        return sum / std.length;
    }

    /** Cuts the flat tensor; within the gradient mode the cut is part of what is differentiated. */
    Views views() {
        List<PtNDArray> actor = new ArrayList<>();
        List<PtNDArray> critic = new ArrayList<>();
        var parts = JniUtils.split(parameters.tensor(), lengths, 0);
        for (int i = 1; i < lengths.length; i++) {
            ParameterLayout.Slice slice = layout.slices().get(i);
            PtNDArray part = (PtNDArray) parts.get(i);
            int[] shape = slice.shape();
            PtNDArray shaped = shape.length == 1 ? part : JniUtils.reshape(part, new long[] {shape[0], shape[1]});
            (slice.name().startsWith(ParameterLayout.ACTOR) ? actor : critic).add(shaped);
        }
        return new Views((PtNDArray) parts.getFirst(), actor, critic);
    }

    /** Computes one network for a batch {@code [samples, inputs]}. */
    PtNDArray forward(List<PtNDArray> network, PtNDArray batch) {
        PtNDArray x = batch;
        for (int i = 0; i < network.size(); i += 2) {
            x = JniUtils.linear(x, network.get(i), network.get(i + 1));
            if (i + 2 < network.size()) {
                x = activate(x);
            }
        }
        return x;
    }

    private PtNDArray activate(PtNDArray x) {
        return switch (activation) {
            case ELU -> JniUtils.elu(x, 1);
            case SELU -> JniUtils.selu(x);
            case RELU -> JniUtils.relu(x);
            case LRELU -> JniUtils.leakyRelu(x, Activation.LEAK);
            case TANH -> JniUtils.tanh(x);
            case SIGMOID -> JniUtils.sigmoid(x);
            case SILU -> JniUtils.mul(x, JniUtils.sigmoid(x));
            case GELU -> JniUtils.gelu(x);
            case MISH -> JniUtils.mul(x, JniUtils.tanh(JniUtils.softPlus(x)));
            case SOFTPLUS -> JniUtils.softPlus(x);
            case IDENTITY -> x;
        };
    }

    @Override
    public void close() {
        parameters.close();
    }
}
