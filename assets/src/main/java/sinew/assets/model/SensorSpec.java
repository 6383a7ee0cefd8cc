package sinew.assets.model;

import java.util.List;

/**
 * A sensor.
 *
 * @param index number of the sensor in the model; readings are in this order
 * @param name unique name among sensors, or empty
 * @param type what is measured
 * @param objectType kind of what it sits on
 * @param objectIndex number of what it sits on, or -1
 * @param referenceType kind of the frame in which it measures, or of the second object
 * @param referenceIndex number of that, or -1 for the world
 * @param cutoff readings are clamped to it, 0 is no clamp
 * @param noise standard deviation that the model states; readings have none
 * @param dimension how many numbers it gives
 * @param parameters of a contact sensor: MuJoCo's data bits, reduction (0 none, 1 by smallest distance, 2 by largest force, 3 net force) and
 *     number of contacts; else empty
 * @param location where it was written
 */
public record SensorSpec(
        int index,
        String name,
        SensorType type,
        ObjectType objectType,
        int objectIndex,
        ObjectType referenceType,
        int referenceIndex,
        double cutoff,
        double noise,
        int dimension,
        List<Integer> parameters,
        SourceLocation location) {
    /** Copies the list. */
    public SensorSpec {
        parameters = List.copyOf(parameters);
    }
}
