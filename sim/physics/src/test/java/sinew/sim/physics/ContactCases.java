package sinew.sim.physics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import sinew.sim.math.Vec3;
import sinew.sim.physics.collision.Collision;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.model.PairTable;
import sinew.sim.physics.smooth.GeomKinematics;
import sinew.sim.physics.smooth.Kinematics;

/** Poses of two geoms and the contacts that MuJoCo finds, as {@code src/test/golden/pairs.mjs} writes them. */
final class ContactCases {
    /** Distance, position (3), normal (3), first tangent (3). */
    private static final int NUMBERS = 10;

    private final double tolerance;
    private int states;
    private int contacts;
    private double worst;
    private final List<String> problems = new ArrayList<>();

    ContactCases(double tolerance) {
        this.tolerance = tolerance;
    }

    int states() {
        return states;
    }

    int contacts() {
        return contacts;
    }

    double worst() {
        return worst;
    }

    List<String> problems() {
        return problems;
    }

    /** Compares all states of a text; several scenes follow each other. */
    void compare(String text) {
        String scene = "";
        float[] state = {};
        List<float[]> expected = new ArrayList<>();
        for (String line : (text + "\nend").lines().toList()) {
            String word = line.substring(0, Math.max(0, line.indexOf(' ')));
            if (!word.equals("contact") && state.length > 0) {
                compare(scene, state, expected);
                state = new float[0];
                expected.clear();
            }
            switch (word) {
                case "scene" -> scene = line.substring(6);
                case "state" -> state = numbers(line);
                case "contact" -> expected.add(numbers(line));
                default -> {}
            }
        }
    }

    private static float[] numbers(String line) {
        String[] words = line.split(" ", -1);
        float[] result = new float[words.length - 1];
        for (int i = 0; i < result.length; i++) {
            result[i] = Float.parseFloat(words[i + 1]);
        }
        return result;
    }

    private void compare(String scene, float[] state, List<float[]> expected) {
        List<float[]> found = detect(TestModels.modelOf(scene), state);
        states++;
        contacts += expected.size();
        String where = String.format(
                Locale.ROOT,
                "%s%n%s%nexpected %s%nfound %s",
                scene,
                Arrays.toString(state),
                texts(expected),
                texts(found));
        if (expected.size() != found.size()) {
            problems.add(expected.size() + " contacts, but found " + found.size() + ": " + where);
            return;
        }
        for (float[] contact : expected) {
            double difference = take(contact, found);
            worst = Math.max(worst, difference);
            if (!(difference <= tolerance)) {
                problems.add("a contact differs by " + difference + ": " + where);
                return;
            }
        }
    }

    private static String texts(List<float[]> rows) {
        return String.join("; ", rows.stream().map(Arrays::toString).toList());
    }

    /** Removes the contact that is most like another and tells the largest difference. */
    private static double take(float[] wanted, List<float[]> from) {
        int best = 0;
        for (int i = 1; i < from.size(); i++) {
            best = difference(wanted, from.get(i)) < difference(wanted, from.get(best)) ? i : best;
        }
        return difference(wanted, from.remove(best));
    }

    private static double difference(float[] one, float[] other) {
        double most = 0;
        // the frame of a capsule that stands upright on a plane is not determined
        int compared = Float.isNaN(other[NUMBERS - 1]) ? NUMBERS - 3 : NUMBERS;
        for (int i = 0; i < compared; i++) {
            most = Math.max(most, Math.abs(one[i] - other[i]));
        }
        return Double.isNaN(most) ? Double.POSITIVE_INFINITY : most;
    }

    static List<float[]> detect(Model model, float[] state) {
        Data data = new Data(model);
        System.arraycopy(state, 0, data.qpos, 0, model.nq);
        Kinematics.bodyPoses(model, data);
        GeomKinematics.poses(model, data);
        Collision.detect(model, data);
        List<float[]> found = new ArrayList<>();
        for (int i = 0; i < data.contacts.count[0]; i++) {
            float[] contact = new float[NUMBERS];
            contact[0] = data.contacts.distance[i];
            System.arraycopy(data.contacts.position, 3 * i, contact, 1, 3);
            System.arraycopy(data.contacts.normal, 3 * i, contact, 4, 3);
            Vec3 normal = Vec3.at(data.contacts.normal, 3 * i);
            Vec3 given = Vec3.at(data.contacts.tangent, 3 * i);
            tangent(normal, given).store(contact, 7);
            if (model.pairs.kind[data.contacts.pair[i]] == PairTable.PLANE_CAPSULE && given.norm() < 0.5f) {
                contact[NUMBERS - 1] = Float.NaN;
            }
            found.add(contact);
        }
        return found;
    }

    private static Vec3 tangent(Vec3 normal, Vec3 given) {
        Vec3 start =
                given.norm() > 0.5f ? given : Math.abs(normal.y()) < 0.5f ? new Vec3(0f, 1f, 0f) : new Vec3(0f, 0f, 1f);
        return start.plusTimes(normal, -normal.dot(start)).normalized();
    }
}
