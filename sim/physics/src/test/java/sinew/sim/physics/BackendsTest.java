package sinew.sim.physics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sinew.sim.kernel.Backend;
import sinew.sim.kernel.KernelReference;
import sinew.sim.kernel.LoadedKernel;
import sinew.sim.kernel.cpu.CpuBackend;
import sinew.sim.kernel.cuda.CompilerOptions;
import sinew.sim.kernel.cuda.CudaDevices;
import sinew.sim.kernel.cuda.CudaOptions;
import sinew.sim.kernel.cuda.LaunchShape;
import sinew.sim.kernel.linker.ScratchPlacement;

/** The same step on every backend. */
class BackendsTest {
    private static final int ROBOTS = 67;
    private static final KernelReference STEP = new KernelReference(RobotKernels.class, "step");

    private static Robots stepped(Model model, Backend backend) {
        Robots robots = new Robots(model, ROBOTS);
        LoadedKernel kernel = backend.load(STEP, model, robots);
        backend.upload(robots.qpos, robots.qvel, robots.control);
        kernel.launch(ROBOTS);
        backend.download(robots.qpos, robots.qvel, robots.qacc);
        return robots;
    }

    private static Robots steppedOnCpu(Model model) {
        try (Backend backend = new CpuBackend(2)) {
            return stepped(model, backend);
        }
    }

    private static void assertClose(String what, float[] expected, float[] actual, double tolerance) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], tolerance, what + " " + i);
        }
    }

    private static double largest(float[] values) {
        double largest = 1e-6;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /**
     * Compares one step that was rounded differently. The equations allow accelerations to differ by 1e-4 of the largest, because
     * solving with the mass matrix multiplies rounding by its condition number; a step of length h carries h times that into the
     * velocities and h times the velocities' difference into the positions, each beside its own rounding of 1e-5 of the largest.
     */
    private static void assertOneStepApart(Model model, Robots expected, Robots actual) {
        double acceleration = 1e-4 * largest(expected.qacc);
        double velocity = 1e-5 * largest(expected.qvel) + model.timestep * acceleration;
        double position = 1e-5 * largest(expected.qpos) + model.timestep * velocity;
        assertClose("qacc", expected.qacc, actual.qacc, acceleration);
        assertClose("qvel", expected.qvel, actual.qvel, velocity);
        assertClose("qpos", expected.qpos, actual.qpos, position);
    }

    @Test
    void theCpuBackendDoesWhatACallDoes() {
        Model model = TestModels.model("branched");
        Robots direct = new Robots(model, ROBOTS);
        Data data = new Data(model);
        for (int robot = 0; robot < ROBOTS; robot++) {
            RobotKernels.step(model, data, direct, robot);
        }
        Robots robots = steppedOnCpu(model);
        assertArrayEquals(direct.qpos, robots.qpos);
        assertArrayEquals(direct.qvel, robots.qvel);
        assertArrayEquals(direct.qacc, robots.qacc);
    }

    /** Without fused multiply-add the GPU gives the bits of the CPU, with any number of lanes; with it, as far as rounding carries. */
    @Tag("cuda")
    @ParameterizedTest
    @CsvSource({
        "pendulum, 1, LOCAL", "cartpole, 1, LOCAL", "cartpole, 4, SHARED", "free-body, 2, SHARED",
        "ball-chain, 8, SHARED", "branched, 32, SHARED", "implicit-fast, 16, SHARED", "mixed, 8, SHARED",
        "inertias, 32, SHARED", "humanoid, 1, LOCAL", "humanoid, 8, SHARED", "humanoid, 32, SHARED"
    })
    void theGpuDoesWhatTheCpuDoes(String name, int lanes, ScratchPlacement placement, @TempDir Path cache) {
        CudaDevices devices = CudaDevices.find();
        assumeTrue(devices.usable(), devices::reason);
        Model model = TestModels.model(name);
        Robots cpu = steppedOnCpu(model);
        CudaOptions options = CudaOptions.standard()
                .withCacheFolder(cache)
                .withPolicy((demand, device) -> new LaunchShape(lanes, 1, placement));
        try (Backend backend = devices.open("cuda", options.withCompiler(CompilerOptions.EXACT))) {
            Robots exact = stepped(model, backend);
            assertArrayEquals(cpu.qpos, exact.qpos);
            assertArrayEquals(cpu.qvel, exact.qvel);
            assertArrayEquals(cpu.qacc, exact.qacc);
        }
        try (Backend backend = devices.open("cuda", options.withCompiler(CompilerOptions.FAST))) {
            Robots fast = stepped(model, backend);
            assertOneStepApart(model, cpu, fast);
        }
    }
}
