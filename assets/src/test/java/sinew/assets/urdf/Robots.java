package sinew.assets.urdf;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import sinew.assets.ModelFormatException;
import sinew.assets.mjcf.ReadResult;

/** Robots for tests. */
final class Robots {
    private static final String INERTIAL =
            "<inertial><mass value='2'/><inertia ixx='0.4' iyy='0.5' izz='0.6' ixy='0' ixz='0' iyz='0'/></inertial>";

    private Robots() {}

    /** Reads a robot of the test resources. */
    static ReadResult resource(String name) {
        return new UrdfReader().read(Robots::open, "urdf/", name);
    }

    /** Two links and a joint: {@code base}, {@code arm} and {@code hinge}; the text goes into the three and beside them. */
    static String text(String inBase, String inArm, String inJoint, String beside) {
        return """
            <robot name='test'>
              <link name='base'>%s</link>
              <link name='arm'>%s%s</link>
              <joint name='hinge' type='revolute'><parent link='base'/><child link='arm'/>
                %s
              </joint>
              %s
            </robot>
            """.formatted(inBase, INERTIAL, inArm, inJoint, beside);
    }

    static ReadResult read(String xml) {
        return new UrdfReader().readText("robot.urdf", xml);
    }

    /** The message with which reading fails. */
    static String failure(String xml) {
        try {
            read(xml);
        } catch (ModelFormatException e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError("The robot was accepted.");
    }

    static InputStream open(String path) throws IOException {
        InputStream stream = Robots.class.getResourceAsStream(path);
        if (stream == null) {
            throw new FileNotFoundException("There is no file " + path + ".");
        }
        return stream;
    }

    static String content(String path) {
        try (InputStream stream = open(path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
