package sinew.sim.physics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sinew.sim.kernel.Backend;
import sinew.sim.kernel.KernelReference;
import sinew.sim.kernel.LoadedKernel;
import sinew.sim.kernel.cpu.CpuBackend;
import sinew.sim.kernel.cuda.CompilerOptions;
import sinew.sim.kernel.cuda.CudaDevices;
import sinew.sim.kernel.cuda.CudaOptions;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.data.InitialState;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.probe.ProbeKernels;
import sinew.sim.physics.probe.Snapshot;

/** What holds for every contact, tried on made-up heaps of bodies with fixed seeds. */
class RandomContactsTest {
    private static final KernelReference ADVANCE = new KernelReference(ProbeKernels.class, "advance");
    private static final int STEPS = 150;
    private static final int ROBOTS = 6;

    /** Friction over its coefficient, added up as a pyramid or as a cone does. */
    private static double friction(Model model, Data data, int contact, boolean pyramid) {
        int row = contact * model.contactRows.dimensions;
        int first = 5 * data.contactRows.parameters[contact];
        double sum = 0;
        for (int i = 1; i < data.contactRows.dimensions[contact]; i++) {
            double part = data.contactRows.force[row + i] / model.contactParameters.friction[first + i - 1];
            sum += pyramid ? Math.abs(part) : part * part;
        }
        return pyramid ? sum : Math.sqrt(sum);
    }

    @ParameterizedTest
    @CsvSource({"1, pyramidal", "2, pyramidal", "3, pyramidal", "4, elliptic", "5, elliptic", "6, elliptic"})
    void forcesPushAndKeepTheCoulombCone(int seed, String cone) {
        Model model = TestModels.modelOf(RandomModels.heap(seed, cone));
        Data data = new Data(model);
        InitialState.set(model, data);
        int touching = 0;
        for (int step = 0; step < STEPS; step++) {
            Dynamics.step(model, data);
            for (int contact = 0; contact < data.contacts.count[0]; contact++) {
                if (data.contactRows.dimensions[contact] > 0) {
                    double push = data.contactRows.force[contact * model.contactRows.dimensions];
                    double friction = friction(model, data, contact, cone.equals("pyramidal"));
                    String what = "step " + step + ", contact " + contact + ": " + push + " and " + friction;
                    assertTrue(push >= 0, what);
                    assertTrue(friction <= push * 1.001 + 1e-4, what);
                    touching += push > 0 ? 1 : 0;
                }
            }
        }
        assertTrue(touching > STEPS, "nothing touched");
        for (float value : data.qpos) {
            assertTrue(Float.isFinite(value), "not finite");
        }
    }

    private static Snapshot stepped(Model model, Backend backend, int robots, int steps) {
        Snapshot all = new Snapshot(model, robots);
        for (int i = 0; i < robots * model.nv; i++) {
            all.qvel[i] = 0.01f * (i % 13) - 0.06f;
        }
        all.steps[0] = steps;
        LoadedKernel kernel = backend.load(ADVANCE, model, all);
        backend.upload(all.state());
        kernel.launch(robots);
        backend.download(all.state());
        return all;
    }

    /** Neither the neighbours, nor how many they are, nor the threads change a bit. */
    @ParameterizedTest
    @ValueSource(ints = {11, 12})
    void aStateGivesTheSameBitsInEveryBatch(int seed) {
        Model model = TestModels.modelOf(RandomModels.heap(seed, "elliptic"));
        Snapshot alone;
        try (Backend backend = new CpuBackend(1)) {
            alone = stepped(model, backend, 1, 40);
        }
        try (Backend backend = new CpuBackend(3)) {
            Snapshot all = stepped(model, backend, ROBOTS, 40);
            for (int i = 0; i < model.nq; i++) {
                assertTrue(alone.qpos[i] == all.qpos[i], "position " + i);
            }
        }
    }

    /** The same run gives the same bits on the GPU; one step is that of the CPU but for the order of sums. */
    @Tag("cuda")
    @ParameterizedTest
    @ValueSource(ints = {21, 22, 23})
    void theGpuRepeatsItself(int seed, @TempDir Path cache) {
        CudaDevices devices = CudaDevices.find();
        assumeTrue(devices.usable(), devices::reason);
        Model model = TestModels.modelOf(RandomModels.heap(seed, "pyramidal"));
        CudaOptions options = CudaOptions.standard().withCacheFolder(cache).withCompiler(CompilerOptions.EXACT);
        try (Backend gpu = devices.open("cuda", options);
                Backend cpu = new CpuBackend(1)) {
            Snapshot first = stepped(model, gpu, ROBOTS, 30);
            Snapshot second = stepped(model, gpu, ROBOTS, 30);
            assertArrayEquals(first.qpos, second.qpos);
            assertArrayEquals(first.qvel, second.qvel);
            assertArrayEquals(stepped(model, cpu, ROBOTS, 1).qpos, stepped(model, gpu, ROBOTS, 1).qpos, 1e-5f);
        }
    }
}
