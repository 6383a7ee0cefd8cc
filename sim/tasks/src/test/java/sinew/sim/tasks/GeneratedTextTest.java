package sinew.sim.tasks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sinew.sim.kernel.Backend;
import sinew.sim.kernel.KernelReference;
import sinew.sim.kernel.LoadedKernel;
import sinew.sim.kernel.Recording;
import sinew.sim.kernel.conformance.ConformanceCase;
import sinew.sim.kernel.conformance.HostProgram;
import sinew.sim.kernel.conformance.Output;
import sinew.sim.kernel.linker.ScratchPlacement;
import sinew.sim.settings.Settings;

/** The C++ text of the fused kernels of every task, run on the CPU: the reset from zeroed state, then the step. */
class GeneratedTextTest {
    private static final int ENVIRONMENTS = 3;
    private static final float TOLERANCE = 1e-4f;

    private static Stream<ConformanceCase> kernels() {
        return TaskRegistry.standard().all().stream().flatMap(GeneratedTextTest::kernels);
    }

    private static Stream<ConformanceCase> kernels(TaskDefinition task) {
        Loads loads = load(task);
        return Stream.iterate(0, i -> i < loads.kernels.size(), i -> i + 1)
                .map(i -> new ConformanceCase(
                        loads.kernels.get(i),
                        ENVIRONMENTS,
                        () -> load(task).arguments.get(i)));
    }

    private static Loads load(TaskDefinition task) {
        Loads loads = new Loads();
        Settings settings =
                task.environmentSettings().standards().with("env.scene.num_envs", String.valueOf(ENVIRONMENTS));
        task.create(settings, 7, loads);
        return loads;
    }

    @BeforeEach
    void needsCompiler() {
        assumeTrue(Output.isInstalled("g++"), "g++ is not installed: the generated text was not run");
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void oneLaneGivesTheBitsOfJava(ConformanceCase kernel, @TempDir Path folder) throws Exception {
        run(kernel, 1, ScratchPlacement.LOCAL, folder, 0f, "-O1");
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("kernels")
    void lanesDoNotRaceAndAgreeWithJava(ConformanceCase kernel, @TempDir Path folder) throws Exception {
        run(kernel, 32, ScratchPlacement.SHARED, folder, TOLERANCE, "-O1", "-g", "-fsanitize=thread");
    }

    private static void run(
            ConformanceCase kernel,
            int lanes,
            ScratchPlacement placement,
            Path folder,
            float tolerance,
            String... options)
            throws Exception {
        HostProgram text = new HostProgram(kernel, lanes, placement, folder);
        Output output = text.run(UnaryOperator.identity(), options);
        assertEquals(0, output.status(), output.text());
        List<Object> expected = new HostProgram(kernel, 1, ScratchPlacement.LOCAL, folder).runJava();
        for (int i = 0; i < expected.size(); i++) {
            if (expected.get(i) instanceof float[] array) {
                assertArrayEquals(array, (float[]) text.values().get(i), tolerance);
            } else if (expected.get(i) instanceof int[] array) {
                assertArrayEquals(array, (int[]) text.values().get(i));
            }
        }
    }

    /** Remembers what is loaded and runs nothing. */
    private static final class Loads implements Backend {
        private final List<KernelReference> kernels = new ArrayList<>();
        private final List<Object[]> arguments = new ArrayList<>();

        @Override
        public String deviceName() {
            return "none";
        }

        @Override
        public LoadedKernel load(KernelReference kernel, Object... given) {
            kernels.add(kernel);
            arguments.add(given);
            return environments -> {};
        }

        @Override
        public void upload(Object... arrays) {}

        @Override
        public void download(Object... arrays) {}

        @Override
        public void synchronize() {}

        @Override
        public Recording record(Runnable launches) {
            throw new UnsupportedOperationException("nothing runs here");
        }

        @Override
        public void close() {}
    }
}
