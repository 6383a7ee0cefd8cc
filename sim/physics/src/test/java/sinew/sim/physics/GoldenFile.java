package sinew.sim.physics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What MuJoCo computed for a model: constants, and values of several states. Written by {@code src/test/golden}. */
final class GoldenFile {
    private static final String CONTACT = "contact";

    private final Block constants = new Block("constants");
    private final List<Block> states = new ArrayList<>();

    /** Values by name. */
    static final class Block {
        final String name;
        private final Map<String, double[]> values = new HashMap<>();
        private final List<double[]> contacts = new ArrayList<>();

        Block(String name) {
            this.name = name;
        }

        double[] value(String field) {
            return Objects.requireNonNull(values.get(field), field);
        }

        Optional<double[]> optional(String field) {
            return Optional.ofNullable(values.get(field));
        }

        /** Each: two geoms, distance, margin, position 3, normal 3, tangent 3, force 3, torque 3. */
        List<double[]> contacts() {
            return contacts;
        }

        /** Sets an input; what the file does not name is zero. */
        void load(String field, float[] target) {
            double[] given = values.get(field);
            for (int i = 0; i < target.length; i++) {
                target[i] = given == null ? 0 : (float) given[i];
            }
        }
    }

    GoldenFile(String text) {
        Block block = constants;
        for (String line : text.lines().toList()) {
            String[] words = line.strip().split(" ", -1);
            if (words[0].equals("state")) {
                block = new Block(words[1] + " " + words[2]);
                states.add(block);
            } else if (words[0].equals(CONTACT)) {
                block.contacts.add(numbers(words));
            } else if (!words[0].equals("#")) {
                block.values.put(words[0], numbers(words));
            }
        }
    }

    private static double[] numbers(String[] words) {
        double[] values = new double[words.length - 1];
        for (int i = 0; i < values.length; i++) {
            values[i] = Double.parseDouble(words[i + 1]);
        }
        return values;
    }

    List<Block> states() {
        return states;
    }

    Block constants() {
        return constants;
    }
}
