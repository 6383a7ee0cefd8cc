package sinew.sim.physics.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import sinew.assets.model.BodySpec;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.ObjectType;
import sinew.assets.model.SensorSpec;
import sinew.assets.model.SensorType;
import sinew.sim.kernel.Constants;

/** What contact sensors look for and give (MuJoCo documentation, XML reference, "sensor/contact"). */
@Constants
public final class ContactSensorTable {
    /** {@link #reduction}: the first contacts. */
    public static final int FIRST = 0;
    /** {@link #reduction}: the contacts with the least distance. */
    public static final int NEAREST = 1;
    /** {@link #reduction}: the contacts with the largest force. */
    public static final int STRONGEST = 2;
    /** {@link #reduction}: the sum of all forces. */
    public static final int NET = 3;

    /** Bit of {@link #fields}: how many contacts match. */
    public static final int FOUND = 1;
    /** Bit of {@link #fields}: the force in the contact's frame. */
    public static final int FORCE = 2;
    /** Bit of {@link #fields}: the torque in the contact's frame. */
    public static final int TORQUE = 4;
    /** Bit of {@link #fields}: the distance. */
    public static final int DISTANCE = 8;
    /** Bit of {@link #fields}: the position in the world. */
    public static final int POSITION = 16;
    /** Bit of {@link #fields}: the normal in the world. */
    public static final int NORMAL = 32;
    /** Bit of {@link #fields}: the first tangent in the world. */
    public static final int TANGENT = 64;

    /** Sensors. */
    public final int count;
    /** What each gives of a contact {@code [count]}, as bits. */
    public final int[] fields;
    /** Which contacts each gives {@code [count]}. */
    public final int[] reduction;
    /** How many contacts each gives {@code [count]}. */
    public final int[] slots;
    /** 1 if contacts must be inside of the sensor's site {@code [count]}, else 0. */
    public final int[] inZone;
    /** 1 if a side is a single geom {@code [count, 2]}, 0 if it is a range of bodies. */
    public final int[] ofGeom;
    /** First body of each side, or its geom in {@link GeomTable} {@code [count, 2]}. */
    public final int[] first;
    /** End of the bodies of each side, or of its geom {@code [count, 2]}. */
    public final int[] end;
    /** Place of each pair of geoms in the order of bodies, then of geoms {@code [pairs]}; empty if no sensor asks for it. */
    public final int[] rank;

    ContactSensorTable(ModelSpec spec, GeomTable geoms, PairTable pairs) {
        List<SensorSpec> sensors = of(spec);
        count = sensors.size();
        fields = new int[count];
        reduction = new int[count];
        slots = new int[count];
        inZone = new int[count];
        ofGeom = new int[2 * count];
        first = new int[2 * count];
        end = new int[2 * count];
        for (int i = 0; i < count; i++) {
            SensorSpec sensor = sensors.get(i);
            fields[i] = sensor.parameters().get(0);
            reduction[i] = sensor.parameters().get(1);
            slots[i] = sensor.parameters().get(2);
            inZone[i] = sensor.objectType() == ObjectType.SITE ? 1 : 0;
            fillSide(spec, geoms, 2 * i, sensor.objectType(), sensor.objectIndex());
            fillSide(spec, geoms, 2 * i + 1, sensor.referenceType(), sensor.referenceIndex());
        }
        rank = count == 0 ? new int[0] : ranks(geoms, pairs);
    }

    private static List<SensorSpec> of(ModelSpec spec) {
        return spec.sensors().stream()
                .filter(sensor -> sensor.type() == SensorType.CONTACT)
                .toList();
    }

    /** Number of a sensor in this table. */
    static int numberOf(ModelSpec spec, SensorSpec sensor) {
        return of(spec).indexOf(sensor);
    }

    private void fillSide(ModelSpec spec, GeomTable geoms, int side, ObjectType type, int index) {
        ofGeom[side] = type == ObjectType.GEOM ? 1 : 0;
        first[side] = switch (type) {
            case GEOM -> geoms.indexOf(index);
            case BODY, BODY_FRAME -> index;
            default -> 0;
        };
        end[side] = switch (type) {
            case GEOM, BODY -> first[side] + 1;
            case BODY_FRAME -> subtreeEnd(spec.bodies(), index);
            default -> spec.bodies().size();
        };
    }

    private static int subtreeEnd(List<BodySpec> bodies, int root) {
        int after = root + 1;
        while (after < bodies.size() && bodies.get(after).parentIndex() >= root) {
            after++;
        }
        return after;
    }

    private static int[] ranks(GeomTable geoms, PairTable pairs) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, pairs.count).boxed().toList());
        order.sort(Comparator.comparingInt((Integer pair) -> bodies(geoms, pairs, pair, Math::min))
                .thenComparingInt(pair -> bodies(geoms, pairs, pair, Math::max))
                .thenComparingInt(pair -> Math.min(pairs.first[pair], pairs.second[pair]))
                .thenComparingInt(pair -> Math.max(pairs.first[pair], pairs.second[pair])));
        int[] ranks = new int[pairs.count];
        for (int place = 0; place < ranks.length; place++) {
            ranks[order.get(place)] = place;
        }
        return ranks;
    }

    private static int bodies(GeomTable geoms, PairTable pairs, int pair, IntBinaryOperator choice) {
        return choice.applyAsInt(geoms.body[pairs.first[pair]], geoms.body[pairs.second[pair]]);
    }
}
