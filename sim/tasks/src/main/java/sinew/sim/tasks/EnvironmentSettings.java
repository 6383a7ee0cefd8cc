package sinew.sim.tasks;

import sinew.sim.settings.Setting;

/**
 * The settings that every environment has, under the keys of Isaac Lab's {@code env} group.
 *
 * @param scene how many environments there are and how they stand
 * @param sim how time is cut
 * @param decimation physics steps per environment step
 * @param episodeLengthS duration after which an episode times out, in s
 */
public record EnvironmentSettings(
        SceneSettings scene,
        SimulationSettings sim,

        @Setting(
                value = "4",
                minimum = 1,
                maximum = 1000,
                help = "How many physics steps the robot moves on one action.")
        int decimation,

        @Setting(value = "20", minimum = 1e-3, maximum = 1e6, unit = "s", help = "How long an episode lasts at most.")
        double episodeLengthS) {
    private static final double ROUNDING = 1e-9;

    /**
     * The duration of an environment step.
     *
     * @return the duration in s
     */
    public double stepDuration() {
        return sim.dt() * decimation;
    }

    /**
     * The number of environment steps after which an episode times out: duration over step duration, rounded up.
     *
     * @return at least 1
     */
    public int maximumEpisodeLength() {
        return (int) Math.max(1, Math.ceil(episodeLengthS / stepDuration() - ROUNDING));
    }
}
