package sinew.app.bench;

import sinew.app.run.RenderMode;
import sinew.app.run.RunPlan;

/**
 * A training that is measured end to end, just as a person would start it.
 *
 * @param plan the run; it is stopped when enough was measured
 * @param watch how much of it is taken as for a window that shows it
 * @param drawn whether that is drawn
 * @param repeats how often it is measured; the median counts
 */
public record TrainingScenario(RunPlan plan, RenderMode watch, boolean drawn, int repeats) {
    /** How many environments it has. */
    int environments() {
        return plan.settings().integer("env.scene.num_envs");
    }
}
