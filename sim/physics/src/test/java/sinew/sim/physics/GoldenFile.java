package sinew.sim.physics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What MuJoCo computed for a model: constants, and values of several states. */
final class GoldenFile {
    private final List<Map<String, double[]>> blocks = new ArrayList<>();

    GoldenFile(String name) {
        blocks.add(new LinkedHashMap<>());
        for (String line : TestModels.text(name + ".golden").lines().toList()) {
            String[] words = line.strip().split(" ", -1);
            if (words[0].equals("state")) {
                blocks.add(new LinkedHashMap<>());
            } else if (!words[0].equals("#")) {
                double[] values = new double[words.length - 1];
                for (int i = 0; i < values.length; i++) {
                    values[i] = Double.parseDouble(words[i + 1]);
                }
                blocks.getLast().put(words[0], values);
            }
        }
    }

    int states() {
        return blocks.size() - 1;
    }

    double[] constant(String name) {
        return Objects.requireNonNull(blocks.getFirst().get(name), name);
    }

    double[] value(int state, String name) {
        return Objects.requireNonNull(blocks.get(state + 1).get(name), name);
    }

    void load(int state, String name, float[] target) {
        double[] values = value(state, name);
        for (int i = 0; i < target.length; i++) {
            target[i] = (float) values[i];
        }
    }
}
