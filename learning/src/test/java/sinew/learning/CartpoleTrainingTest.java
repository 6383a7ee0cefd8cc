package sinew.learning;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.log.RunDirectory;
import sinew.learning.policy.InferencePolicy;
import sinew.learning.ppo.DjlLearner;
import sinew.sim.kernel.cpu.CpuBackend;
import sinew.sim.settings.Settings;
import sinew.sim.settings.SettingsSchema;
import sinew.sim.tasks.TaskDefinition;
import sinew.sim.tasks.TaskRegistry;
import sinew.sim.tasks.VectorEnvironment;

@Tag("slow")
class CartpoleTrainingTest {
    private static final TaskDefinition TASK = TaskRegistry.standard().find("Isaac-Cartpole-v0");

    @TempDir
    private Path folder;

    @Test
    void cartpoleIsBalancedAlmostToTheEndOfTheEpisode() {
        Settings settings = TASK.environmentSettings()
                .plus(SettingsSchema.ofRecord("agent", AgentSettings.class))
                .withStandards(TASK.agentStandards())
                .standards()
                .with("env.scene.num_envs", "64");
        AgentSettings agent = settings.bind("agent", AgentSettings.class);
        List<IterationReport> reports = new ArrayList<>();
        TrainingListener keep = new TrainingListener() {
            @Override
            public void iterationFinished(IterationReport report) {
                reports.add(report);
            }
        };
        RunConfiguration configuration =
                new RunConfiguration("train", TASK.id(), agent, settings.toYaml("env"), settings.toYaml("agent"));
        try (CpuBackend backend = new CpuBackend(1);
                VectorEnvironment environment = TASK.create(settings, agent.seed(), backend);
                Learner learner = new DjlLearner(Learner.Size.of(environment), agent)) {
            new OnPolicySession(configuration, environment, learner, new RunDirectory(folder), List.of(keep)).run();
            // which processor it is decides the last bits, so the very last iteration may be a worse one
            double length = reports.subList(reports.size() - 20, reports.size()).stream()
                    .mapToDouble(report -> report.scalars().getOrDefault("Train/mean_episode_length", 0.0))
                    .max()
                    .orElseThrow();
            int limit = environment.description().maximumEpisodeLength();
            assertTrue(length >= 0.95 * limit, length + " of " + limit + " steps");
            double share = balanced(environment, reports.getLast().iteration());
            assertTrue(share >= 0.8, "without noise only " + share + " of the poles stayed up");
        }
    }

    /** The share of environments that a policy from disk brings through a whole episode. */
    private double balanced(VectorEnvironment environment, int iteration) {
        InferencePolicy policy = InferencePolicy.load(Checkpoint.read(folder.resolve(Checkpoint.fileName(iteration))));
        environment.reset();
        int fallen = 0;
        for (int step = 0; step < environment.description().maximumEpisodeLength() - 1; step++) {
            policy.act(environment.observations(), environment.count(), environment.actions());
            environment.step();
            for (int done : environment.dones()) {
                fallen += done;
            }
        }
        return 1 - (double) fallen / environment.count();
    }
}
