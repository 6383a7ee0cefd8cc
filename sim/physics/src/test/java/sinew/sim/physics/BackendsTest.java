package sinew.sim.physics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;

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

    /**
     * Without fused multiply-add a lane of its own gives the bits of the CPU. Several lanes solve in another order, and fused multiply-add
     * rounds differently: then the two agree as far as rounding carries.
     */
    @Tag("cuda")
    @ParameterizedTest
    @CsvSource({
        "pendulum, 1, LOCAL",
        "cartpole, 1, LOCAL",
        "cartpole, 4, SHARED",
        "free-body, 2, SHARED",
        "ball-chain, 8, SHARED",
        "branched, 32, SHARED",
        "implicit-fast, 16, SHARED",
        "mixed, 8, SHARED",
        "inertias, 32, SHARED",
        "humanoid, 1, LOCAL",
        "humanoid, 8, SHARED",
        "humanoid, 32, SHARED",
        "constraint/noslip-elliptic, 32, SHARED",
        "force/full-implicit, 32, SHARED",
        "constraint/few-iterations-islands, 32, SHARED"
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
            if (lanes == 1) {
                assertArrayEquals(cpu.qpos, exact.qpos);
                assertArrayEquals(cpu.qvel, exact.qvel);
                assertArrayEquals(cpu.qacc, exact.qacc);
            }
            OneStepApart.assertOneStepApart(model, cpu, exact);
        }
        try (Backend backend = devices.open("cuda", options.withCompiler(CompilerOptions.FAST))) {
            Robots fast = stepped(model, backend);
            OneStepApart.assertOneStepApart(model, cpu, fast);
        }
    }
}
