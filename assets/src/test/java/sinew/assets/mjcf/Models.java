package sinew.assets.mjcf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import sinew.assets.ModelFormatException;
import sinew.assets.Problem;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.Quaternion;
import sinew.assets.model.Vector3;

/** Helps tests to read short models. */
final class Models {
    private Models() {}

    static ReadResult result(String content) {
        return new MjcfReader().readText("model.xml", "<mujoco>\n" + content + "\n</mujoco>");
    }

    static ModelSpec read(String content) {
        return result(content).spec();
    }

    /** A model whose world holds something. */
    static ModelSpec world(String content) {
        return read("<worldbody>" + content + "</worldbody>");
    }

    static List<Problem> errors(String content) {
        return assertThrows(ModelFormatException.class, () -> read(content)).problems();
    }

    static void assertNear(Vector3 expected, Vector3 actual) {
        double scale = Math.max(1e-9, expected.length());
        assertEquals(0, expected.minus(actual).length() / scale, 1e-12, () -> expected + " but was " + actual);
    }

    /** Equal as rotations: a quaternion and its negative are the same. */
    static void assertNear(Quaternion expected, Quaternion actual) {
        double dot = expected.w() * actual.w()
                + expected.x() * actual.x()
                + expected.y() * actual.y()
                + expected.z() * actual.z();
        assertEquals(1, Math.abs(dot), 1e-12, () -> expected + " but was " + actual);
    }
}
