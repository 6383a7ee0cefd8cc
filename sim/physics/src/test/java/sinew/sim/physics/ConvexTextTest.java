package sinew.sim.physics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sinew.sim.kernel.KernelReference;
import sinew.sim.kernel.conformance.ConformanceCase;
import sinew.sim.kernel.conformance.HostProgram;
import sinew.sim.kernel.conformance.Output;
import sinew.sim.kernel.linker.ScratchPlacement;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;

/** The C++ text of convex collisions and rays, run on the CPU. */
class ConvexTextTest {
    private static final String SCENE = """
            <mujoco>
              <size nconmax="40"/>
              <asset>
                <mesh name="rock" vertex="0.5 0 0  -0.4 0.3 0  -0.4 -0.4 0  0.1 0 0.5  0.1 0.1 -0.4"/>
                <hfield name="field" nrow="3" ncol="4" size="2 2 0.5 0.5" elevation="0 1 0 1  1 0 1 0  0 1 0 1"/>
              </asset>
              <worldbody>
                <geom type="hfield" hfield="field"/>
                <body><freejoint/><geom type="mesh" mesh="rock"/></body>
                <body><freejoint/><geom type="mesh" mesh="rock"/></body>
                <body><freejoint/><geom type="cylinder" size="0.3 0.4"/></body>
                <body><freejoint/><geom type="ellipsoid" size="0.2 0.3 0.4"/></body>
                <body><freejoint/><geom type="capsule" size="0.2 0.3"/><site name="eye"/></body>
              </worldbody>
              <sensor><rangefinder site="eye"/></sensor>
            </mujoco>
            """;

    @Test
    void theSceneHasContacts() {
        Model model = TestModels.modelOf(SCENE);
        Data data = new Data(model);
        TestModels.randomize(model, data, 1);
        Dynamics.step(model, data);
        assertTrue(data.contacts.count[0] > 5);
    }

    @Tag("slow")
    @Test
    void oneLaneGivesTheBitsOfJava(@TempDir Path folder) throws Exception {
        assumeTrue(Output.isInstalled("g++"), "g++ is not installed: the generated text was not run");
        Model model = TestModels.modelOf(SCENE);
        KernelReference step = new KernelReference(RobotKernels.class, "step");
        ConformanceCase wanted = new ConformanceCase(step, 2, () -> new Object[] {model, new Robots(model, 2)});
        HostProgram text = new HostProgram(wanted, 1, ScratchPlacement.LOCAL, folder);
        Output output = text.run(UnaryOperator.identity(), "-O1");
        assertEquals(0, output.status(), output.text());
        List<Object> expected = new HostProgram(wanted, 1, ScratchPlacement.LOCAL, folder).runJava();
        for (int i = 0; i < expected.size(); i++) {
            if (expected.get(i) instanceof float[] array) {
                assertArrayEquals(array, (float[]) text.values().get(i));
            }
        }
    }

    @Tag("slow")
    @Test
    void severalLanesDoNotRace(@TempDir Path folder) throws Exception {
        assumeTrue(Output.isInstalled("g++"), "g++ is not installed: the generated text was not run");
        Model model = TestModels.modelOf(SCENE);
        KernelReference step = new KernelReference(RobotKernels.class, "step");
        ConformanceCase wanted = new ConformanceCase(step, 2, () -> new Object[] {model, new Robots(model, 2)});
        HostProgram text = new HostProgram(wanted, 8, ScratchPlacement.SHARED, folder);
        Output output = text.run(UnaryOperator.identity(), "-O1", "-g", "-fsanitize=thread");
        assertEquals(0, output.status(), output.text());
    }
}
