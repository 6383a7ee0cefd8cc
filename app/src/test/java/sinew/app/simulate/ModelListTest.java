package sinew.app.simulate;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sinew.assets.mjcf.MjcfReader;

class ModelListTest {
    private static final List<String> LINES = ModelList.of(new MjcfReader().readText("arms.xml", """
            <mujoco model="arms">
              <worldbody>
                <body name="left"><joint name="turn"/><geom size="0.1"/><site name="tip"/>
                  <body><joint name="bend"/><geom size="0.1" pos="0.3 0 0"/></body></body>
                <body name="right" pos="1 0 0"><joint/><geom size="0.1"/><site name="hand"/></body>
              </worldbody>
              <equality>
                <connect name="grip" body1="left" body2="right" anchor="0 0 0"/>
                <weld site1="tip" site2="hand" active="false"/>
                <joint joint1="turn" joint2="bend"/>
                <joint joint1="bend"/>
              </equality>
            </mujoco>"""));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grip connect of left and right",
                "equality 1 weld of tip and hand, not active",
                "equality 2 joint of turn and bend",
                "equality 3 joint of bend with a number",
                "joint 2 hinge of right"
            })
    void thingsAreCalledByTheirNames(String expected) {
        assertTrue(
                LINES.stream().anyMatch(line -> squeezed(line).startsWith(expected)), () -> String.join("\n", LINES));
    }

    @Test
    void theEndSaysWhetherItCanBeSimulated() {
        assertTrue(LINES.getLast().startsWith("It can be simulated"), LINES.getLast());
    }

    private static String squeezed(String line) {
        return line.strip().replaceAll(" +", " ");
    }
}
