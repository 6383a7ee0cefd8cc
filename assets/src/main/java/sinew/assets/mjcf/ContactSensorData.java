package sinew.assets.mjcf;

import java.util.List;
import java.util.Map;

/** What a contact sensor gives for each contact (MuJoCo XML reference, "sensor/contact"). */
final class ContactSensorData {
    private static final List<String> FIELDS = List.of("found", "force", "torque", "dist", "pos", "normal", "tangent");
    private static final List<Integer> SIZES = List.of(1, 3, 3, 1, 3, 3, 3);
    private static final Map<String, Integer> REDUCTIONS =
            Map.of("none", 0, "mindist", 1, "maxforce", 2, "netforce", 3);
    private static final int MOST_CONTACTS = 10_000;

    private ContactSensorData() {}

    /** Bits of the fields, reduction and number of contacts. */
    static List<Integer> parameters(Attributes attributes) {
        int number = attributes.integer("num", 1);
        if (number < 1 || number > MOST_CONTACTS) {
            attributes.error("num", "is " + number + ", expected 1 to " + MOST_CONTACTS + ".");
            number = 1;
        }
        return List.of(bits(attributes), attributes.keyword("reduce", REDUCTIONS, 0), number);
    }

    /** How many numbers the sensor gives. */
    static int dimension(List<Integer> parameters) {
        int sum = 0;
        for (int field = 0; field < SIZES.size(); field++) {
            sum += (parameters.get(0) >> field & 1) * SIZES.get(field);
        }
        return sum * parameters.get(2);
    }

    private static int bits(Attributes attributes) {
        int bits = 0;
        int last = -1;
        for (String word : attributes.words("data")) {
            int field = FIELDS.indexOf(word);
            if (field < 0) {
                attributes.error("data", "unknown word \"" + word + "\"" + NameHint.of(word, FIELDS));
            } else if (field <= last) {
                attributes.error("data", "expected each word once, in the order " + String.join(", ", FIELDS) + ".");
            } else {
                bits |= 1 << field;
                last = field;
            }
        }
        return bits == 0 ? 1 : bits;
    }
}
