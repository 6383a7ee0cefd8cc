package sinew.sim.physics.data;

import sinew.sim.kernel.Scratch;
import sinew.sim.physics.model.Model;

/** What the sensors measure, MuJoCo's {@code sensordata}. {@code Sensors}. */
@Scratch
public final class SensorValues {
    /** Values of all sensors {@code [m.sensors.valueCount]}, in the order of the file. */
    public final float[] values;
    /** Potential and kinetic energy {@code [2]}, in J, where a sensor reads them. */
    public final float[] energy;

    SensorValues(Model model) {
        values = new float[model.sensors.valueCount];
        energy = new float[2];
    }
}
