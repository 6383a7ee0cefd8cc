package sinew.sim.physics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.model.ModelException;

class ModelCompilerTest {
    private static String refusalOf(String xml) {
        ModelException refusal = assertThrows(ModelException.class, () -> TestModels.modelOf(xml));
        return Objects.requireNonNull(refusal.getMessage());
    }

    private static void assertRefused(String xml, String... parts) {
        String message = refusalOf(xml);
        for (String part : parts) {
            assertTrue(message.contains(part), () -> "expected \"" + part + "\" in: " + message);
        }
    }

    private static String arm(String options, String joint, String rest) {
        return """
               <mujoco model="arm">
                 <option %s><flag contact="disable"/></option>
                 <worldbody><body name="arm">
                   <joint name="elbow" %s/>
                   <geom type="sphere" size="0.1" pos="0.2 0 0"/>
                 </body></worldbody>
                 %s
               </mujoco>""".formatted(options, joint, rest);
    }

    @Test
    void refusesWhatIsNotSimulatedWithFileAndLine() {
        String sleeping = arm("", "", "").replace("contact=\"disable\"", "sleep=\"enable\"");
        assertRefused(sleeping, "test.xml:1", "sleep");
    }

    @Test
    void numbersTheTreeDepthFirstAndByLevels() {
        Model model = TestModels.model("branched");
        assertEquals(11, model.nbody);
        assertEquals(17, model.nv);
        int[] depth = new int[model.nbody];
        for (int level = 0; level < model.levels; level++) {
            for (int i = model.levelStart[level]; i < model.levelStart[level + 1]; i++) {
                int body = model.levelBody[i];
                depth[body] = level + 1;
                assertEquals(level, model.bodies.parent[body] == 0 ? 0 : depth[model.bodies.parent[body]]);
            }
        }
        for (int body = 0; body < model.nbody; body++) {
            int size = 1;
            for (int child = body + 1; child < model.bodies.subtreeEnd[body]; child = model.bodies.subtreeEnd[child]) {
                assertEquals(body, model.bodies.parent[child]);
                size += model.bodies.subtreeEnd[child] - child;
            }
            assertEquals(model.bodies.subtreeEnd[body] - body, size);
        }
        for (int dof = 0; dof < model.nv; dof++) {
            int end = model.massRowStart[dof + 1];
            assertEquals(dof, model.massColumn[end - 1]);
            assertEquals(model.dofs.depth[dof] + 1, end - model.massRowStart[dof]);
        }
    }

    @Test
    void switchedOffPartsHaveNoForce() {
        String joint = "stiffness=\"3\" damping=\"2\"";
        String servo = "<actuator><position joint=\"elbow\" kp=\"3\" dampratio=\"1\"/></actuator>";
        String xml = arm("", joint, servo)
                .replace(
                        "contact=\"disable\"",
                        "contact=\"disable\" spring=\"disable\" damper=\"disable\" gravity=\"disable\""
                                + " actuation=\"disable\"");
        Model model = TestModels.modelOf(xml);
        Data data = new Data(model);
        data.qpos[0] = 1f;
        data.qvel[0] = 1f;
        data.control[0] = 1f;
        Dynamics.forward(model, data);
        assertEquals(0f, data.qfrcPassive[0], 0f);
        assertEquals(0f, data.qfrcActuator[0], 0f);
        assertEquals(0f, data.qfrcBias[0], 1e-6f);
    }
}
