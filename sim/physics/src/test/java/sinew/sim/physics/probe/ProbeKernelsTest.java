package sinew.sim.physics.probe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sinew.assets.mjcf.MjcfReader;
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
import sinew.sim.kernel.linker.ScratchPlacement;
import sinew.sim.physics.Dynamics;
import sinew.sim.physics.compile.ModelCompiler;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.data.InitialState;
import sinew.sim.physics.model.Model;

class ProbeKernelsTest {
    private static final KernelReference ADVANCE = new KernelReference(ProbeKernels.class, "advance");
    private static final KernelReference OBSERVE = new KernelReference(ProbeKernels.class, "observe");

    private static Model model() {
        String path = "/sinew/sim/physics/golden/branched.xml";
        try {
            Path file = Path.of(Objects.requireNonNull(ProbeKernelsTest.class.getResource(path))
                    .toURI());
            return new ModelCompiler().compile(new MjcfReader().read(file).spec());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Snapshot start(Model model) {
        Snapshot snapshot = new Snapshot(model, 2);
        for (int i = 0; i < 2 * model.nv; i++) {
            snapshot.qvel[i] = 0.1f * (i % 7) - 0.3f;
        }
        snapshot.steps[0] = 5;
        return snapshot;
    }

    private static Snapshot run(Model model, Backend backend) {
        Snapshot snapshot = start(model);
        LoadedKernel advance = backend.load(ADVANCE, model, snapshot);
        LoadedKernel observe = backend.load(OBSERVE, model, snapshot);
        backend.upload(snapshot.state());
        advance.launch(2);
        observe.launch(2);
        backend.download(snapshot.state());
        backend.download(snapshot.outputs());
        return snapshot;
    }

    @Test
    void itShowsWhatFiveStepsAndAForwardPassCompute() {
        Model model = model();
        Data data = new Data(model);
        InitialState.set(model, data);
        Snapshot start = start(model);
        System.arraycopy(start.qvel, model.nv, data.qvel, 0, model.nv);
        for (int step = 0; step < 5; step++) {
            Dynamics.step(model, data);
        }
        try (Backend backend = new CpuBackend(1)) {
            Snapshot shown = run(model, backend);
            for (int i = 0; i < model.nq; i++) {
                assertEquals(data.qpos[i], shown.qpos[model.nq + i]);
            }
            Dynamics.forward(model, data);
            for (int i = 0; i < model.nv; i++) {
                assertEquals(data.qacc[i], shown.qacc[model.nv + i]);
            }
        }
    }

    @Test
    void theGeneratedTextGivesTheBitsOfJava(@TempDir Path folder) throws Exception {
        assumeTrue(Output.isInstalled("g++"), "g++ is not installed: the generated text was not run");
        Model model = model();
        ConformanceCase observe = new ConformanceCase(OBSERVE, 2, () -> new Object[] {model, start(model)});
        List<Object> expected = new HostProgram(observe, 1, ScratchPlacement.LOCAL, folder).runJava();
        HostProgram text = new HostProgram(observe, 1, ScratchPlacement.LOCAL, folder);
        Output output = text.run(UnaryOperator.identity(), "-O1");
        assertEquals(0, output.status(), output.text());
        for (int i = 0; i < expected.size(); i++) {
            if (expected.get(i) instanceof float[] array) {
                assertArrayEquals(array, (float[]) text.values().get(i), "array " + i);
            }
        }
    }

    @Tag("cuda")
    @Test
    void theGpuShowsWhatTheCpuShows(@TempDir Path cache) {
        CudaDevices devices = CudaDevices.find();
        assumeTrue(devices.usable(), devices::reason);
        Model model = model();
        CudaOptions options = CudaOptions.standard().withCacheFolder(cache).withCompiler(CompilerOptions.EXACT);
        try (Backend cpu = new CpuBackend(1);
                Backend gpu = devices.open("cuda", options)) {
            Snapshot expected = run(model, cpu);
            Snapshot actual = run(model, gpu);
            // several lanes solve and add in another order
            assertArrayEquals(expected.qpos, actual.qpos, 1e-5f);
            assertArrayEquals(expected.qacc, actual.qacc, 1e-2f);
            assertArrayEquals(expected.mass, actual.mass, 1e-5f);
            assertArrayEquals(expected.energy, actual.energy, 1e-3f);
        }
    }
}
