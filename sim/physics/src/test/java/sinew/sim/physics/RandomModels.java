package sinew.sim.physics;

import java.util.Locale;
import java.util.SplittableRandom;

/** Makes up models: random trees of bodies with random joints, masses, springs and actuators, the same for the same seed. */
final class RandomModels {
    private static final String[] SHAPES = {"sphere", "capsule", "box", "ellipsoid", "cylinder"};

    private final SplittableRandom random;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder actuators = new StringBuilder();
    private int joints;
    private boolean passive = true;

    private RandomModels(int seed) {
        random = new SplittableRandom(seed);
    }

    /** A tree without contacts, with springs, dampers and motors. */
    static String tree(int seed) {
        RandomModels models = new RandomModels(seed);
        int roots = 1 + models.random.nextInt(2);
        for (int root = 0; root < roots; root++) {
            models.body(2 + models.random.nextInt(8), models.random.nextInt(3) == 0);
        }
        return models.model("<option timestep=\"0.002\"><flag contact=\"disable\"/></option>");
    }

    /** A tree in free space on which nothing acts from outside: no gravity, no springs, no dampers, no actuators. */
    static String drifting(int seed) {
        RandomModels models = new RandomModels(seed);
        models.passive = false;
        models.body(3 + models.random.nextInt(6), true);
        return models.model("<option timestep=\"0.0005\" gravity=\"0 0 0\"><flag contact=\"disable\"/></option>");
    }

    /** A heap of free bodies of all shapes on a floor, with random friction. */
    static String heap(int seed, String cone) {
        RandomModels models = new RandomModels(seed);
        models.text.append("<geom type=\"plane\" size=\"5 5 0.1\"/>");
        int bodies = 3 + models.random.nextInt(4);
        for (int i = 0; i < bodies; i++) {
            models.piece(0.12 + 0.12 * i);
        }
        return models.model("<option timestep=\"0.002\" cone=\"" + cone + "\"/>");
    }

    private void piece(double height) {
        int[] dimensions = {1, 3, 4, 6};
        text.append(String.format(
                Locale.ROOT,
                "<body pos=\"%.3f %.3f %.3f\" quat=\"%s\"><freejoint/>"
                        + "<geom type=\"%s\" size=\"%.3f %.3f %.3f\" condim=\"%d\" friction=\"%.2f %.3f %.4f\"/></body>",
                random.nextDouble(-0.1, 0.1),
                random.nextDouble(-0.1, 0.1),
                height,
                turn(),
                SHAPES[random.nextInt(SHAPES.length)],
                random.nextDouble(0.05, 0.1),
                random.nextDouble(0.05, 0.1),
                random.nextDouble(0.05, 0.1),
                dimensions[random.nextInt(4)],
                random.nextDouble(0.2, 1.5),
                random.nextDouble(0.005, 0.1),
                random.nextDouble(0.001, 0.01)));
    }

    private String model(String options) {
        return "<mujoco model=\"random\"><compiler angle=\"radian\"/>" + options + "<worldbody>" + text
                + "</worldbody><actuator>" + actuators + "</actuator></mujoco>";
    }

    private void body(int descendants, boolean free) {
        text.append(String.format(Locale.ROOT, "<body pos=\"%s\" quat=\"%s\">", vector(0.4), turn()));
        if (free) {
            text.append("<freejoint/>");
        } else {
            joint();
        }
        text.append(String.format(
                Locale.ROOT,
                "<geom type=\"%s\" size=\"%.3f %.3f %.3f\" pos=\"%s\" quat=\"%s\" density=\"%.0f\"/>",
                SHAPES[random.nextInt(SHAPES.length)],
                random.nextDouble(0.04, 0.12),
                random.nextDouble(0.04, 0.12),
                random.nextDouble(0.04, 0.12),
                vector(0.1),
                turn(),
                random.nextDouble(300, 2000)));
        int left = descendants;
        while (left > 0) {
            int part = 1 + random.nextInt(left);
            body(part - 1, false);
            left -= part;
        }
        text.append("</body>");
    }

    private void joint() {
        int kind = random.nextInt(8);
        if (kind == 7) {
            // welded to its parent
            return;
        }
        String type = kind < 4 ? "hinge" : kind < 6 ? "slide" : "ball";
        String name = "j" + joints++;
        text.append(String.format(
                Locale.ROOT,
                "<joint name=\"%s\" type=\"%s\" pos=\"%s\" armature=\"%.3f\"",
                name,
                type,
                vector(0.1),
                random.nextDouble(0.001, 0.05)));
        if (kind < 6) {
            text.append(String.format(Locale.ROOT, " axis=\"%s\"", vector(1)));
        }
        if (passive) {
            text.append(String.format(
                    Locale.ROOT,
                    " damping=\"%.3f\" stiffness=\"%.2f\"",
                    random.nextDouble(0, 0.5),
                    random.nextDouble(0, 4)));
        }
        text.append("/>");
        if (passive && kind < 6 && random.nextBoolean()) {
            actuators.append(
                    String.format(Locale.ROOT, "<motor joint=\"%s\" gear=\"%.2f\"/>", name, random.nextDouble(0.5, 5)));
        }
    }

    private String vector(double size) {
        return String.format(
                Locale.ROOT,
                "%.4f %.4f %.4f",
                random.nextDouble(-size, size),
                random.nextDouble(-size, size),
                random.nextDouble(0.1 * size, size));
    }

    private String turn() {
        return String.format(
                Locale.ROOT,
                "%.4f %.4f %.4f %.4f",
                random.nextDouble(0.2, 1),
                random.nextDouble(-1, 1),
                random.nextDouble(-1, 1),
                random.nextDouble(-1, 1));
    }
}
