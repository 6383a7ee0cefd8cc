package sinew.assets.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sinew.assets.model.ActuatorSpec;
import sinew.assets.model.BodySpec;
import sinew.assets.model.GeomSpec;
import sinew.assets.model.Integrator;
import sinew.assets.model.JointSpec;
import sinew.assets.model.JointType;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.Range;
import sinew.assets.model.Vector3;

class AssetLibraryTest {
    private final AssetLibrary library = new AssetLibrary();

    @Test
    void everyBundledModelCanBeRead() {
        for (String name : library.names()) {
            assertEquals(name, library.model(name).name());
        }
    }

    @Test
    void unknownNamesAreAnswered() {
        NoSuchElementException error = assertThrows(NoSuchElementException.class, () -> library.model("../cartpole"));
        assertTrue(error.toString().contains("[ant, ant_gym, cartpole]"));
    }

    @Test
    void cartpoleHasThePublishedFigures() {
        ModelSpec model = library.model("cartpole");
        assertEquals(1.0 / 120, model.options().timestep(), 0);
        assertEquals(Integrator.EULER, model.options().integrator());
        assertEquals(
                List.of("world", "slider", "cart", "pole"),
                model.bodies().stream().map(BodySpec::name).toList());
        JointSpec slide = model.joint("slider_to_cart");
        assertEquals(JointType.SLIDE, slide.type());
        assertEquals(Vector3.UNIT_Y, slide.axis());
        assertEquals(10, slide.damping());
        assertEquals(new Range(-4, 4), slide.range());
        assertFalse(slide.limited());
        JointSpec hinge = model.joint("cart_to_pole");
        assertEquals(Vector3.UNIT_X, hinge.axis());
        assertEquals(0, hinge.damping());
        assertFalse(hinge.limited());
        BodySpec pole = model.body("pole");
        assertEquals(new Vector3(0.12, 0, 0), pole.pose().position());
        assertEquals(new Vector3(0, 0, 0.47), pole.inertial().pose().position());
        // the mass matrix's diagonal: both masses; the pole's moment about the hinge
        assertEquals(2.0, model.body("cart").inertial().mass() + pole.inertial().mass(), 1e-12);
        assertEquals(0.304533, pole.inertial().moments().x() + 0.47 * 0.47, 1e-6);
        ActuatorSpec motor = model.actuator("slider_to_cart");
        assertTrue(motor.forceLimited());
        assertEquals(new Range(-400, 400), motor.forceRange());
        assertTrue(model.geoms().stream().noneMatch(geom -> geom.contact().canTouch()));
    }

    @ParameterizedTest
    @CsvSource({"ant, 0.5, 45, 0", "ant_gym, 0.44, 30, 0.1"})
    void antsHaveThePublishedFigures(String name, double height, double ankle, double damping) {
        ModelSpec model = library.model(name);
        double mass = model.bodies().stream()
                .mapToDouble(body -> body.inertial().mass())
                .sum();
        assertEquals(0.91088, mass, 1e-5);
        assertEquals(0.48388, model.body("torso").inertial().mass(), 1e-5);
        assertEquals(
                0.00267479, model.body("left_back_foot").inertial().moments().x(), 1e-8);
        List<Double> standing = model.keyframes().getFirst().positions();
        double bent = Math.toRadians(ankle);
        assertEquals(List.of(0.0, 0.0, height, 1.0, 0.0, 0.0, 0.0), standing.subList(0, 7));
        for (int leg = 0; leg < 4; leg++) {
            JointSpec hip = model.joints().get(1 + 2 * leg);
            JointSpec foot = model.joints().get(2 + 2 * leg);
            int side = leg == 0 || leg == 3 ? 1 : -1;
            assertEquals(Math.toRadians(40), hip.range().maximum(), 1e-12);
            assertEquals(-hip.range().maximum(), hip.range().minimum());
            assertEquals(side * Math.toRadians(65), foot.range().middle(), 1e-12);
            assertEquals(Math.toRadians(35), foot.range().radius(), 1e-12);
            assertEquals(0, standing.get(7 + 2 * leg));
            assertEquals(side * bent, standing.get(8 + 2 * leg), 1e-12);
            for (JointSpec joint : List.of(hip, foot)) {
                assertTrue(joint.limited());
                assertEquals(0.01, joint.armature());
                assertEquals(damping, joint.damping());
            }
        }
        assertEquals(8, model.actuators().size());
        assertEquals(
                List.of("ground"),
                model.geoms().stream()
                        .filter(geom -> geom.contact().type() != 0)
                        .map(GeomSpec::name)
                        .toList());
    }
}
