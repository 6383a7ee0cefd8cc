package sinew.sim.tasks;

import sinew.sim.settings.Setting;

/**
 * How many environments there are and how they stand.
 *
 * @param numEnvs how many
 * @param envSpacing their distance in m, for the picture only
 */
public record SceneSettings(
        @Setting(value = "4096", minimum = 1, maximum = 1048576, help = "How many environments learn side by side.")
        int numEnvs,

        @Setting(
                value = "2.5",
                minimum = 0,
                unit = "m",
                help = "The distance between environments in the picture; they never touch.")
        double envSpacing) {}
