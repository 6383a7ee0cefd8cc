package sinew.learning;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.Tensor;
import sinew.learning.log.RunDirectory;
import sinew.learning.policy.InferencePolicy;
import sinew.learning.ppo.DjlLearner;
import sinew.learning.settings.RslRlSettings;
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
        List<IterationReport> reports = new ArrayList<>();
        TrainingListener keep = new TrainingListener() {
            @Override
            public void iterationFinished(IterationReport report) {
                reports.add(report);
            }
        };
        train(folder, settings("64", "150"), null, List.of(keep), environment -> {
            // which processor it is decides the last bits, so the last iterations may be worse ones
            double length = reports.subList(reports.size() - 50, reports.size()).stream()
                    .mapToDouble(report -> report.scalars().getOrDefault("Train/mean_episode_length", 0.0))
                    .max()
                    .orElseThrow();
            int limit = environment.description().maximumEpisodeLength();
            assertTrue(length >= 0.95 * limit, length + " of " + limit + " steps");
            double share = balanced(environment, reports.getLast().iteration());
            assertTrue(share >= 0.8, "without noise only " + share + " of the poles stayed up");
        });
    }

    @Test
    void aResumedCartpoleGoesOnBitForBit() throws IOException {
        Path whole = Files.createDirectories(folder.resolve("whole"));
        Path rest = Files.createDirectories(folder.resolve("rest"));
        train(whole, settings("32", "30"), null, List.of(), _ -> {});
        Checkpoint middle = Checkpoint.read(whole.resolve("model_10.safetensors"));
        train(rest, settings("32", "19"), middle, List.of(), _ -> {});
        Checkpoint expected = Checkpoint.read(whole.resolve("model_29.safetensors"));
        Checkpoint actual = Checkpoint.read(rest.resolve("model_29.safetensors"));
        for (Tensor tensor : expected.tensors().values()) {
            Tensor other = actual.find(tensor.name());
            assertTrue(
                    other != null && Objects.deepEquals(tensor.values(), other.values()), tensor.name() + " differs");
        }
    }

    private static Settings settings(String environments, String iterations) {
        return TASK.environmentSettings()
                .plus(SettingsSchema.ofRecord("agent", RslRlSettings.class))
                .withStandards(TASK.agentStandards("rsl_rl"))
                .standards()
                .with("env.scene.num_envs", environments)
                .with("agent.seed", "2")
                .with("agent.max_iterations", iterations)
                .with("agent.save_interval", "10");
    }

    private static void train(
            Path run,
            Settings settings,
            @Nullable Checkpoint checkpoint,
            List<TrainingListener> listeners,
            Consumer<VectorEnvironment> afterwards) {
        RslRlSettings agent = settings.bind("agent", RslRlSettings.class);
        RunConfiguration configuration =
                new RunConfiguration("train", TASK.id(), agent, settings.toYaml("env"), settings.toYaml("agent"));
        try (CpuBackend backend = new CpuBackend(1);
                VectorEnvironment environment = TASK.create(settings, agent.seed(), backend);
                Learner learner = new DjlLearner(Learner.Size.of(environment), agent.toLearner(environment.count()))) {
            OnPolicySession session =
                    new OnPolicySession(configuration, environment, learner, new RunDirectory(run), listeners);
            if (checkpoint != null) {
                session.restore(checkpoint);
            }
            session.run();
            afterwards.accept(environment);
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
