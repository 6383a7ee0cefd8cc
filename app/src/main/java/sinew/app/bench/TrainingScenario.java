package sinew.app.bench;

import sinew.app.run.RunPlan;

/**
 * A training that is measured end to end, just as a person would start it.
 *
 * @param plan the run; it is stopped when enough was measured
 * @param watch how much of it is taken for a window that shows it
 * @param repeats how often it is measured; the median counts
 */
public record TrainingScenario(RunPlan plan, Watch watch, int repeats) {
    /** How much is taken for a window; nothing is drawn. */
    public enum Watch {
        /** Nothing. */
        NONE,
        /** 64 environments in every tenth iteration. */
        PARTIAL,
        /** All environments, 80 times a second at most. */
        FULL
    }

    /** How many environments it has. */
    int environments() {
        return plan.settings().integer("env.scene.num_envs");
    }
}
