package sinew.sim.physics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sinew.sim.math.Vec3;
import sinew.sim.physics.GoldenFile.Block;
import sinew.sim.physics.constraint.ContactLoads;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;

/** Compares the contacts of a state: the same pairs of geoms at the same places, with the same forces. */
final class ContactComparison {
    private static final double DISTANCE = 1e-5;
    private static final double POSITION = 1e-4;
    private static final double NORMAL = 1e-3;
    private static final double FORCE = 1e-3;

    private final ErrorTable errors;
    private final Model model;
    private final Data data;
    private final Block state;

    ContactComparison(ErrorTable errors, Model model, Data data, Block state) {
        this.errors = errors;
        this.model = model;
        this.data = data;
        this.state = state;
    }

    /** Geoms as the description numbers them. */
    private int geom(int[] side, int contact) {
        return model.geoms.specIndex[side[data.contacts.pair[contact]]];
    }

    private boolean isOfPair(double[] expected, int contact) {
        return geom(model.pairs.first, contact) == (int) expected[0]
                && geom(model.pairs.second, contact) == (int) expected[1];
    }

    private static double apart(double[] expected, int start, float[] actual, int at) {
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            sum += Math.pow(expected[start + i] - actual[at + i], 2);
        }
        return Math.sqrt(sum);
    }

    void compare() {
        List<Integer> left = new ArrayList<>();
        for (int contact = 0; contact < data.contacts.count[0]; contact++) {
            left.add(contact);
        }
        for (double[] expected : state.contacts()) {
            int nearest = -1;
            for (int contact : left) {
                if (isOfPair(expected, contact)
                        && (nearest < 0
                                || apart(expected, 4, data.contacts.position, 3 * contact)
                                        < apart(expected, 4, data.contacts.position, 3 * nearest))) {
                    nearest = contact;
                }
            }
            if (nearest >= 0) {
                left.remove(Integer.valueOf(nearest));
                compare(expected, nearest);
            } else if (expected[2] < expected[3] - DISTANCE) {
                String what = "no contact of geoms " + (int) expected[0] + " and " + (int) expected[1];
                errors.add("contact", Double.NaN, DISTANCE, state.name + ": " + what + " at distance " + expected[2]);
            }
        }
        for (int contact : left) {
            int parameters = model.pairs.parameters[data.contacts.pair[contact]];
            double margin = model.contactParameters.margin[parameters] + model.contactParameters.gap[parameters];
            if (data.contacts.distance[contact] < margin - DISTANCE) {
                String what = "contact of geoms " + geom(model.pairs.first, contact) + " and "
                        + geom(model.pairs.second, contact) + " at distance " + data.contacts.distance[contact];
                errors.add("contact", Double.NaN, DISTANCE, state.name + ": MuJoCo has no such " + what);
            }
        }
        forces();
    }

    private void compare(double[] expected, int contact) {
        String where = state.name + " contact of geoms " + (int) expected[0] + " and " + (int) expected[1] + ", ";
        double distance = Math.abs(expected[2] - data.contacts.distance[contact]);
        errors.add("contact", distance, DISTANCE, where + "distance for " + expected[2]);
        errors.add("contact", apart(expected, 4, data.contacts.position, 3 * contact), POSITION, where + "position");
        errors.add("contact", apart(expected, 7, data.contacts.normal, 3 * contact), NORMAL, where + "normal");
    }

    /** The sums over the contacts of each pair of geoms, against the largest of all and of the constraint forces. */
    private void forces() {
        Map<String, double[]> expected = new HashMap<>();
        double largest = Arrays.stream(state.optional("qfrc_constraint").orElse(new double[0]))
                .map(Math::abs)
                .reduce(1e-3, Math::max);
        for (double[] contact : state.contacts()) {
            double[] sum = expected.computeIfAbsent((int) contact[0] + " and " + (int) contact[1], _ -> new double[3]);
            for (int i = 0; i < 3; i++) {
                sum[i] += contact[13 + i];
                largest = Math.max(largest, Math.abs(sum[i]));
            }
        }
        for (int contact = 0; contact < data.contacts.count[0]; contact++) {
            Vec3 force = ContactLoads.force(model, data, contact);
            double[] sum = expected.computeIfAbsent(
                    geom(model.pairs.first, contact) + " and " + geom(model.pairs.second, contact), _ -> new double[3]);
            sum[0] -= force.x();
            sum[1] -= force.y();
            sum[2] -= force.z();
        }
        double scale = largest;
        expected.forEach((pair, rest) -> {
            for (double value : rest) {
                String where = state.name + " contact force of geoms " + pair;
                errors.add("constraint", Math.abs(value) / scale, FORCE, where);
            }
        });
    }
}
