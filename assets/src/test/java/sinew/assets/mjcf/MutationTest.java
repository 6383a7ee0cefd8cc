package sinew.assets.mjcf;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sinew.assets.ModelFormatException;

/** Thousands of slightly wrong models: every one is read or answered with places, and nothing else is thrown. */
class MutationTest {
    @Test
    void everyMutantIsReadOrAnswered() throws IOException {
        List<String> tokens = tokens();
        Random random = new Random(7);
        MjcfReader reader = new MjcfReader();
        int refused = 0;
        for (int i = 0; i < 3000; i++) {
            List<String> mutant = new ArrayList<>(tokens);
            mutate(mutant, random);
            try {
                reader.readText("mutant.xml", String.join("", mutant));
            } catch (ModelFormatException e) {
                refused++;
                assertFalse(e.problems().isEmpty());
                assertTrue(e.problems().stream()
                        .allMatch(problem -> problem.location().file().equals("mutant.xml")));
            }
        }
        assertTrue(refused > 300 && refused < 3000, "refused " + refused);
    }

    private static void mutate(List<String> tokens, Random random) {
        int at = random.nextInt(tokens.size());
        int other = random.nextInt(tokens.size());
        switch (random.nextInt(4)) {
            case 0 -> tokens.remove(at);
            case 1 -> tokens.set(at, tokens.get(other));
            case 2 -> tokens.add(at, tokens.get(other));
            default ->
                tokens.set(
                        at, List.of("0", "-1", "1e30", "\"\"", "<body>", "nan").get(random.nextInt(6)));
        }
    }

    private static List<String> tokens() throws IOException {
        try (InputStream stream = Objects.requireNonNull(MutationTest.class.getResourceAsStream("everything.xml"))) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return List.of(text.split("(?<=[ \"<>=/])|(?=[ \"<>=/])", -1));
        }
    }
}
