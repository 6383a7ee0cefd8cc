package sinew.assets.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import sinew.assets.model.ActuatorSpec;
import sinew.assets.model.BodySpec;
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
        assertTrue(error.toString().contains("[cartpole]"));
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
}
