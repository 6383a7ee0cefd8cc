package sinew.sim.physics.model;

import java.util.ArrayList;
import java.util.List;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.SensorType;
import sinew.sim.kernel.Constants;
import sinew.sim.physics.preparation.Flat;

/**
 * What a state remembers besides positions, velocities and activations, as one array, {@code Data.memory}. Models that need none of it
 * have none.
 */
@Constants
public final class MemoryTable {
    /** Entries. */
    public final int size;
    /** Where the simulated time is, in s, and behind it what rounding has lost of it; -1 if nothing reads the time. */
    public final int time;
    /** Where it is for each equality constraint whether it is active, 1 or 0, in the order of the file. */
    public final int equalities;
    /** Where the control signals of the last steps are: for every delayed actuator the place of the newest, then all. */
    public final int controls;
    /** What a state begins with {@code [size]}. */
    public final float[] initial;

    MemoryTable(ModelSpec spec) {
        List<Double> start = new ArrayList<>();
        time = readsTime(spec) ? take(start, 0, 0) : -1;
        equalities = take(
                start,
                spec.equalities().stream()
                        .mapToDouble(equality -> equality.active() ? 1 : 0)
                        .toArray());
        controls = take(
                start,
                new double
                        [spec.actuators().stream()
                                .filter(DelayTable::isDelayed)
                                .mapToInt(actuator -> 1 + actuator.delay().samples())
                                .sum()]);
        size = start.size();
        initial = Flat.floats(start);
    }

    private static boolean readsTime(ModelSpec spec) {
        return spec.sensors().stream().anyMatch(sensor -> sensor.type() == SensorType.CLOCK);
    }

    private static int take(List<Double> start, double... values) {
        int place = start.size();
        for (double value : values) {
            start.add(value);
        }
        return place;
    }
}
