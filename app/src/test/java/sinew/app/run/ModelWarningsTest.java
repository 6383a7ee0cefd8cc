package sinew.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import sinew.assets.mjcf.MjcfReader;

class ModelWarningsTest {
    private static List<String> warnings(String affinity) {
        return ModelWarnings.of(new MjcfReader().readText("range.xml", """
                <mujoco>
                  <worldbody>
                    <geom name="floor" type="plane" size="1 1 1"/>
                    <geom name="picture" type="box" size="1 1 1" contype="0" conaffinity="%s"/>
                    <body><freejoint/><geom size="0.1"/><site name="eye"/></body>
                  </worldbody>
                  <sensor><rangefinder name="range" site="eye"/></sensor>
                </mujoco>""".formatted(affinity)));
    }

    @Test
    void rangefindersThatMissWhatIsOnlyDrawnAreNamed() {
        List<String> warnings = warnings("0");
        assertEquals(1, warnings.size(), warnings::toString);
        assertTrue(warnings.getFirst().startsWith("range.xml:7:"), warnings::toString);
        assertTrue(warnings.getFirst().contains("meets only geoms that can touch; 1 "), warnings::toString);
    }

    @Test
    void rangefindersThatMeetAllGeomsAreNotNamed() {
        assertEquals(List.of(), warnings("1"));
    }
}
