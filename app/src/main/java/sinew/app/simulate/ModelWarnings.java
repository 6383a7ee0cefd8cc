package sinew.app.simulate;

import java.util.ArrayList;
import java.util.List;
import sinew.assets.Problem;
import sinew.assets.mjcf.ReadResult;
import sinew.assets.model.SensorSpec;
import sinew.sim.physics.SensorTable;

/** What a model holds that has no effect here. */
public final class ModelWarnings {
    private ModelWarnings() {}

    /**
     * Lists what the reader left out and which sensors are not computed.
     *
     * @param read the model
     * @return one sentence each, starting with file and line
     */
    public static List<String> of(ReadResult read) {
        List<String> warnings =
                new ArrayList<>(read.warnings().stream().map(Problem::toString).toList());
        for (SensorSpec sensor : read.spec().sensors()) {
            if (!SensorTable.isComputed(read.spec(), sensor)) {
                warnings.add(sensor.location() + ": " + StateTable.named("sensor", sensor.name(), sensor.index()) + " ("
                        + sensor.type().tag()
                        + ") is not computed and always reads 0; the motion does not depend on it.");
            }
        }
        return List.copyOf(warnings);
    }
}
