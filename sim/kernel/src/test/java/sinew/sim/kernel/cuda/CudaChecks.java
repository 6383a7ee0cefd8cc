package sinew.sim.kernel.cuda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import sinew.sim.kernel.KernelException;
import sinew.sim.kernel.KernelReference;
import sinew.sim.kernel.LoadedKernel;
import sinew.sim.kernel.Recording;
import sinew.sim.kernel.binding.BoundEntryPoint;
import sinew.sim.kernel.cpu.CpuBackend;
import sinew.sim.kernel.cpu.SwingKernels;
import sinew.sim.kernel.cpu.SwingModel;
import sinew.sim.kernel.cpu.SwingState;
import sinew.sim.kernel.linker.KernelProgram;
import sinew.sim.kernel.linker.ScratchPlacement;

/** What {@link CudaSelfCheck} checks: each method returns details and throws if something is wrong. */
final class CudaChecks {
    static final KernelReference STEP = new KernelReference(SwingKernels.class, "step");
    static final KernelReference DOUBLE_COUNT = new KernelReference(SwingKernels.class, "doubleCount");
    static final KernelReference OVERRUN = new KernelReference(SwingKernels.class, "overrun");
    static final LaunchPolicy ONE_LANE = LaunchPolicy.always(new LaunchShape(1, 32, ScratchPlacement.LOCAL));
    static final LaunchPolicy WARPS = LaunchPolicy.always(new LaunchShape(32, 4, ScratchPlacement.SHARED));

    private final CudaDevices devices;
    private final CudaOptions options;

    CudaChecks(CudaDevices devices, CudaOptions options) {
        this.devices = devices;
        this.options = options;
    }

    CudaBackend backend(LaunchPolicy policy) {
        return devices.open("cuda", options.withPolicy(policy), new SwingTexts());
    }

    String equalsCpu(LaunchPolicy policy, SwingModel model) {
        String detail = "";
        for (int environments : new int[] {1, 31, 64, 1001}) {
            SwingState expected = cpu(model, environments, 20);
            SwingState actual = new SwingState(environments, model);
            try (CudaBackend cuda = backend(policy)) {
                LoadedKernel step = cuda.load(STEP, model, actual);
                for (int i = 0; i < 20; i++) {
                    step.launch(environments);
                }
                cuda.download(actual.positions, actual.steps);
                detail = cuda.resources().toString();
            }
            requireEqual(expected, actual, environments + " environments");
        }
        return detail;
    }

    String secondStart() {
        SwingModel model = new SwingModel(17);
        try (CudaBackend first = backend(ONE_LANE)) {
            first.load(STEP, model, new SwingState(1, model));
            require(
                    first.compiler().compiled() == 1,
                    "the first start compiled " + first.compiler().compiled());
        }
        try (CudaBackend second = backend(ONE_LANE)) {
            second.load(STEP, model, new SwingState(1, model));
            require(second.compiler().compiled() == 0 && second.compiler().found() == 1, "the second start compiled");
            second.load(STEP, new SwingModel(18), new SwingState(1, new SwingModel(18)));
            require(second.compiler().compiled() == 1, "other constants did not compile");
        }
        return "1 compiled, then 1 found";
    }

    String damagedCache() throws IOException {
        SwingModel model = new SwingModel(17);
        try (Stream<Path> files = Files.list(options.cacheFolder())) {
            for (Path file : files.toList()) {
                byte[] content = Files.readAllBytes(file);
                content[content.length / 2] ^= 1;
                Files.write(file, content);
            }
        }
        try (CudaBackend cuda = backend(ONE_LANE)) {
            cuda.load(STEP, model, new SwingState(1, model));
            require(cuda.compiler().compiled() == 1, "it was used");
        }
        return "compiled";
    }

    String replay() {
        SwingModel model = new SwingModel(13);
        SwingState direct = new SwingState(500, model);
        SwingState replayed = new SwingState(500, model);
        try (CudaBackend cuda = backend(ONE_LANE)) {
            LoadedKernel step = cuda.load(STEP, model, direct);
            LoadedKernel doubleCount = cuda.load(DOUBLE_COUNT, direct);
            LoadedKernel recordedStep = cuda.load(STEP, model, replayed);
            LoadedKernel recordedDouble = cuda.load(DOUBLE_COUNT, replayed);
            try (Recording recording = cuda.record(() -> {
                for (int i = 0; i < 5; i++) {
                    recordedStep.launch(500);
                }
                recordedDouble.launch(250);
            })) {
                cuda.download(replayed.steps);
                require(replayed.steps[0] == 0, "recording ran the launches");
                for (int r = 0; r < 4; r++) {
                    for (int i = 0; i < 5; i++) {
                        step.launch(500);
                    }
                    doubleCount.launch(250);
                    recording.replay();
                }
            }
            cuda.download(direct.positions, direct.steps, replayed.positions, replayed.steps);
        }
        requireEqual(direct, replayed, "after 4 replays");
        require(
                direct.steps[0] == 150 && direct.steps[499] == 20,
                "counts " + direct.steps[0] + ", " + direct.steps[499]);
        return "4 replays of 6 launches";
    }

    String failedRecording() {
        SwingModel model = new SwingModel(13);
        SwingState state = new SwingState(10, model);
        try (CudaBackend cuda = backend(ONE_LANE)) {
            LoadedKernel step = cuda.load(STEP, model, state);
            String message = refused(() -> cuda.record(() -> {
                step.launch(10);
                cuda.synchronize();
            }));
            step.launch(10);
            cuda.download(state.steps);
            require(state.steps[9] == 1, "it ran " + state.steps[9] + " times");
            return message;
        }
    }

    String travel() {
        SwingModel model = new SwingModel(1_000_000);
        SwingState state = new SwingState(5, model);
        SwingState none = new SwingState(0, model);
        Random random = new Random(1);
        float[] expected = new float[state.positions.length];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = random.nextFloat();
        }
        try (CudaBackend cuda = backend(ONE_LANE)) {
            cuda.load(DOUBLE_COUNT, state);
            cuda.load(DOUBLE_COUNT, none);
            System.arraycopy(expected, 0, state.positions, 0, expected.length);
            Arrays.fill(state.steps, 7);
            cuda.upload(state.steps, state.positions, none.positions);
            Arrays.fill(state.positions, -1f);
            Arrays.fill(state.steps, -1);
            cuda.download(state.positions, none.positions, state.steps);
            require(Arrays.equals(expected, state.positions), "floats changed");
            require(Arrays.equals(new int[] {7, 7, 7, 7, 7}, state.steps), "ints changed");
            return "20 MB there and back; " + refused(() -> cuda.upload(new float[3]));
        }
    }

    String brokenKernel() {
        SwingModel model = new SwingModel(3);
        SwingState state = new SwingState(1, model);
        try (CudaBackend cuda = devices.open("cuda", options.withPolicy(ONE_LANE), new BrokenTexts())) {
            String message = refused(() -> cuda.load(STEP, model, state));
            require(message.contains("identifier \"lain\" is undefined"), message);
            require(message.contains("SwingKernels.step"), message);
            return message.lines().findFirst().orElse("");
        }
    }

    String tooMuchSharedMemory() {
        SwingModel model = new SwingModel(40_000);
        try (CudaBackend cuda = backend(WARPS)) {
            return refused(() -> cuda.load(STEP, model, new SwingState(1, model)));
        }
    }

    String misuse() {
        SwingModel model = new SwingModel(3);
        CudaBackend cuda = backend(ONE_LANE);
        LoadedKernel step = cuda.load(STEP, model, new SwingState(1, model));
        String none = refused(() -> step.launch(0));
        String missing = refused(() -> devices.open("cuda:77"));
        cuda.close();
        return none + " | " + missing + " | " + refused(() -> step.launch(1));
    }

    String illegalAddress() {
        SwingModel model = new SwingModel(3);
        try (CudaBackend cuda = backend(ONE_LANE)) {
            LoadedKernel overrun = cuda.load(OVERRUN, new SwingState(1, model));
            String message = refused(() -> {
                overrun.launch(1);
                cuda.synchronize();
            });
            // which of the errors of addresses it is depends on where the device's memory happens to lie
            require(
                    message.matches("(?s).*CUDA_ERROR_(ILLEGAL_ADDRESS|INVALID_ADDRESS_SPACE).*")
                            && message.contains("SwingKernels.overrun"),
                    message);
            return message;
        }
    }

    String times() {
        SwingModel model = new SwingModel(13);
        SwingState state = new SwingState(4096, model);
        try (CudaBackend cuda = backend(ONE_LANE)) {
            LoadedKernel step = cuda.load(STEP, model, state);
            Runnable hundred = () -> {
                for (int i = 0; i < 100; i++) {
                    step.launch(4096);
                }
            };
            try (Recording recording = cuda.record(hundred)) {
                double direct = 0;
                double replayed = 0;
                double there = 0;
                double back = 0;
                for (int warm = 0; warm < 20; warm++) {
                    direct = microseconds(cuda, hundred) / 100;
                    replayed = microseconds(cuda, recording::replay) / 100;
                    there = microseconds(cuda, () -> cuda.upload(state.positions));
                    back = microseconds(cuda, () -> cuda.download(state.positions));
                }
                return "launch %.2f us, in a recording %.2f us, %d kB up %.1f us, down %.1f us"
                        .formatted(direct, replayed, state.positions.length * 4 / 1000, there, back);
            }
        }
    }

    private static double microseconds(CudaBackend cuda, Runnable work) {
        cuda.synchronize();
        long start = System.nanoTime();
        work.run();
        cuda.synchronize();
        return (System.nanoTime() - start) / 1000.0;
    }

    private static SwingState cpu(SwingModel model, int environments, int steps) {
        SwingState state = new SwingState(environments, model);
        try (CpuBackend backend = new CpuBackend(2)) {
            LoadedKernel step = backend.load(STEP, model, state);
            for (int i = 0; i < steps; i++) {
                step.launch(environments);
            }
        }
        return state;
    }

    private static void requireEqual(SwingState expected, SwingState actual, String what) {
        int difference = Arrays.mismatch(expected.positions, actual.positions);
        require(difference < 0, what + ": position " + difference + " of " + expected.positions.length + " differs");
        require(Arrays.equals(expected.steps, actual.steps), what + ": counts differ");
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new AssertionError(otherwise);
        }
    }

    private static String refused(Runnable action) {
        try {
            action.run();
        } catch (KernelException e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError("it was not refused");
    }

    private static final class BrokenTexts implements ProgramSource {
        @Override
        public KernelProgram program(BoundEntryPoint bound, LaunchShape shape) {
            KernelProgram good = new SwingTexts().program(bound, shape);
            return new KernelProgram(
                    good.name(),
                    good.entryName(),
                    good.source().replace("lane == 0", "lain == 0"),
                    good.lanes(),
                    good.scratchPlacement(),
                    good.scratchBytes(),
                    good.offChipBytes(),
                    good.tables());
        }

        @Override
        public KernelDemand demand(BoundEntryPoint bound) {
            return new SwingTexts().demand(bound);
        }
    }
}
