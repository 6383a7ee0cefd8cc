package sinew.learning.settings;

import sinew.sim.settings.Liveness;
import sinew.sim.settings.Setting;

/**
 * The settings of rsl_rl 3.1 ({@code agent}).
 *
 * @param seed the seed of every random number of the run
 * @param numStepsPerEnv the length of a rollout in environment steps
 * @param maxIterations how many iterations a run has
 * @param saveInterval the number of iterations between checkpoints
 * @param clipActions actions are clamped to plus or minus this before the environment sees them; 0 for never
 * @param experimentName the folder that collects the runs of one experiment
 * @param runName added to the name of the run's folder, may be empty
 * @param policy the networks
 * @param algorithm the optimisation
 */
public record RslRlSettings(
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

        @Setting(
                value = "0",
                help =
                        "Actions are clamped to plus or minus this before the environment sees them; 0 (null) for never.",
                minimum = 0,
                maximum = 1e9)
        double clipActions,

        @Setting(value = "experiment", help = "Folder that collects the runs of one experiment.")
        String experimentName,

        @Setting(value = "", help = "Added to the name of the run's folder.")
        String runName,

        RslRlPolicySettings policy,
        RslRlAlgorithmSettings algorithm)
        implements AgentSettings {
    @Override
    public AgentLibrary library() {
        return AgentLibrary.RSL_RL;
    }

    @Override
    public SessionSettings toSession(int environments) {
        return new SessionSettings(library(), experimentName, runName, maxIterations, saveInterval);
    }

    @Override
    public LearnerSettings toLearner(int environments) {
        return new LearnerSettings(
                seed,
                numStepsPerEnv,
                policy.networks(),
                policy.noise(),
                policy.normalization(),
                algorithm.returns(),
                algorithm.loss(),
                algorithm.optimization(),
                0,
                clipActions);
    }
}
