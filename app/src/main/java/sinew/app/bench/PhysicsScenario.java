package sinew.app.bench;

import sinew.app.run.Device;
import sinew.sim.physics.model.Model;

/**
 * Physics that is measured alone, without a task.
 *
 * @param name what messages call the model
 * @param model the model
 * @param environments how many environments
 * @param device where it runs
 * @param controls how much of their ranges the random controls take, 0 to 1; the standard is 1
 * @param layout how a GPU lays environments out
 * @param steps timesteps per repetition; 0 for as many as take about a second
 * @param repeats how often it is measured; the median counts
 * @param seed the seed of the random controls
 */
public record PhysicsScenario(
        String name,
        Model model,
        int environments,
        Device device,
        float controls,
        GpuLayout layout,
        int steps,
        int repeats,
        int seed) {}
