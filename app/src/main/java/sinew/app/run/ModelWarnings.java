package sinew.app.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sinew.assets.Problem;
import sinew.assets.mjcf.ReadResult;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.SensorSpec;
import sinew.assets.model.SensorType;
import sinew.sim.physics.model.RayTable;
import sinew.sim.physics.model.SensorTable;

/** What a model holds that has no effect here. */
public final class ModelWarnings {
    private ModelWarnings() {}

    /**
     * Lists what the reader left out, which sensors are not computed, and whether rangefinders miss what is only drawn.
     *
     * @param read the model
     * @return one sentence each, starting with file and line
     */
    public static List<String> of(ReadResult read) {
        List<String> warnings =
                new ArrayList<>(read.warnings().stream().map(Problem::toString).toList());
        for (SensorSpec sensor : read.spec().sensors()) {
            if (!SensorTable.isComputed(read.spec(), sensor)) {
                warnings.add(sensor.location() + ": " + named(sensor) + " ("
                        + sensor.type().tag()
                        + ") is not computed and always reads 0; the motion does not depend on it.");
            }
        }
        warnings.addAll(unmet(read.spec()));
        return List.copyOf(warnings);
    }

    private static List<String> unmet(ModelSpec spec) {
        Optional<SensorSpec> rangefinder = spec.sensors().stream()
                .filter(sensor -> sensor.type() == SensorType.RANGEFINDER)
                .findFirst();
        int geoms = RayTable.unmet(spec).size();
        if (rangefinder.isEmpty() || geoms == 0) {
            return List.of();
        }
        SensorSpec sensor = rangefinder.get();
        return List.of(sensor.location() + ": " + named(sensor)
                + " (rangefinder) meets only geoms that can touch; " + geoms + " that are only drawn it does not see."
                + " Give them a contype or conaffinity if it should.");
    }

    private static String named(SensorSpec sensor) {
        return sensor.name().isEmpty() ? "sensor " + sensor.index() : sensor.name();
    }
}
