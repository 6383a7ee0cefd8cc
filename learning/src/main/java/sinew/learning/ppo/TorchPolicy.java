package sinew.learning.ppo;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sinew.learning.policy.Activation;
import sinew.learning.policy.NetworkShape;
import sinew.learning.policy.ParameterLayout;
import sinew.learning.policy.ParameterLayout.Slice;

/** Actor and critic in PyTorch; all parameters are one flat tensor with one flat gradient. */
final class TorchPolicy implements AutoCloseable {
    private final NetworkShape shape;
    private final PolicyPlaces places;
    private final Activation activation;
    private final TensorBuffer parameters;
    private final long[] lengths;
    /** The shapes of the pieces. */
    private final long[][] matrices;

    /** A linear layer. */
    record Linear(PtNDArray weight, PtNDArray bias) {}

    /**
     * The hidden layers and the memory of a network.
     *
     * @param memory its weights, or null if it has none
     */
    record Branch(TorchMemory.@Nullable Weights memory, List<Linear> hidden) {}

    /**
     * The parameters of one moment as separate tensors, which share the memory of the flat one.
     *
     * @param noise the deviations or their logarithms, or null if they depend on the state
     * @param actor the actor's layers before its last one, or those of the common trunk
     * @param critic the critic's layers before its last one; the same object as the actor's if they are common
     * @param actorOutput the actor's last layer
     * @param criticOutput the critic's last layer
     */
    record Views(@Nullable PtNDArray noise, Branch actor, Branch critic, Linear actorOutput, Linear criticOutput) {}

    /** What the networks give for a batch: {@code [samples, outputs]} and {@code [samples, 1]}. */
    record Outputs(PtNDArray actor, PtNDArray critic) {}

    TorchPolicy(NDManager manager, NetworkShape shape, ParameterLayout layout) {
        this.shape = shape;
        this.places = PolicyPlaces.of(shape, layout);
        this.activation = Activation.of(shape.networks().activation());
        this.parameters = new TensorBuffer(manager, layout.size());
        this.lengths = layout.slices().stream().mapToLong(Slice::length).toArray();
        this.matrices = layout.slices().stream()
                .map(slice -> Arrays.stream(slice.shape()).asLongStream().toArray())
                .toArray(long[][]::new);
        parameters.tensor().setRequiresGradient(true);
    }

    TensorBuffer parameters() {
        return parameters;
    }

    NetworkShape shape() {
        return shape;
    }

    private boolean commonTrunk() {
        return shape.networks().sharedTrunk();
    }

    /** The deviations of the actions or their logarithms; nothing if they depend on the state. */
    float[] learnedNoise() {
        float[] learned = new float[shape.stateDependentNoise() ? 0 : shape.actions()];
        parameters.values().get(0, learned);
        return learned;
    }

    /** Cuts the flat tensor; within the gradient mode the cut is part of what is differentiated. */
    Views views() {
        List<PtNDArray> parts = new ArrayList<>();
        var cut = JniUtils.split(parameters.tensor(), lengths, 0);
        for (int i = 0; i < lengths.length; i++) {
            PtNDArray part = (PtNDArray) cut.get(i);
            parts.add(matrices[i].length == 2 ? JniUtils.reshape(part, matrices[i]) : part);
        }
        Branch actor = branch(parts, places.actor());
        return new Views(
                shape.stateDependentNoise() ? null : parts.getFirst(),
                actor,
                commonTrunk() ? actor : branch(parts, places.critic()),
                linear(parts, places.actorOutput()),
                linear(parts, places.criticOutput()));
    }

    private static Linear linear(List<PtNDArray> parts, PolicyPlaces.Linear place) {
        return new Linear(parts.get(place.weight()), parts.get(place.bias()));
    }

    private Branch branch(List<PtNDArray> parts, PolicyPlaces.Branch place) {
        List<Linear> hidden = new ArrayList<>();
        for (PolicyPlaces.Linear layer : place.hidden()) {
            hidden.add(linear(parts, layer));
        }
        if (place.memory().isEmpty()) {
            return new Branch(null, hidden);
        }
        List<PtNDArray> own = place.memory().stream().map(parts::get).toList();
        return new Branch(TorchMemory.Weights.of(own, shape.networks().recurrence()), hidden);
    }

    /**
     * Computes both networks for a batch.
     *
     * @param views the parameters
     * @param actorInput {@code [samples, observations]}
     * @param criticInput {@code [samples, critic observations]}; unused with a common trunk
     * @param memory runs recurrent layers
     * @return what they give
     */
    Outputs forward(Views views, PtNDArray actorInput, PtNDArray criticInput, MemoryRun memory) {
        PtNDArray features = features(views.actor(), actorInput, memory, false);
        PtNDArray criticFeatures = commonTrunk() ? features : features(views.critic(), criticInput, memory, true);
        return new Outputs(linear(features, views.actorOutput()), linear(criticFeatures, views.criticOutput()));
    }

    /** Computes the critic alone, or with the trunk that it shares. */
    PtNDArray values(Views views, PtNDArray actorInput, PtNDArray criticInput, MemoryRun memory) {
        boolean common = commonTrunk();
        PtNDArray features = features(views.critic(), common ? actorInput : criticInput, memory, !common);
        return linear(features, views.criticOutput());
    }

    private PtNDArray features(Branch branch, PtNDArray input, MemoryRun memory, boolean ofCritic) {
        PtNDArray x = input;
        TorchMemory.Weights weights = branch.memory();
        if (weights != null && !shape.memoryAfterMlp()) {
            x = memory.run(x, weights, ofCritic);
        }
        for (Linear layer : branch.hidden()) {
            x = activate(linear(x, layer));
        }
        if (weights != null && shape.memoryAfterMlp()) {
            boolean beside = shape.networks().recurrence().concatenateInput();
            x = memory.run(beside ? JniUtils.cat(new PtNDArray[] {x, input}, 1) : x, weights, ofCritic);
        }
        return x;
    }

    private static PtNDArray linear(PtNDArray x, Linear layer) {
        return JniUtils.linear(x, layer.weight(), layer.bias());
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

    /**
     * Carries derivatives on to the flat gradient, in one pass over the graph.
     *
     * @param views the parameters
     * @param outputs what the networks gave with them
     * @param derivatives with respect to the actor's outputs, the critic's and the noise, one after the other
     */
    void backward(Views views, Outputs outputs, PtNDArray derivatives) {
        List<PtNDArray> all = new ArrayList<>(List.of(flat(outputs.actor()), flat(outputs.critic())));
        if (views.noise() != null) {
            all.add(views.noise());
        }
        JniUtils.backward(JniUtils.cat(all.toArray(PtNDArray[]::new), 0), derivatives, false, false);
    }

    private static PtNDArray flat(PtNDArray outputs) {
        return JniUtils.reshape(outputs, new long[] {-1});
    }

    @Override
    public void close() {
        parameters.close();
    }
}
