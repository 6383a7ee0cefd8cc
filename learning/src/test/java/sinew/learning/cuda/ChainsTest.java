package sinew.learning.cuda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sinew.learning.Learner;
import sinew.learning.policy.NetworkShape;
import sinew.learning.policy.ParameterLayout;
import sinew.learning.settings.ActivationKind;
import sinew.sim.kernel.cpu.CpuBackend;
import sinew.sim.kernel.device.DeviceAddress;
import sinew.sim.kernel.device.DeviceMemory;
import sinew.sim.kernel.device.DeviceProperties;
import sinew.sim.kernel.emulation.EmulatedRuntime;

/** Layers in one launch against the same layers in a launch each, bit by bit, on an emulated device. */
class ChainsTest {
    private static final int ENVIRONMENTS = 70;
    private static final int STEPS = 4;
    private static final int MINI_BATCHES = 2;
    private static final int ROWS = ENVIRONMENTS * STEPS / MINI_BATCHES;
    private static final int ACTIONS = SmallNetworks.ACTIONS;
    private static final DeviceProperties DEVICE = new DeviceProperties("any", "any", 4, 232_448);

    /** One way to build networks, and what of them has to be in one launch. */
    record Case(
            Precision precision,
            ActivationKind activation,
            List<Integer> actor,
            List<Integer> critic,
            boolean shared,
            boolean hopper,
            Chains chains) {}

    static Stream<Case> cases() {
        List<Integer> wide = List.of(128, 128, 128);
        List<Integer> uneven = List.of(70, 33, 20);
        List<Integer> wider = List.of(256, 128, 64);
        Chains three = new Chains(3, 2);
        Chains two = new Chains(2, 0);
        return Stream.of(
                new Case(Precision.TF32, ActivationKind.ELU, wide, uneven, false, true, three),
                new Case(Precision.TF32, ActivationKind.ELU, wider, List.of(32, 32), false, true, two),
                new Case(Precision.BF16, ActivationKind.TANH, uneven, List.of(24, 100, 128), false, true, three),
                new Case(Precision.TF32, ActivationKind.TANH, wide, uneven, false, false, three),
                new Case(Precision.BF16, ActivationKind.ELU, uneven, List.of(20, 65, 128), false, false, three),
                new Case(Precision.BF16, ActivationKind.ELU, wider, wider, true, false, two),
                new Case(Precision.FP32, ActivationKind.GELU, uneven, wide, false, false, three),
                new Case(Precision.FP32, ActivationKind.SOFTPLUS, uneven, uneven, true, false, three));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheSameBitsAsALaunchForEachLayer(Case c) {
        assumeTrue(EmulatedRuntime.isAvailable(), EmulatedRuntime.REASON);
        NetworkShape shape = shape(c);
        Learner.Size size = new Learner.Size(ENVIRONMENTS, 11, shape.criticObservations(), ACTIONS);
        EnginePlan plan = EnginePlan.of(
                shape,
                ParameterLayout.of(shape),
                EngineSize.of(new Dimensions(size, STEPS, 0, false, 1, 1), MINI_BATCHES, c.precision()),
                false,
                DEVICE);
        assertEquals(c.chains(), plan.chains());
        List<byte[]> single = results(c, shape, with(plan, Chains.NONE), false);
        List<byte[]> chained = results(c, shape, plan, true);
        for (int i = 0; i < single.size(); i++) {
            assertArrayEquals(single.get(i), chained.get(i), "result " + i);
        }
    }

    @Test
    void chainsNothingWhereItDoesNotPayOrFit() {
        List<Integer> pair = List.of(128, 128);
        assertEquals(Chains.NONE, chains(List.of(512, 256, 128), List.of(512, 256, 128), Precision.TF32, DEVICE));
        assertEquals(Chains.NONE, chains(pair, List.of(), Precision.TF32, DEVICE));
        assertEquals(new Chains(2, 0), chains(List.of(129, 64, 64), List.of(64, 64, 64), Precision.TF32, DEVICE));
        DeviceProperties smaller = new DeviceProperties("any", "any", 4, 101_376);
        assertEquals(Chains.NONE, chains(pair, pair, Precision.TF32, smaller));
        assertEquals(new Chains(2, 0), chains(pair, pair, Precision.BF16, smaller));
    }

    private static Chains chains(
            List<Integer> actor, List<Integer> critic, Precision precision, DeviceProperties device) {
        NetworkShape shape = shape(new Case(precision, ActivationKind.ELU, actor, critic, false, false, Chains.NONE));
        ParameterLayout layout = ParameterLayout.of(shape);
        return EnginePlan.of(shape, layout, new EngineSize(1, 1, 1, 0, precision), false, device)
                .chains();
    }

    private static NetworkShape shape(Case c) {
        return SmallNetworks.shape(c.actor(), c.critic(), c.activation(), c.shared(), 133);
    }

    private static EnginePlan with(EnginePlan plan, Chains chains) {
        return new EnginePlan(
                plan.size(),
                plan.layout(),
                plan.hidden(),
                plan.memories(),
                plan.inputs(),
                plan.actorHead(),
                plan.criticHead(),
                plan.all(),
                plan.divisions(),
                chains,
                plan.noise(),
                plan.keepsArguments(),
                plan.sameInputs(),
                plan.multiprocessors());
    }

    /** The last activations of a rollout and of a mini-batch, and what an optimiser's step makes of all activations and deltas. */
    private static List<byte[]> results(Case c, NetworkShape shape, EnginePlan plan, boolean checked) {
        try (CpuBackend backend = new CpuBackend();
                EmulatedRuntime runtime = new EmulatedRuntime(backend)) {
            EmulatedRuntime device = checked ? runtime.checkingOrders() : runtime;
            try (ReservedNetworks reserved =
                    ReservedNetworks.open(c.hopper() ? device.asHopper() : device, shape, plan)) {
                return new Run(runtime, reserved.networks(), plan, shape).results();
            }
        }
    }

    /** One set of networks with random numbers. */
    private record Run(EmulatedRuntime runtime, Networks networks, EnginePlan plan, NetworkShape shape) {
        List<byte[]> results() {
            Random random = new Random(7);
            List<byte[]> results = new ArrayList<>();
            int parameters = plan.layout().size();
            upload(floats(random, parameters, parameters, parameters, 0.3f), networks.parameters());
            upload(
                    ByteBuffer.allocate(28)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putFloat(0.1f)
                            .putFloat(1e-3f)
                            .putFloat(0.5f)
                            .array(),
                    networks.optimizer());
            networks.refresh();
            for (int n = 0; n < networks.count(); n++) {
                write(random, networks.rolloutInput(n), ENVIRONMENTS, width(n), networks.inputPitch(n));
                write(random, networks.batchInput(n), ENVIRONMENTS * STEPS, width(n), networks.inputPitch(n));
            }
            networks.forwardRollout(true);
            for (int n = 0; n < networks.count(); n++) {
                results.add(read(networks.rolloutHidden(n), ENVIRONMENTS * rowBytes(n)));
            }
            networks.forward(ROWS, ROWS);
            for (int n = 0; n < networks.count(); n++) {
                results.add(read(networks.hidden(n, ROWS), ROWS * rowBytes(n)));
                int last = plan.hidden().get(n).getLast().outputs();
                write(random, networks.deltas(n), ROWS, last, networks.pitch(n));
            }
            write(random, networks.actorOutputs(), ROWS, ACTIONS, networks.actorOutputPitch());
            write(random, networks.valueOutputs(), ROWS, 1, networks.valueOutputPitch());
            try (DeviceMemory noise = runtime.allocate(ACTIONS * Float.BYTES, "noise")) {
                upload(new byte[ACTIONS * Float.BYTES], noise.address());
                networks.descend(ROWS, ROWS, noise.address(), 1);
                results.add(read(networks.firstMoment(), parameters * Float.BYTES));
            }
            return results;
        }

        private int width(int n) {
            return n == 0 ? shape.observations() : shape.criticObservations();
        }

        private int rowBytes(int n) {
            return networks.pitch(n) * plan.size().precision().storedBytes();
        }

        /** Writes rows of random numbers that have seven bits of mantissa, padded with zeros. */
        private void write(Random random, DeviceAddress to, int rows, int width, int pitch) {
            byte[] floats = floats(random, rows * pitch, width, pitch, 1);
            if (plan.size().precision() == Precision.BF16) {
                byte[] halves = new byte[floats.length / 2];
                for (int i = 0; i < halves.length; i++) {
                    halves[i] = floats[i / 2 * 4 + 2 + i % 2];
                }
                upload(halves, to);
            } else {
                upload(floats, to);
            }
        }

        private static byte[] floats(Random random, int count, int width, int pitch, float size) {
            ByteBuffer bytes = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < count; i++) {
                float number = i % pitch < width ? (random.nextFloat() * 2 - 1) * size : 0;
                bytes.putInt(Float.floatToIntBits(number) & 0xffff0000);
            }
            return bytes.array();
        }

        private void upload(byte[] bytes, DeviceAddress to) {
            runtime.upload(MemorySegment.ofArray(bytes), to.slice(0, bytes.length));
        }

        private byte[] read(DeviceAddress from, int bytes) {
            byte[] read = new byte[bytes];
            runtime.download(from.slice(0, bytes), MemorySegment.ofArray(read));
            return read;
        }
    }
}
