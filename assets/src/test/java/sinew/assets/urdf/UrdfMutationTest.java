package sinew.assets.urdf;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sinew.assets.ModelFiles;
import sinew.assets.ModelFormatException;
import sinew.assets.model.BodySpec;
import sinew.assets.model.ModelSpec;

/** A thousand slightly wrong robots: every one is read or answered with places, and nothing else is thrown. */
class UrdfMutationTest {
    private static final List<String> ODD =
            List.of("0", "-1", "1e30", "\"\"", "<link>", "nan", "${x}", "<!--", "1e-300", "world");

    @ParameterizedTest
    @ValueSource(strings = {"arm.urdf", "vehicle.urdf"})
    void everyMutantIsReadOrAnswered(String name) {
        List<String> tokens = List.of(Robots.content(name).split("(?<=[ \"<>=/])|(?=[ \"<>=/])", -1));
        Random random = new Random(11);
        int refused = 0;
        for (int i = 0; i < 600; i++) {
            List<String> mutant = new ArrayList<>(tokens);
            mutate(mutant, random);
            String xml = String.join("", mutant);
            if (!assertTimeout(Duration.ofSeconds(20), () -> isRead(name, xml))) {
                refused++;
            }
        }
        assertTrue(refused > 100 && refused < 600, "refused " + refused);
    }

    private static boolean isRead(String name, String xml) {
        ModelFiles files = path ->
                path.equals(name) ? new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)) : Robots.open(path);
        try {
            assertFinite(new UrdfReader().read(files, "", name).spec(), xml);
            return true;
        } catch (ModelFormatException e) {
            assertFalse(e.problems().isEmpty());
            assertTrue(e.problems().stream()
                    .allMatch(problem -> problem.location().file().equals(name)));
            return false;
        }
    }

    private static void assertFinite(ModelSpec model, String xml) {
        for (BodySpec body : model.bodies()) {
            double sum = body.inertial().mass()
                    + body.inertial().moments().length()
                    + body.pose().position().length()
                    + body.inertial().pose().position().length();
            assertTrue(Double.isFinite(sum), () -> "A body of " + sum + ":\n" + xml);
        }
    }

    private static void mutate(List<String> tokens, Random random) {
        int at = random.nextInt(tokens.size());
        int other = random.nextInt(tokens.size());
        switch (random.nextInt(4)) {
            case 0 -> tokens.remove(at);
            case 1 -> tokens.set(at, tokens.get(other));
            case 2 -> tokens.add(at, tokens.get(other));
            default -> tokens.set(at, ODD.get(random.nextInt(ODD.size())));
        }
    }
}
