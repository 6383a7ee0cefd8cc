package sinew.sim.physics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sinew.sim.physics.model.Model;

/**
 * Compares the contacts of convex geoms, hulls and height fields with MuJoCo's. Where faces lie on each other or a shape is round, several
 * answers are right; so a share of the contacts may be elsewhere. The shares are what is found now: they may shrink, not grow.
 */
class ConvexCollidersTest {
    private static final float DISTANCE = 1e-5f;
    private static final float POSITION = 3e-4f;
    private static final float NORMAL = 1e-2f;
    /** Depth that floats may miss, in m, at distances up to 1 m. */
    private static final float MISSED = 2e-7f;

    /** Sums over the states of a file. */
    private static final class Tally {
        int states;
        int contacts;
        int otherCount;
        int missed;
        int elsewhere;
        int reversed;
        double farthest;
    }

    private static List<float[]> numbers(List<String> lines, String word) {
        return lines.stream()
                .filter(line -> line.startsWith(word + " "))
                .map(ConvexCollidersTest::numbers)
                .toList();
    }

    static float[] numbers(String line) {
        String[] words = line.split(" ", -1);
        float[] result = new float[words.length - 1];
        for (int i = 0; i < result.length; i++) {
            result[i] = Float.parseFloat(words[i + 1]);
        }
        return result;
    }

    private static double apart(float[] one, float[] other, int at) {
        return Math.hypot(Math.hypot(one[at] - other[at], one[at + 1] - other[at + 1]), one[at + 2] - other[at + 2]);
    }

    private static Tally compare(String text) {
        Tally tally = new Tally();
        for (String scene : text.split("scene ", -1)) {
            if (!scene.isEmpty()) {
                Model model = TestModels.modelOf(scene.substring(0, scene.indexOf('\n')));
                String[] states = scene.split("\nstate ", -1);
                for (int i = 1; i < states.length; i++) {
                    List<String> lines = ("state " + states[i]).lines().toList();
                    List<float[]> found = ContactCases.detect(model, numbers(lines.getFirst()));
                    count(tally, numbers(lines, "contact"), found);
                }
            }
        }
        return tally;
    }

    private static void count(Tally tally, List<float[]> wanted, List<float[]> found) {
        tally.states++;
        if (found.isEmpty() && wanted.size() == 1 && wanted.getFirst()[0] > -MISSED) {
            return;
        }
        tally.contacts += wanted.size();
        tally.missed += wanted.isEmpty() == found.isEmpty() ? 0 : 1;
        tally.otherCount += wanted.size() == found.size() ? 0 : 1;
        for (float[] contact : found.isEmpty() ? new ArrayList<float[]>() : wanted) {
            float[] nearest = found.getFirst();
            for (float[] other : found) {
                nearest = apart(contact, other, 1) < apart(contact, nearest, 1) ? other : nearest;
            }
            double distance = Math.abs(contact[0] - nearest[0]);
            boolean opposite = apart(contact, nearest, 4) > 1.99;
            boolean same =
                    distance < DISTANCE && apart(contact, nearest, 1) < POSITION && apart(contact, nearest, 4) < NORMAL;
            tally.reversed += opposite ? 1 : 0;
            tally.elsewhere += same ? 0 : 1;
            tally.farthest = Math.max(tally.farthest, distance);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sphere-ellipsoid, 0, 0",
        "capsule-ellipsoid, 0, 0",
        "capsule-cylinder, 0, 0",
        "ellipsoid-ellipsoid, 0, 0",
        "ellipsoid-cylinder, 0, 0",
        "ellipsoid-box, 0, 0",
        "cylinder-cylinder, 0, 0",
        "cylinder-box, 5, 4",
        "plane-mesh, 0, 0",
        "sphere-mesh, 0, 0",
        "capsule-mesh, 0, 0",
        "ellipsoid-mesh, 0, 5",
        "cylinder-mesh, 0, 8",
        "box-mesh, 0, 11",
        "mesh-mesh, 0, 0",
        "hfield-sphere, 0, 0",
        "hfield-capsule, 0, 0",
        "hfield-ellipsoid, 0, 0",
        "hfield-cylinder, 0, 0",
        "hfield-box, 0, 8",
        "hfield-mesh, 0, 2",
        "rest-box-mesh, 0, 0",
        "rest-mesh-mesh, 0, 0",
        "rest-capsule-mesh, 0, 0",
        "rest-cylinder-cylinder, 0, 0",
        "rest-cylinder-across-cylinder, 0, 0",
        "rest-cylinder-box, 0, 0",
        "rest-ellipsoid-box, 0, 0",
        "rest-hfield-box, 0, 0",
        "rest-hfield-capsule, 0, 0"
    })
    void findsTheContactsThatMujocoFinds(String pair, int percentOfCounts, int percentElsewhere) throws IOException {
        Tally tally;
        try (InputStream stream = ConvexCollidersTest.class.getResourceAsStream("pairs/" + pair + ".txt")) {
            tally = compare(new String(Objects.requireNonNull(stream, pair).readAllBytes(), StandardCharsets.UTF_8));
        }
        assertTrue(tally.contacts >= 15);
        assertEquals(0, tally.missed, "states that touch in one of both alone");
        assertTrue(100 * tally.otherCount <= percentOfCounts * tally.states, () -> tally.otherCount + " other counts");
        assertTrue(100 * tally.elsewhere <= percentElsewhere * tally.contacts, () -> tally.elsewhere + " elsewhere");
    }

    // MuJoCo 3.14 takes the normals of mirrored hulls for those of the file, so that faces do not find each other
    @ParameterizedTest
    @CsvSource({
        "0.1 0.1 0.1, plane, 0.099, 4",
        "0.1 0.1 0.1, box, 0.199, 4",
        "0.1 -0.1 0.1, plane, 0.099, 2",
        "0.1 -0.1 0.1, box, 0.199, 1"
    })
    void mirroredHullsTouchAtAsFewPointsAsInMujoco(String scale, String other, float height, int contacts) {
        String cube = "-1 -1 -1 1 -1 -1 1 1 -1 -1 1 -1 -1 -1 1 1 -1 1 1 1 1 -1 1 1";
        Model model = TestModels.modelOf("<mujoco><asset><mesh name='m' scale='" + scale + "' vertex='" + cube
                + "'/></asset><worldbody><geom type='" + other + "' size='.1 .1 .1'/>"
                + "<body><freejoint/><geom type='mesh' mesh='m'/></body></worldbody></mujoco>");
        float[] state = {0.01f, 0.02f, height, 0.9999f, 0.001f, 0.0007f, 0f};
        assertEquals(contacts, ContactCases.detect(model, state).size());
    }

    // turned poses give points that are apart by more than a thousandth of the hull's radius, but not of MuJoCo's
    @Test
    void contactsOfHullsAreToldApartByTheirBoxes() {
        StringBuilder vertices = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            String place = String.format(
                    Locale.ROOT, "%.5f %.5f", 0.18835 * Math.cos(i * Math.PI / 3), 0.18835 * Math.sin(i * Math.PI / 3));
            vertices.append(place).append(" -0.11301 ").append(place).append(" 0.11301 ");
        }
        Model model = TestModels.modelOf("<mujoco><asset><mesh name='m' vertex='" + vertices + "'/></asset><worldbody>"
                + "<body><freejoint/><geom type='capsule' size='0.1139 0.2144'/></body>"
                + "<body><freejoint/><geom type='mesh' mesh='m'/></body></worldbody></mujoco>");
        float[] state = {
            0.42271563f,
            -0.2386655f,
            -0.14954668f,
            -0.62608397f,
            0.26838684f,
            -0.39165652f,
            -0.61854064f,
            0.5688425f,
            0.05875012f,
            0.14267296f,
            -0.30818993f,
            -0.14587522f,
            -0.5261991f,
            -0.7790083f
        };
        List<float[]> found = ContactCases.detect(model, state);
        assertEquals(1, found.size());
        assertEquals(-0.00593205f, found.getFirst()[0], 1e-6f);
    }

    /** Compares files, for more poses than the repository holds. */
    static void main(String[] files) throws IOException {
        for (String file : files) {
            Tally tally = compare(Files.readString(Path.of(file)));
            System.out.println(Path.of(file).getFileName() + ": " + tally.states + " states, " + tally.contacts
                    + " contacts, missed "
                    + tally.missed + ", other count " + tally.otherCount + ", elsewhere " + tally.elsewhere
                    + ", reversed "
                    + tally.reversed + ", largest difference of distance " + tally.farthest);
        }
    }
}
