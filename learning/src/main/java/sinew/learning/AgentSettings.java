package sinew.learning;

import sinew.sim.settings.Liveness;
import sinew.sim.settings.Setting;

/**
 * Everything about the learner that a person can set ({@code agent}), under rsl_rl's names.
 *
 * @param seed the seed of every random number of the run
 * @param numStepsPerEnv the length of a rollout in environment steps
 * @param maxIterations how many iterations a run has
 * @param saveInterval the number of iterations between checkpoints
 * @param experimentName the folder that collects the runs of one experiment
 * @param runName added to the name of the run's folder, may be empty
 * @param policy the networks
 * @param algorithm the optimisation
 */
public record AgentSettings(
        @Setting(
                value = "42",
                help = "Seed of every random number; the same seed gives the same run, bit for bit.",
                minimum = 0,
                maximum = Integer.MAX_VALUE)
        int seed,

        @Setting(value = "24", help = "Environment steps per rollout.", unit = "steps", minimum = 1, maximum = 65536)
        int numStepsPerEnv,

        @Setting(
                value = "1500",
                help = "Iterations of a run; one iteration is a rollout and the update that learns from it.",
                minimum = 1,
                maximum = 100_000_000,
                live = Liveness.NOW)
        int maxIterations,

        @Setting(
                value = "50",
                help = "Iterations between two checkpoints.",
                minimum = 1,
                maximum = 100_000_000,
                live = Liveness.NOW)
        int saveInterval,

        @Setting(value = "experiment", help = "Folder that collects the runs of one experiment.")
        String experimentName,

        @Setting(value = "", help = "Added to the name of the run's folder.")
        String runName,

        PolicySettings policy,
        AlgorithmSettings algorithm) {
    /**
     * Takes over those settings of another record that may change during a run.
     *
     * @param changed where they are taken from
     * @return a record with their new values, all else as it was
     */
    public AgentSettings withLive(AgentSettings changed) {
        return new AgentSettings(
                seed,
                numStepsPerEnv,
                changed.maxIterations,
                changed.saveInterval,
                experimentName,
                runName,
                policy,
                changed.algorithm);
    }
}
