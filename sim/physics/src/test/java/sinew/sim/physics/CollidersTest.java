package sinew.sim.physics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the contacts of pairs of geoms with MuJoCo's. */
class CollidersTest {
    private static final double TOLERANCE = 2e-5;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plane-sphere",
                "plane-capsule",
                "plane-ellipsoid",
                "plane-cylinder",
                "plane-box",
                "sphere-sphere",
                "sphere-capsule",
                "sphere-cylinder",
                "sphere-box",
                "capsule-capsule",
                "capsule-box",
                "box-box"
            })
    void findsTheContactsThatMujocoFinds(String pair) throws IOException {
        ContactCases cases = new ContactCases(TOLERANCE);
        try (InputStream stream = CollidersTest.class.getResourceAsStream("pairs/" + pair + ".txt")) {
            cases.compare(new String(Objects.requireNonNull(stream, pair).readAllBytes(), StandardCharsets.UTF_8));
        }
        assertTrue(cases.contacts() > 10);
        assertEquals(List.of(), cases.problems());
    }

    /** Compares files of a folder, for more poses than the repository holds. */
    static void main(String[] arguments) throws IOException {
        for (int i = 1; i < arguments.length; i++) {
            ContactCases cases = new ContactCases(TOLERANCE);
            cases.compare(Files.readString(Path.of(arguments[0], arguments[i] + ".txt")));
            System.out.println(arguments[i] + ": " + cases.states() + " states, " + cases.contacts() + " contacts, "
                    + cases.problems().size() + " differ, worst " + cases.worst());
            cases.problems().stream().limit(3).forEach(System.out::println);
        }
    }
}
