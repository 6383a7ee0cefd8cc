package sinew.app.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sinew.app.json.JsonFile;
import sinew.assets.mjcf.MjcfReader;
import sinew.assets.model.ModelSpec;
import sinew.sim.kernel.cpu.CpuBackend;

class SimulationTest {
    private static final ModelSpec PENDULUM =
            new MjcfReader().readText("pendulum.xml", """
            <mujoco model="pendulum">
              <compiler autolimits="true"/>
              <option timestep="0.01"/>
              <worldbody>
                <body name="bob" pos="0 0 1">
                  <joint name="hinge" axis="0 1 0" damping="0.1"/>
                  <geom type="sphere" size="0.1" pos="0 0 -0.5" mass="2" contype="0" conaffinity="0"/>
                </body>
              </worldbody>
              <actuator><motor name="torque" joint="hinge"/></actuator>
              <keyframe><key name="raised" time="3" qpos="1" qvel="0.5" ctrl="0.25"/></keyframe>
            </mujoco>""").spec();
    private static final StartingPoint.Wish NOTHING = new StartingPoint.Wish(null, null, null, null, null);

    private static List<Map<String, Object>> run(StartingPoint start, Integer... steps) {
        try (CpuBackend backend = new CpuBackend(1)) {
            return new Simulation(PENDULUM).run(backend, start, List.of(steps), true);
        }
    }

    private static double number(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).doubleValue();
    }

    private static StartingPoint start(StartingPoint.Wish wish) {
        return StartingPoint.of(PENDULUM, wish);
    }

    @Test
    void lookingChangesNothing() {
        StartingPoint raised = start(new StartingPoint.Wish("raised", null, null, null, null));
        assertEquals(run(raised, 20).getLast(), run(raised, 0, 1, 7, 19, 20).getLast());
    }

    @Test
    void everythingShownBelongsToTheStateShown() {
        StartingPoint raised = start(new StartingPoint.Wish("raised", null, null, null, null));
        Map<String, Object> values = run(raised, 0).getFirst();
        assertEquals(3.0, values.get("time"));
        assertEquals(List.of(1f), values.get("qpos"));
        assertEquals(List.of(0.25f), values.get("qfrc_actuator"));
        assertEquals(List.of(-0.05f), values.get("qfrc_passive"));
        double height = 1 - 0.5 * Math.cos(1);
        double inertia = 2 * 0.25 + 0.4 * 2 * 0.01;
        Map<?, ?> energy = (Map<?, ?>) values.getOrDefault("energy", Map.of());
        assertEquals(2 * 9.81 * height, number(energy.get("potential")), 1e-5);
        assertEquals(0.5 * inertia * 0.25, number(energy.get("kinetic")), 1e-7);
        List<?> row = (List<?>) ((List<?>) values.getOrDefault("mass_matrix", List.of())).getFirst();
        assertEquals(inertia, number(row.getFirst()), 1e-6);
    }

    @Test
    void givenNumbersWinOverTheKeyframe() {
        StartingPoint both = start(new StartingPoint.Wish("0", null, List.of(0.5f), null, null));
        assertEquals(0.5f, both.qpos()[0]);
        assertEquals(0.5f, both.qvel()[0]);
        assertEquals(0.25f, both.control()[0]);
    }

    @Test
    void theSameSeedGivesTheSameState() {
        StartingPoint first = start(new StartingPoint.Wish(null, 4L, null, null, null));
        StartingPoint second = start(new StartingPoint.Wish(null, 4L, null, null, null));
        assertEquals(first.qpos()[0], second.qpos()[0]);
        assertFalse(first.qpos()[0] == start(NOTHING).qpos()[0]);
    }

    @Test
    void jsonIsOneLine() {
        String json = JsonFile.line(run(start(NOTHING), 0, 3));
        assertFalse(json.contains("\n"), json);
        assertTrue(json.startsWith("[{\"step\": 0, \"time\": 0.0, \"qpos\": [0.0],"), json);
    }

    @Test
    void theTableNamesEveryElement() {
        String table = String.join(
                "\n", new StateTable(PENDULUM).lines(run(start(NOTHING), 0).getFirst()));
        assertTrue(table.contains("hinge") && table.contains("torque") && table.contains("bob"), table);
    }

    @Test
    void theTableKeepsItsColumnsApartAndGivesNoZeroASign() {
        List<String> lines =
                new StateTable(PENDULUM).lines(run(start(NOTHING), 0, 40).get(1));
        for (String line : lines) {
            assertTrue(line.length() <= 130, line);
            assertFalse(line.contains("-0 ") || line.contains("-0.0 ") || line.contains("-0.000000"), line);
        }
        assertTrue(lines.stream().anyMatch(line -> line.endsWith("qfrc_actuator  qfrc_constraint")), lines.toString());
        assertEquals("0", TextTable.number(-0f));
    }
}
