package sinew.sim.physics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sinew.sim.kernel.KernelReference;
import sinew.sim.kernel.conformance.ConformanceCase;
import sinew.sim.kernel.conformance.HostProgram;
import sinew.sim.kernel.conformance.Output;
import sinew.sim.kernel.linker.ScratchPlacement;
import sinew.sim.physics.model.Model;

/** The C++ text of a step, run on the CPU. */
class GeneratedTextTest {
    private static final int ROBOTS = 2;
    private static final int LANES = 8;

    private static ConformanceCase step(String name) {
        Model model = TestModels.model(name);
        KernelReference step = new KernelReference(RobotKernels.class, "step");
        return new ConformanceCase(step, ROBOTS, () -> new Object[] {model, new Robots(model, ROBOTS)});
    }

    private static List<Object> inJava(ConformanceCase step, Path folder) throws Exception {
        return new HostProgram(step, 1, ScratchPlacement.LOCAL, folder).runJava();
    }

    @BeforeEach
    void needsCompiler() {
        assumeTrue(Output.isInstalled("g++"), "g++ is not installed: the generated text was not run");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "humanoid",
                "mixed",
                "constraint/contacts-pyramidal",
                "force/implicit-transmissions",
                "force/runge-kutta",
                "constraint/noslip-elliptic",
                "force/full-implicit"
            })
    void oneLaneGivesTheBitsOfJava(String name, @TempDir Path folder) throws Exception {
        ConformanceCase step = step(name);
        HostProgram text = new HostProgram(step, 1, ScratchPlacement.LOCAL, folder);
        Output output = text.run(UnaryOperator.identity(), "-O1");
        assertEquals(0, output.status(), output.text());
        List<Object> expected = inJava(step, folder);
        for (int i = 0; i < expected.size(); i++) {
            if (expected.get(i) instanceof float[] array) {
                assertArrayEquals(array, (float[]) text.values().get(i));
            }
        }
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "humanoid",
                "mixed",
                "branched",
                "ball-chain",
                "implicit-fast",
                "cartpole",
                "constraint/contacts-pyramidal",
                "constraint/contacts-elliptic",
                "constraint/equalities",
                "constraint/noslip-elliptic",
                "constraint/few-iterations-islands",
                "force/full-implicit-fluid"
            })
    void lanesDoNotRaceAndRoundOnlyDifferently(String name, @TempDir Path folder) throws Exception {
        ConformanceCase step = step(name);
        HostProgram text = new HostProgram(step, LANES, ScratchPlacement.SHARED, folder);
        Output output = text.run(UnaryOperator.identity(), "-O1", "-g", "-fsanitize=thread");
        assertEquals(0, output.status(), output.text());
        OneStepApart.assertOneStepApart(TestModels.model(name), inJava(step, folder), text.values());
    }
}
