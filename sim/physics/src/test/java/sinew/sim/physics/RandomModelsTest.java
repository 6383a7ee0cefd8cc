package sinew.sim.physics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sinew.sim.kernel.Backend;
import sinew.sim.kernel.KernelReference;
import sinew.sim.kernel.LoadedKernel;
import sinew.sim.kernel.conformance.ConformanceCase;
import sinew.sim.kernel.conformance.HostProgram;
import sinew.sim.kernel.conformance.Output;
import sinew.sim.kernel.cpu.CpuBackend;
import sinew.sim.kernel.cuda.CompilerOptions;
import sinew.sim.kernel.cuda.CudaDevices;
import sinew.sim.kernel.cuda.CudaOptions;
import sinew.sim.kernel.cuda.LaunchShape;
import sinew.sim.kernel.linker.ScratchPlacement;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.smooth.Energy;

/** What holds for every model, tried on made-up ones with fixed seeds. */
class RandomModelsTest {
    private static final KernelReference STEP = new KernelReference(RobotKernels.class, "step");
    private static final int ROBOTS = 24;

    private static double largest(float[] values) {
        double largest = 1e-6;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    private static Robots stepped(Model model, Backend backend, int robots) {
        Robots all = new Robots(model, robots);
        LoadedKernel kernel = backend.load(STEP, model, all);
        backend.upload(all.qpos, all.qvel, all.control);
        kernel.launch(robots);
        backend.download(all.qpos, all.qvel, all.qacc);
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void theMassMatrixTimesTheAccelerationsIsTheForce(int seed) {
        Model model = TestModels.modelOf(RandomModels.tree(seed));
        Data data = new Data(model);
        TestModels.randomize(model, data, seed);
        Dynamics.forward(model, data);
        double[] mass = TestModels.denseMass(model, data);
        double scale = largest(data.qfrcSmooth);
        for (int i = 0; i < model.nv; i++) {
            double inertial = 0;
            for (int j = 0; j < model.nv; j++) {
                inertial += mass[i * model.nv + j] * data.qacc[j];
            }
            assertEquals(data.qfrcSmooth[i], inertial, 1e-4 * scale, "degree of freedom " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void whatDriftsKeepsMomentumAndEnergy(int seed) {
        Model model = TestModels.modelOf(RandomModels.drifting(seed));
        Data data = new Data(model);
        TestModels.randomize(model, data, seed);
        Arrays.fill(data.qfrcApplied, 0f);
        double[] momentum = Momentum.of(model, data);
        Dynamics.forward(model, data);
        double energy = Energy.kinetic(model, data);
        for (int step = 0; step < 200; step++) {
            Dynamics.step(model, data);
        }
        double[] later = Momentum.of(model, data);
        double scale = Arrays.stream(momentum).map(Math::abs).max().orElseThrow();
        for (int i = 0; i < 6; i++) {
            assertEquals(momentum[i], later[i], 0.01 * scale, "momentum " + i);
        }
        Dynamics.forward(model, data);
        assertEquals(1, Energy.kinetic(model, data) / energy, 0.01, "kinetic energy");
    }

    /** Neither the neighbours, nor how many they are, nor the threads change a bit. */
    @ParameterizedTest
    @ValueSource(ints = {21, 22, 23})
    void aStateGivesTheSameBitsInEveryBatch(int seed) {
        Model model = TestModels.modelOf(RandomModels.tree(seed));
        Data data = new Data(model);
        Robots alone = new Robots(model, ROBOTS);
        for (int robot = ROBOTS - 1; robot >= 0; robot--) {
            RobotKernels.step(model, data, alone, robot);
        }
        for (int threads = 1; threads <= 3; threads++) {
            try (Backend backend = new CpuBackend(threads)) {
                Robots all = stepped(model, backend, ROBOTS);
                assertArrayEquals(alone.qpos, all.qpos, threads + " threads");
                assertArrayEquals(alone.qvel, all.qvel, threads + " threads");
                Robots some = stepped(model, backend, 5);
                assertArrayEquals(Arrays.copyOf(alone.qpos, some.qpos.length), some.qpos, "5 robots");
            }
        }
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(ints = {31, 32, 33, 34})
    void theGeneratedTextOnlyRoundsDifferentlyWithManyLanes(int seed, @TempDir Path folder) throws Exception {
        assumeTrue(Output.isInstalled("g++"), "g++ is not installed: the generated text was not run");
        Model model = TestModels.modelOf(RandomModels.tree(seed));
        ConformanceCase step = new ConformanceCase(STEP, 3, () -> new Object[] {model, new Robots(model, 3)});
        List<Object> expected = new HostProgram(step, 1, ScratchPlacement.LOCAL, folder).runJava();
        HostProgram text = new HostProgram(step, 8, ScratchPlacement.SHARED, folder);
        Output output = text.run(UnaryOperator.identity(), "-O1", "-g", "-fsanitize=thread");
        assertEquals(0, output.status(), output.text());
        OneStepApart.assertOneStepApart(model, expected, text.values());
    }

    @Tag("cuda")
    @ParameterizedTest
    @ValueSource(ints = {41, 42, 43, 44, 45, 46})
    void theGpuIsOneRoundingFromTheCpu(int seed, @TempDir Path cache) {
        CudaDevices devices = CudaDevices.find();
        assumeTrue(devices.usable(), devices::reason);
        Model model = TestModels.modelOf(RandomModels.tree(seed));
        Robots expected;
        try (Backend cpu = new CpuBackend(2)) {
            expected = stepped(model, cpu, ROBOTS);
        }
        CudaOptions options = CudaOptions.standard()
                .withCacheFolder(cache)
                .withCompiler(CompilerOptions.EXACT)
                .withPolicy((demand, device) -> new LaunchShape(8, 1, ScratchPlacement.SHARED));
        try (Backend gpu = devices.open("cuda", options)) {
            Robots actual = stepped(model, gpu, ROBOTS);
            OneStepApart.assertOneStepApart(model, expected, actual);
            assertTrue(largest(actual.qacc) > 0.01, "nothing moved");
        }
    }
}
