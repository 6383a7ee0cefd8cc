package sinew.learning.cuda;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import sinew.learning.policy.Activation;
import sinew.learning.policy.NetworkShape;
import sinew.learning.policy.ParameterLayout;
import sinew.learning.settings.ActivationKind;
import sinew.sim.kernel.device.DeviceAddress;
import sinew.sim.kernel.device.DeviceMemory;
import sinew.sim.kernel.device.DeviceRuntime;

/** Networks in plain Java on the memory of an emulated device, as plain as can be. */
final class HostNetworks implements Networks {
    private final int miniBatchRows;
    private final int environments;
    private final ParameterLayout layout;
    private final ActivationKind activation;
    private final List<DeviceMemory> memories = new ArrayList<>();
    private final DeviceRuntime runtime;
    private final List<Net> nets = new ArrayList<>();
    private final DeviceAddress parameters;
    private final DeviceAddress gradient;
    private final DeviceAddress first;
    private final DeviceAddress second;
    private final DeviceAddress optimizer;
    private final ParameterLayout.Layer actorHead;
    private final ParameterLayout.Layer criticHead;
    private final DeviceAddress actorOutputs;
    private final DeviceAddress valueOutputs;

    /** One network: its hidden layers, and for rollout and batch all activations and deltas. */
    private final class Net {
        final List<ParameterLayout.Layer> layers;
        final int pitch;
        final DeviceAddress rolloutInput;
        final DeviceAddress batchInput;
        final List<DeviceAddress> rollout = new ArrayList<>();
        final List<DeviceAddress> batch = new ArrayList<>();
        final List<DeviceAddress> deltas = new ArrayList<>();

        Net(List<ParameterLayout.Layer> layers, int inputs, int samples) {
            this.layers = layers;
            pitch = padded(inputs);
            rolloutInput = floats((long) environments * pitch);
            batchInput = floats((long) samples * pitch);
            for (ParameterLayout.Layer layer : layers) {
                int width = padded(layer.outputs());
                rollout.add(floats((long) environments * width));
                batch.add(floats((long) miniBatchRows * width));
                deltas.add(floats((long) miniBatchRows * width));
            }
        }
    }

    HostNetworks(
            DeviceRuntime runtime,
            Dimensions dimensions,
            NetworkShape shape,
            ParameterLayout layout,
            int miniBatches,
            Precision precision) {
        this.runtime = runtime;
        this.layout = layout;
        environments = dimensions.environments();
        miniBatchRows = dimensions.samples() / miniBatches;
        activation = shape.networks().activation();
        parameters = floats(layout.size());
        gradient = floats(layout.size());
        first = floats(layout.size());
        second = floats(layout.size());
        optimizer = floats(8);
        actorHead = layout.layers(ParameterLayout.ACTOR).getLast();
        criticHead = layout.layers(ParameterLayout.CRITIC).getLast();
        if (shape.networks().sharedTrunk()) {
            nets.add(new Net(layout.layers(ParameterLayout.TRUNK), shape.observations(), dimensions.samples()));
        } else {
            nets.add(new Net(hidden(ParameterLayout.ACTOR), shape.observations(), dimensions.samples()));
            nets.add(new Net(hidden(ParameterLayout.CRITIC), shape.criticObservations(), dimensions.samples()));
        }
        actorOutputs = floats((long) miniBatchRows * padded(actorHead.outputs()));
        valueOutputs = floats((long) miniBatchRows * padded(1));
    }

    private List<ParameterLayout.Layer> hidden(String network) {
        List<ParameterLayout.Layer> all = layout.layers(network);
        return all.subList(0, all.size() - 1);
    }

    private static int padded(int width) {
        return (width + 31) / 32 * 32;
    }

    private DeviceAddress floats(long count) {
        DeviceMemory memory = runtime.allocate(count * Float.BYTES, "host networks");
        memories.add(memory);
        runtime.clear(memory.address());
        return memory.address();
    }

    @SuppressWarnings("restricted") // the emulated device lies in the memory of this process
    private static MemorySegment segment(DeviceAddress address) {
        return MemorySegment.ofAddress(address.value()).reinterpret(address.bytes());
    }

    private static float get(MemorySegment s, long i) {
        return s.getAtIndex(ValueLayout.JAVA_FLOAT, i);
    }

    private static void set(MemorySegment s, long i, double x) {
        s.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) x);
    }

    @Override
    public int count() {
        return nets.size();
    }

    @Override
    public int inputPitch(int network) {
        return nets.get(network).pitch;
    }

    @Override
    public DeviceAddress rolloutInput(int network) {
        return nets.get(network).rolloutInput;
    }

    @Override
    public void forwardRollout() {
        for (Net net : nets) {
            forward(net, segment(net.rolloutInput), environments, net.rollout);
        }
    }

    private void forward(Net net, MemorySegment input, int rows, List<DeviceAddress> outputs) {
        MemorySegment from = input;
        int pitch = net.pitch;
        MemorySegment p = segment(parameters);
        Activation function = Activation.of(activation);
        for (int l = 0; l < net.layers.size(); l++) {
            ParameterLayout.Layer layer = net.layers.get(l);
            MemorySegment to = segment(outputs.get(l));
            int width = padded(layer.outputs());
            for (int row = 0; row < rows; row++) {
                for (int o = 0; o < layer.outputs(); o++) {
                    double sum = get(p, layer.bias().offset() + o);
                    for (int i = 0; i < layer.inputs(); i++) {
                        sum += get(from, (long) row * pitch + i)
                                * (double) get(p, layer.weight().offset() + (long) o * layer.inputs() + i);
                    }
                    set(to, (long) row * width + o, function.apply((float) sum));
                }
            }
            from = to;
            pitch = width;
        }
    }

    @Override
    public DeviceAddress rolloutHidden(int network) {
        Net net = nets.get(network);
        return net.rollout.isEmpty() ? net.rolloutInput : net.rollout.getLast();
    }

    @Override
    public DeviceAddress batchInput(int network) {
        return nets.get(network).batchInput;
    }

    @Override
    public void forward(int firstRow, int rows) {
        for (Net net : nets) {
            forward(net, segment(input(net, firstRow)), rows, net.batch);
        }
    }

    private static DeviceAddress input(Net net, int firstRow) {
        long offset = (long) firstRow * net.pitch * Float.BYTES;
        return net.batchInput.slice(offset, net.batchInput.bytes() - offset);
    }

    @Override
    public DeviceAddress hidden(int network, int firstRow) {
        Net net = nets.get(network);
        return net.batch.isEmpty() ? input(net, firstRow) : net.batch.getLast();
    }

    @Override
    public int pitch(int network) {
        Net net = nets.get(network);
        return net.layers.isEmpty() ? net.pitch : padded(net.layers.getLast().outputs());
    }

    @Override
    public DeviceAddress slopes(int network) {
        Net net = nets.get(network);
        return net.batch.isEmpty() ? net.batchInput : net.batch.getLast();
    }

    @Override
    public DeviceAddress deltas(int network) {
        Net net = nets.get(network);
        return net.deltas.isEmpty() ? net.batchInput : net.deltas.getLast();
    }

    @Override
    public DeviceAddress actorOutputs() {
        return actorOutputs;
    }

    @Override
    public int actorOutputPitch() {
        return padded(actorHead.outputs());
    }

    @Override
    public DeviceAddress valueOutputs() {
        return valueOutputs;
    }

    @Override
    public int valueOutputPitch() {
        return padded(1);
    }

    @Override
    public void descend(int firstRow, int rows, DeviceAddress noiseGradients, int noiseParts) {
        MemorySegment g = segment(gradient);
        g.fill((byte) 0);
        int actions = layout.slices().getFirst().length();
        for (int part = 0; part < noiseParts; part++) {
            for (int d = 0; d < actions; d++) {
                set(g, d, get(g, d) + get(segment(noiseGradients), (long) part * actions + d));
            }
        }
        head(actorHead, actorOutputs, 0, firstRow, rows);
        head(criticHead, valueOutputs, nets.size() - 1, firstRow, rows);
        for (Net net : nets) {
            backward(net, firstRow, rows);
        }
        adam();
    }

    private void head(ParameterLayout.Layer layer, DeviceAddress deltas, int network, int firstRow, int rows) {
        gradient(
                layer,
                segment(deltas),
                padded(layer.outputs()),
                segment(hidden(network, firstRow)),
                pitch(network),
                rows);
    }

    private void gradient(
            ParameterLayout.Layer layer,
            MemorySegment deltas,
            int deltaPitch,
            MemorySegment inputs,
            int pitch,
            int rows) {
        MemorySegment g = segment(gradient);
        for (int o = 0; o < layer.outputs(); o++) {
            double bias = 0;
            double[] weights = new double[layer.inputs()];
            for (int row = 0; row < rows; row++) {
                double delta = get(deltas, (long) row * deltaPitch + o);
                bias += delta;
                for (int i = 0; i < weights.length; i++) {
                    weights[i] += delta * get(inputs, (long) row * pitch + i);
                }
            }
            set(g, layer.bias().offset() + o, bias);
            for (int i = 0; i < weights.length; i++) {
                set(g, layer.weight().offset() + (long) o * weights.length + i, weights[i]);
            }
        }
    }

    private void backward(Net net, int firstRow, int rows) {
        MemorySegment p = segment(parameters);
        for (int l = net.layers.size() - 1; l >= 0; l--) {
            ParameterLayout.Layer layer = net.layers.get(l);
            MemorySegment deltas = segment(net.deltas.get(l));
            MemorySegment inputs = l == 0 ? segment(input(net, firstRow)) : segment(net.batch.get(l - 1));
            int pitch = l == 0 ? net.pitch : padded(layer.inputs());
            int width = padded(layer.outputs());
            gradient(layer, deltas, width, inputs, pitch, rows);
            for (int row = 0; l > 0 && row < rows; row++) {
                for (int i = 0; i < layer.inputs(); i++) {
                    double sum = 0;
                    for (int o = 0; o < layer.outputs(); o++) {
                        sum += get(deltas, (long) row * width + o)
                                * (double) get(p, layer.weight().offset() + (long) o * layer.inputs() + i);
                    }
                    double value = get(inputs, (long) row * pitch + i);
                    set(segment(net.deltas.get(l - 1)), (long) row * pitch + i, sum * slope(value));
                }
            }
        }
    }

    private double slope(double value) {
        return switch (activation) {
            case ELU -> value > 0 ? 1 : value + 1;
            case RELU -> value > 0 ? 1 : 0;
            case TANH -> 1 - value * value;
            default -> throw new IllegalArgumentException(activation + " is not needed in tests so far");
        };
    }

    private void adam() {
        MemorySegment state = segment(optimizer);
        if (state.getAtIndex(ValueLayout.JAVA_INT, 5) != 0) {
            return;
        }
        MemorySegment p = segment(parameters);
        MemorySegment g = segment(gradient);
        double squares = 0;
        for (int i = 0; i < layout.size(); i++) {
            squares += get(g, i) * (double) get(g, i);
        }
        double norm = Math.sqrt(squares);
        if (!Double.isFinite(norm)) {
            state.setAtIndex(ValueLayout.JAVA_INT, 7, 1);
        }
        double limit = get(state, 3);
        double scale = limit > 0 ? Math.min(1, limit / (norm + 1e-6)) : 1;
        for (int i = 0; i < layout.size(); i++) {
            double slope = get(g, i) * scale;
            double mean = 0.9f * get(segment(first), i) + (1 - 0.9f) * slope;
            double square = 0.999f * get(segment(second), i) + (1 - 0.999f) * slope * slope;
            set(segment(first), i, mean);
            set(segment(second), i, square);
            set(p, i, get(p, i) - get(state, 1) * mean / (Math.sqrt(square) + get(state, 2)));
        }
    }

    @Override
    public DeviceAddress parameters() {
        return parameters;
    }

    @Override
    public DeviceAddress firstMoment() {
        return first;
    }

    @Override
    public DeviceAddress secondMoment() {
        return second;
    }

    @Override
    public DeviceAddress optimizer() {
        return optimizer;
    }

    @Override
    public void refresh() {}

    @Override
    public void close() {
        memories.forEach(DeviceMemory::close);
    }
}
