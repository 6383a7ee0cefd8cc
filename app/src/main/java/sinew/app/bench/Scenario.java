package sinew.app.bench;

import sinew.app.run.Device;
import sinew.sim.settings.Settings;
import sinew.sim.tasks.TaskDefinition;

/**
 * What is measured.
 *
 * @param task the task
 * @param settings its settings, the number of environments among them
 * @param device where it runs
 * @param steps environment steps per repetition; 0 for as many as take about a second
 * @param repeats how often it is measured; the median counts
 * @param seed the seed of the environments and of the random actions
 */
public record Scenario(TaskDefinition task, Settings settings, Device device, int steps, int repeats, long seed) {
    /**
     * Counts the environments.
     *
     * @return at least 1
     */
    public int environments() {
        return settings.integer("env.scene.num_envs");
    }
}
