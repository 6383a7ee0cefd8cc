package sinew.sim.tasks;

import sinew.sim.settings.Setting;

/**
 * How time is cut.
 *
 * @param dt duration of a physics step in s
 */
public record SimulationSettings(
        @Setting(value = "0.005", minimum = 1e-6, maximum = 1, unit = "s", help = "The duration of one physics step.")
        double dt) {}
