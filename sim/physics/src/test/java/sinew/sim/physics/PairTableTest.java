package sinew.sim.physics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.model.PairTable;

class PairTableTest {
    private static Model scene(String flag, String contact) {
        return TestModels.modelOf("""
            <mujoco model="scene">
              <option><flag %s/></option>
              <worldbody>
                <geom name="floor" type="plane" size="1 1 1"/>
                <geom name="wall" type="box" size="1 1 1"/>
                <geom name="drawn" size="1" contype="0" conaffinity="0"/>
                <body name="ball" pos="0 0 1"><freejoint/>
                  <geom name="ball" size="0.1"/>
                  <body name="fixed"><geom size="0.1"/></body>
                  <body name="tail"><joint axis="0 1 0"/><geom name="tail" type="capsule" size="0.1 0.2" pos="0.3 0 0"/></body>
                </body>
              </worldbody>
              <contact>%s</contact>
            </mujoco>""".formatted(flag, contact));
    }

    @Test
    void holdsWhatCouldTouchSortedByCollider() {
        Model model = scene("", "");
        assertEquals(5, model.geoms.count);
        int[] expected = {
            PairTable.PLANE_SPHERE,
            PairTable.PLANE_SPHERE,
            PairTable.PLANE_CAPSULE,
            PairTable.SPHERE_BOX,
            PairTable.SPHERE_BOX,
            PairTable.CAPSULE_BOX
        };
        assertArrayEquals(expected, model.pairs.kind);
        assertEquals(3, model.pairs.planes);
    }

    @Test
    void leavesOutExcludedBodiesAndEverythingWithoutContacts() {
        assertEquals(4, scene("", "<exclude body1=\"world\" body2=\"ball\"/>").pairs.count);
        assertEquals(0, scene("contact=\"disable\"", "").pairs.count);
        assertEquals(8, scene("filterparent=\"disable\"", "").pairs.count);
    }
}
