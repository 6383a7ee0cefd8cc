package sinew.sim.physics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import sinew.sim.physics.model.ContactParameterTable;
import sinew.sim.physics.model.Model;

class ContactParametersTest {
    /** Dimensions, friction (5), solref (2), solreffriction (2), solimp (5), margin. */
    private static float[] figures(Model model) {
        ContactParameterTable sets = model.contactParameters;
        float[] result = new float[16];
        result[0] = sets.condim[0];
        System.arraycopy(sets.friction, 0, result, 1, 5);
        System.arraycopy(sets.solref, 0, result, 6, 2);
        System.arraycopy(sets.solreffriction, 0, result, 8, 2);
        System.arraycopy(sets.solimp, 0, result, 10, 5);
        result[15] = sets.margin[0];
        return result;
    }

    @Test
    void areMixedAsMujocoMixesThem() throws IOException {
        try (InputStream stream = ContactParametersTest.class.getResourceAsStream("pairs/mixes.txt")) {
            String text = new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
            String scene = "";
            for (String line : text.lines().toList()) {
                if (line.startsWith("scene ")) {
                    scene = line.substring(6);
                } else {
                    Model model = TestModels.modelOf(scene);
                    assertEquals(1, model.pairs.count);
                    String[] words = line.split(" ", -1);
                    float[] expected = new float[words.length - 1];
                    for (int i = 0; i < expected.length; i++) {
                        expected[i] = Float.parseFloat(words[i + 1]);
                    }
                    String where = scene + " expected " + line + ", found " + Arrays.toString(figures(model));
                    assertArrayEquals(expected, figures(model), 1e-4f, where);
                }
            }
        }
    }
}
