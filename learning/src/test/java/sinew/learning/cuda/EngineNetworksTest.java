package sinew.learning.cuda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sinew.learning.Learner;
import sinew.learning.policy.Activation;
import sinew.learning.policy.NetworkShape;
import sinew.learning.policy.ParameterLayout;
import sinew.learning.settings.ActivationKind;
import sinew.sim.kernel.cpu.CpuBackend;
import sinew.sim.kernel.device.DeviceAddress;
import sinew.sim.kernel.device.DeviceMemory;
import sinew.sim.kernel.emulation.EmulatedRuntime;

/** The engine against sums in double precision, on an emulated device. */
class EngineNetworksTest {
    private static final int ENVIRONMENTS = 70;
    private static final int STEPS = 4;
    private static final int MINI_BATCHES = 2;
    private static final int ROWS = ENVIRONMENTS * STEPS / MINI_BATCHES;
    private static final int ACTIONS = SmallNetworks.ACTIONS;

    @BeforeEach
    void needsACompiler() {
        assumeTrue(EmulatedRuntime.isAvailable(), EmulatedRuntime.REASON);
    }

    /** One way to build networks, and how far products may be off, relative to the largest number of their kind. */
    record Case(
            Precision precision,
            ActivationKind activation,
            List<Integer> actor,
            List<Integer> critic,
            boolean shared,
            boolean hopper,
            double tolerance) {}

    static Stream<Case> cases() {
        return Stream.of(
                new Case(Precision.FP32, ActivationKind.ELU, List.of(140, 40), List.of(70, 33, 20), false, false, 3e-6),
                new Case(Precision.TF32, ActivationKind.TANH, List.of(40), List.of(), false, false, 3e-3),
                new Case(Precision.BF16, ActivationKind.ELU, List.of(72, 40), List.of(24), false, false, 2e-2),
                new Case(Precision.TF32, ActivationKind.ELU, List.of(140, 40), List.of(70, 33, 20), false, true, 3e-3),
                new Case(Precision.BF16, ActivationKind.TANH, List.of(140, 40), List.of(30, 30), false, true, 2e-2),
                new Case(Precision.FP32, ActivationKind.GELU, List.of(36, 68), List.of(36, 68), true, false, 3e-6),
                new Case(Precision.FP32, ActivationKind.SOFTPLUS, List.of(20, 12), List.of(20, 12), true, false, 3e-6));
    }

    private static NetworkShape shape(Case c) {
        return SmallNetworks.shape(c.actor(), c.critic(), c.activation(), c.shared(), 37);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void computesWhatTheFormulasSay(Case c) {
        NetworkShape shape = shape(c);
        ParameterLayout layout = ParameterLayout.of(shape);
        Learner.Size size = new Learner.Size(ENVIRONMENTS, 11, shape.criticObservations(), ACTIONS);
        try (CpuBackend backend = new CpuBackend();
                EmulatedRuntime runtime = runtime(backend, c);
                ReservedNetworks reserved = open(runtime, size, shape, c)) {
            new Check(runtime, reserved.networks(), shape, layout, c).run();
        }
    }

    private static ReservedNetworks open(EmulatedRuntime runtime, Learner.Size size, NetworkShape shape, Case c) {
        Dimensions dimensions = new Dimensions(size, STEPS, 0, false, 1, 1);
        EngineSize rows = EngineSize.of(dimensions, MINI_BATCHES, c.precision());
        EnginePlan plan = EnginePlan.of(shape, ParameterLayout.of(shape), rows, false, runtime.properties());
        return ReservedNetworks.open(runtime, shape, plan);
    }

    private static EmulatedRuntime runtime(CpuBackend backend, Case c) {
        EmulatedRuntime runtime = new EmulatedRuntime(backend).checkingOrders();
        return c.hopper() ? runtime.asHopper() : runtime;
    }

    @Test
    void refusesAnotherNumberOfRows() {
        Case c = cases().findFirst().orElseThrow();
        Learner.Size size = new Learner.Size(ENVIRONMENTS, 11, 37, ACTIONS);
        try (CpuBackend backend = new CpuBackend();
                EmulatedRuntime runtime = new EmulatedRuntime(backend);
                ReservedNetworks reserved = open(runtime, size, shape(c), c)) {
            IllegalArgumentException thrown = assertThrows(
                    IllegalArgumentException.class, () -> reserved.networks().forward(0, ROWS - 1));
            assertEquals("A mini-batch of 139 rows instead of 140", thrown.getMessage());
        }
    }

    /** The numbers of one case. */
    private static final class Check {
        private final EmulatedRuntime runtime;
        private final Networks networks;
        private final ParameterLayout layout;
        private final Case c;
        private final Random random = new Random(7);
        private final float[] parameters;
        private final double[] gradient;

        Check(EmulatedRuntime runtime, Networks networks, NetworkShape shape, ParameterLayout layout, Case c) {
            this.runtime = runtime;
            this.networks = networks;
            this.layout = layout;
            this.c = c;
            assertEquals(c.shared() ? 1 : 2, networks.count());
            assertEquals(ACTIONS, shape.actions());
            parameters = numbers(layout.size(), 0.3);
            gradient = new double[layout.size()];
        }

        void run() {
            runtime.upload(MemorySegment.ofArray(parameters), networks.parameters());
            networks.refresh();
            writeState(0.1f, 0.5f);
            for (int n = 0; n < networks.count(); n++) {
                checkRollout(n);
            }
            int firstRow = ROWS;
            double[][] inputs = new double[networks.count()][];
            for (int n = 0; n < networks.count(); n++) {
                inputs[n] = writeInputs(networks.batchInput(n), n, 2 * ROWS);
            }
            networks.forward(firstRow, ROWS);
            double[] actor = writeOutputs(networks.actorOutputs(), ACTIONS, networks.actorOutputPitch());
            double[] value = writeOutputs(networks.valueOutputs(), 1, networks.valueOutputPitch());
            for (int n = 0; n < networks.count(); n++) {
                learn(n, Arrays.copyOfRange(inputs[n], firstRow * width(n), 2 * ROWS * width(n)), actor, value);
            }
            float[] noise = numbers(5 * ACTIONS, 1);
            for (int i = 0; i < noise.length; i++) {
                gradient[i % ACTIONS] += noise[i];
            }
            try (DeviceMemory memory = runtime.allocate((long) noise.length * Float.BYTES, "noise")) {
                runtime.upload(MemorySegment.ofArray(noise), memory.address());
                networks.descend(firstRow, ROWS, memory.address(), 5);
                checkStep();
            }
        }

        private void checkRollout(int n) {
            double[] input = writeInputs(networks.rolloutInput(n), n, ENVIRONMENTS);
            networks.forwardRollout(true);
            double[] expected = last(forward(n, input, ENVIRONMENTS));
            int last = expected.length / ENVIRONMENTS;
            assertClose(expected, read(networks.rolloutHidden(n), ENVIRONMENTS, last, networks.pitch(n)), "rollout");
        }

        private static double[] last(double[][] layers) {
            return layers[layers.length - 1];
        }

        private int width(int n) {
            return n == 0 ? 11 : 37;
        }

        private List<ParameterLayout.Layer> hidden(int n) {
            if (c.shared()) {
                return layout.layers(ParameterLayout.TRUNK);
            }
            List<ParameterLayout.Layer> all = layout.layers(n == 0 ? ParameterLayout.ACTOR : ParameterLayout.CRITIC);
            return all.subList(0, all.size() - 1);
        }

        /** The input and all hidden layers. */
        private double[][] forward(int n, double[] input, int rows) {
            List<ParameterLayout.Layer> layers = hidden(n);
            double[][] values = new double[layers.size() + 1][];
            values[0] = input;
            for (int l = 0; l < layers.size(); l++) {
                values[l + 1] = arguments(layers.get(l), values[l], rows);
                for (int i = 0; i < values[l + 1].length; i++) {
                    values[l + 1][i] = Activation.of(c.activation()).apply((float) values[l + 1][i]);
                }
            }
            return values;
        }

        private double[] arguments(ParameterLayout.Layer layer, double[] input, int rows) {
            double[] result = new double[rows * layer.outputs()];
            for (int r = 0; r < rows; r++) {
                for (int o = 0; o < layer.outputs(); o++) {
                    double sum = parameters[layer.bias().offset() + o];
                    for (int i = 0; i < layer.inputs(); i++) {
                        sum += input[r * layer.inputs() + i]
                                * parameters[layer.weight().offset() + o * layer.inputs() + i];
                    }
                    result[r * layer.outputs() + o] = sum;
                }
            }
            return result;
        }

        /** Checks the hidden layers, hands out deltas of the last one and adds up the gradient that follows. */
        private void learn(int n, double[] input, double[] actor, double[] value) {
            List<ParameterLayout.Layer> layers = hidden(n);
            double[][] values = forward(n, input, ROWS);
            int last = values[layers.size()].length / ROWS;
            assertClose(values[layers.size()], read(networks.hidden(n, ROWS), ROWS, last, networks.pitch(n)), "hidden");
            if (n == 0) {
                addGradient(layout.layers(ParameterLayout.ACTOR).getLast(), actor, values[layers.size()]);
            }
            if (n == networks.count() - 1) {
                addGradient(layout.layers(ParameterLayout.CRITIC).getLast(), value, values[layers.size()]);
            }
            if (layers.isEmpty()) {
                return;
            }
            double[] deltas = writeOutputs(networks.deltas(n), last, networks.pitch(n));
            for (int l = layers.size() - 1; l >= 0; l--) {
                addGradient(layers.get(l), deltas, values[l]);
                if (l > 0) {
                    deltas = before(layers, l, deltas, values);
                }
            }
        }

        private double[] before(List<ParameterLayout.Layer> layers, int l, double[] deltas, double[][] values) {
            ParameterLayout.Layer layer = layers.get(l);
            double[] arguments = arguments(layers.get(l - 1), values[l - 1], ROWS);
            double[] result = new double[ROWS * layer.inputs()];
            for (int r = 0; r < ROWS; r++) {
                for (int i = 0; i < layer.inputs(); i++) {
                    double sum = 0;
                    for (int o = 0; o < layer.outputs(); o++) {
                        sum += deltas[r * layer.outputs() + o]
                                * parameters[layer.weight().offset() + o * layer.inputs() + i];
                    }
                    result[r * layer.inputs() + i] = sum * slope(arguments[r * layer.inputs() + i]);
                }
            }
            return result;
        }

        /** The slope by a difference in double precision of formulas that stand in no kernel. */
        private double slope(double x) {
            double h = 1e-5;
            return (function(x + h) - function(x - h)) / (2 * h);
        }

        private double function(double x) {
            return switch (c.activation()) {
                case ELU -> x > 0 ? x : Math.expm1(x);
                case TANH -> Math.tanh(x);
                case SOFTPLUS -> Math.log1p(Math.exp(x));
                case GELU -> x * normalDistribution(x);
                default -> throw new IllegalArgumentException("no formula for " + c.activation());
            };
        }

        /** By its Taylor series, which is exact to twelve digits for the small arguments here. */
        private static double normalDistribution(double x) {
            double term = x;
            double sum = x;
            for (int k = 1; k < 80; k++) {
                term *= x * x / (2 * k + 1);
                sum += term;
            }
            return 0.5 + sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
        }

        private void addGradient(ParameterLayout.Layer layer, double[] deltas, double[] input) {
            for (int r = 0; r < ROWS; r++) {
                for (int o = 0; o < layer.outputs(); o++) {
                    double delta = deltas[r * layer.outputs() + o];
                    gradient[layer.bias().offset() + o] += delta;
                    for (int i = 0; i < layer.inputs(); i++) {
                        gradient[layer.weight().offset() + o * layer.inputs() + i] +=
                                delta * input[r * layer.inputs() + i];
                    }
                }
            }
        }

        /** Adam's first moment is a tenth of the gradient, which was clipped to half its length of at least one. */
        private void checkStep() {
            double square = 0;
            for (double g : gradient) {
                square += g * g;
            }
            double scale = 0.5 / (Math.sqrt(square) + 1e-6);
            float[] moments = new float[gradient.length];
            runtime.download(networks.firstMoment(), MemorySegment.ofArray(moments));
            double[] expected = new double[gradient.length];
            double[] actual = new double[gradient.length];
            for (int i = 0; i < gradient.length; i++) {
                expected[i] = 0.1 * scale * gradient[i];
                actual[i] = moments[i];
            }
            assertClose(expected, actual, "first moments");
            float[] after = new float[gradient.length];
            runtime.download(networks.parameters(), MemorySegment.ofArray(after));
            float[] second = new float[gradient.length];
            runtime.download(networks.secondMoment(), MemorySegment.ofArray(second));
            for (int i = 0; i < after.length; i++) {
                double step = 0.1 * moments[i] / (Math.sqrt(second[i]) + 1e-3);
                assertEquals(parameters[i] - step, after[i], 1e-6, "parameter " + i);
            }
        }

        private float[] numbers(int count, double size) {
            float[] numbers = new float[count];
            for (int i = 0; i < count; i++) {
                numbers[i] = (float) ((random.nextDouble() * 2 - 1) * size);
            }
            return numbers;
        }

        private void writeState(float stepSize, float maximumNorm) {
            ByteBuffer state = ByteBuffer.allocate(28).order(ByteOrder.LITTLE_ENDIAN);
            state.putFloat(stepSize).putFloat(1e-3f).putFloat(maximumNorm);
            runtime.upload(MemorySegment.ofArray(state.array()), networks.optimizer());
        }

        private double[] writeInputs(DeviceAddress to, int n, int rows) {
            return write(to, rows, width(n), networks.inputPitch(n), 1);
        }

        private double[] writeOutputs(DeviceAddress to, int width, int pitch) {
            return write(to, ROWS, width, pitch, 0.1);
        }

        /** Writes random numbers that can be stored exactly; gives them without padding. */
        private double[] write(DeviceAddress to, int rows, int width, int pitch, double size) {
            double[] numbers = new double[rows * width];
            ByteBuffer bytes = ByteBuffer.allocate(rows * pitch * c.precision().storedBytes())
                    .order(ByteOrder.LITTLE_ENDIAN);
            for (int r = 0; r < rows; r++) {
                for (int i = 0; i < width; i++) {
                    int bits = Float.floatToIntBits(numbers(1, size)[0]) & 0xffff0000;
                    numbers[r * width + i] = Float.intBitsToFloat(bits);
                    if (c.precision() == Precision.BF16) {
                        bytes.putShort((r * pitch + i) * Short.BYTES, (short) (bits >>> 16));
                    } else {
                        bytes.putInt((r * pitch + i) * Float.BYTES, bits);
                    }
                }
            }
            runtime.upload(MemorySegment.ofArray(bytes.array()), to);
            return numbers;
        }

        private double[] read(DeviceAddress from, int rows, int width, int pitch) {
            int size = c.precision().storedBytes();
            byte[] bytes = new byte[rows * pitch * size];
            runtime.download(from.slice(0, bytes.length), MemorySegment.ofArray(bytes));
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            double[] numbers = new double[rows * width];
            for (int r = 0; r < rows; r++) {
                for (int i = 0; i < width; i++) {
                    int at = (r * pitch + i) * size;
                    numbers[r * width + i] =
                            size == Short.BYTES ? Float.intBitsToFloat(buffer.getShort(at) << 16) : buffer.getFloat(at);
                }
                for (int i = width; i < pitch; i++) {
                    assertEquals(
                            0,
                            size == Short.BYTES
                                    ? buffer.getShort((r * pitch + i) * size)
                                    : buffer.getFloat((r * pitch + i) * size),
                            "padding");
                }
            }
            return numbers;
        }

        private void assertClose(double[] expected, double[] actual, String what) {
            double largest = Arrays.stream(expected).map(Math::abs).max().orElse(1);
            assertArrayEquals(expected, actual, c.tolerance() * largest, what);
        }
    }
}
