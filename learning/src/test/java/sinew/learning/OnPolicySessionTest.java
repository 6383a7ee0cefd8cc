package sinew.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.CheckpointException;
import sinew.learning.checkpoint.Tensor;
import sinew.learning.log.RunDirectory;
import sinew.learning.ppo.DjlLearner;
import sinew.learning.settings.RslRlSettings;
import sinew.sim.settings.Settings;
import sinew.sim.tasks.VectorEnvironment;

class OnPolicySessionTest {
    @TempDir
    private Path folder;

    @Test
    void theToyLearnsToBalance() throws IOException {
        List<IterationReport> reports =
                ToyTraining.run(run("a"), TestSettings.toy("agent.max_iterations", "60"), 64, null);
        double early = reports.get(9).scalars().getOrDefault("Train/mean_reward", 0.0);
        double late = reports.getLast().scalars().getOrDefault("Train/mean_reward", 0.0);
        assertTrue(late > 100 && late > 3 * early, early + " -> " + late);
    }

    @Test
    void theSameSeedGivesTheSameBits() throws IOException {
        RslRlSettings agent = TestSettings.toy("agent.max_iterations", "8");
        List<IterationReport> first = ToyTraining.run(run("a"), agent, 16, null);
        List<IterationReport> second = ToyTraining.run(run("b"), agent, 16, null);
        assertEquals(numbers(first), numbers(second));
        assertArrayEquals(bytes("a", 7), bytes("b", 7));
        List<IterationReport> other =
                ToyTraining.run(run("c"), TestSettings.toy("agent.max_iterations", "8", "agent.seed", "43"), 16, null);
        assertFalse(numbers(first).equals(numbers(other)));
    }

    @Test
    void aResumedRunGoesOnBitForBit() throws IOException {
        String[] options = {
            "agent.policy.actor_obs_normalization", "true",
            "agent.policy.critic_obs_normalization", "true",
            "agent.save_interval", "5"
        };
        ToyTraining.run(run("whole"), TestSettings.toy(with(options, "12")), 16, null);
        Checkpoint middle = Checkpoint.read(folder.resolve("whole").resolve("model_5.safetensors"));
        List<IterationReport> rest = ToyTraining.run(run("rest"), TestSettings.toy(with(options, "6")), 16, middle);
        assertEquals(6, rest.getFirst().iteration());
        assertEquals(12, rest.getFirst().lastIteration());
        assertEquals(12L * 16 * 16, rest.getLast().totalSteps());
        assertArrayEquals(bytes("whole", 11), bytes("rest", 11));
        assertArrayEquals(bytes("whole", 10), bytes("rest", 10));
    }

    private static String[] with(String[] options, String iterations) {
        return Stream.concat(Stream.of(options), Stream.of("agent.max_iterations", iterations))
                .toArray(String[]::new);
    }

    @Test
    void anotherNumberOfEnvironmentsGoesOnWithTheLearnerOnly() throws IOException {
        ToyTraining.run(run("a"), TestSettings.toy("agent.max_iterations", "3"), 16, null);
        Checkpoint checkpoint = Checkpoint.read(folder.resolve("a").resolve("model_2.safetensors"));
        List<IterationReport> more =
                ToyTraining.run(run("b"), TestSettings.toy("agent.max_iterations", "2"), 8, checkpoint);
        assertEquals(
                List.of(3, 4), more.stream().map(IterationReport::iteration).toList());
    }

    @Test
    void leavesTheFilesOfARun() throws IOException {
        List<String> saved = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void checkpointSaved(Path file, int iteration) {
                assertTrue(Files.isRegularFile(file));
                saved.add(iteration + " " + file.getFileName());
            }
        };
        RslRlSettings agent = TestSettings.toy("agent.max_iterations", "6", "agent.save_interval", "3");
        ToyTraining.run(run("a"), agent, 16, null, List.of(listener));
        assertEquals(List.of("0 model_0.safetensors", "3 model_3.safetensors", "5 model_5.safetensors"), saved);
        List<String> lines = Files.readAllLines(folder.resolve("a").resolve("progress.csv"));
        assertEquals(7, lines.size());
        assertTrue(
                lines.getFirst().startsWith("iteration,total_steps,elapsed_seconds,Perf/total_fps,"), lines.getFirst());
        assertTrue(lines.getFirst().contains("Episode_Reward/alive,Episode_Termination/time_out"), lines.getFirst());
        assertEquals(lines.getFirst().split(",").length, lines.get(3).split(",", -1).length);
        assertTrue(Files.exists(folder.resolve("a").resolve("params").resolve("agent.yaml")));
    }

    @Test
    void reportsUnderTheNamesOfRslRl() throws IOException {
        Map<String, Double> scalars = ToyTraining.run(run("a"), TestSettings.toy("agent.max_iterations", "3"), 64, null)
                .getLast()
                .scalars();
        assertTrue(
                scalars.keySet()
                        .containsAll(List.of(
                                "Perf/total_fps",
                                "Perf/collection time",
                                "Perf/learning_time",
                                "Policy/mean_noise_std",
                                "Loss/value_function",
                                "Loss/surrogate",
                                "Loss/entropy",
                                "Loss/learning_rate",
                                "Train/mean_reward",
                                "Train/mean_episode_length",
                                "Episode_Reward/alive",
                                "Episode_Termination/time_out",
                                "Episode_Termination/fallen")),
                scalars.toString());
    }

    @Test
    void standsStillWhilePausedAndStopsWhenAsked() throws Exception {
        AtomicInteger steps = new AtomicInteger();
        CountDownLatch standing = new CountDownLatch(1);
        List<String> told = new ArrayList<>();
        List<TrainingSession> session = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void started(TrainingSession started) {
                session.add(started);
            }

            @Override
            public void stepped(VectorEnvironment environment) {
                if (steps.incrementAndGet() == 20) {
                    session.getFirst().pause();
                }
            }

            @Override
            public void paused(boolean paused) {
                told.add(paused ? "paused" : "resumed");
                standing.countDown();
            }

            @Override
            public void finished(TrainingSession.End end) {
                told.add(end.name());
            }
        };
        Path run = run("a");
        Thread trainer =
                Thread.ofPlatform().start(() -> ToyTraining.run(run, TestSettings.toy(), 16, null, List.of(listener)));
        standing.await();
        assertEquals(20, steps.get());
        session.getFirst().stop();
        trainer.join();
        // the iteration that was going on is finished: two rollouts of 16 steps
        assertEquals(32, steps.get());
        assertEquals(List.of("paused", "resumed", "STOPPED"), told);
        assertTrue(Files.exists(folder.resolve("a").resolve("model_1.safetensors")));
    }

    @Test
    void pausingDoesNotChangeTheNumbers() throws IOException {
        RslRlSettings agent = TestSettings.toy("agent.max_iterations", "4");
        List<IterationReport> plain = ToyTraining.run(run("a"), agent, 16, null);
        List<IterationReport> paused = new ArrayList<>();
        AtomicInteger steps = new AtomicInteger();
        TrainingListener pauser = new SessionKeeper() {
            @Override
            public void stepped(VectorEnvironment environment) {
                if (steps.incrementAndGet() % 7 == 0) {
                    session.pause();
                }
            }

            @Override
            public void paused(boolean now) {
                session.resume();
            }

            @Override
            public void iterationFinished(IterationReport report) {
                paused.add(report);
            }
        };
        ToyTraining.run(run("b"), agent, 16, null, List.of(pauser));
        assertEquals(numbers(plain), numbers(paused));
    }

    @Test
    void liveSettingsTakeEffectAtTheNextIteration() throws IOException {
        Settings changed = TestSettings.toySettings(
                "agent.max_iterations", "3",
                "agent.num_steps_per_env", "99",
                "agent.algorithm.schedule", "fixed",
                "agent.algorithm.learning_rate", "0.0001");
        List<Settings> environmentChanges = new ArrayList<>();
        List<IterationReport> reports = new ArrayList<>();
        TrainingListener changer = new SessionKeeper() {
            @Override
            public void stepped(VectorEnvironment environment) {
                environmentChanges.clear();
                environmentChanges.addAll(((ToyCartpole) environment).changes());
            }

            @Override
            public void iterationFinished(IterationReport report) {
                reports.add(report);
                Settings unfit = TestSettings.toySettings("agent.algorithm.num_mini_batches", "257");
                assertThrows(LearningException.class, () -> session.change(unfit));
                session.change(changed);
            }
        };
        ToyTraining.run(run("a"), TestSettings.toy(), 16, null, List.of(changer));
        assertEquals(3, reports.size());
        assertEquals(0.0001, reports.get(1).scalars().get("Loss/learning_rate"));
        assertEquals(3L * 16 * 16, reports.getLast().totalSteps());
        Checkpoint last = Checkpoint.read(folder.resolve("a").resolve("model_2.safetensors"));
        // what holds for a whole run stays as the run's texts have it
        Settings inEffect = changed;
        for (String fixed : List.of(
                "agent.num_steps_per_env", "agent.policy.actor_hidden_dims", "agent.policy.critic_hidden_dims")) {
            inEffect = inEffect.withValue(fixed, changed.schema().find(fixed).standard());
        }
        assertEquals(inEffect.toYaml("agent"), last.header().agentYaml());
        assertEquals(List.of(inEffect, inEffect), environmentChanges);
        List<String> changes = Files.readAllLines(folder.resolve("a/params/changes.yaml"));
        String rate = "- {iteration: 1, setting: agent.algorithm.learning_rate, before: 0.001, after: 1.0e-4}";
        assertEquals(1, changes.stream().filter(rate::equals).count(), changes::toString);
        assertTrue(changes.stream().noneMatch(line -> line.contains("num_steps_per_env")), changes::toString);
    }

    @Test
    void aListenerThatThrowsDoesNotEndTheTraining() throws IOException {
        List<IterationReport> heard = new ArrayList<>();
        TrainingListener broken = new TrainingListener() {
            @Override
            public void stepped(VectorEnvironment environment) {
                throw new IllegalStateException("a chart that cannot draw");
            }
        };
        TrainingListener next = new TrainingListener() {
            @Override
            public void iterationFinished(IterationReport report) {
                heard.add(report);
            }
        };
        RslRlSettings agent = TestSettings.toy("agent.max_iterations", "2");
        assertEquals(TrainingSession.End.COMPLETED, ToyTraining.run(run("a"), agent, 16, null, List.of(broken, next)));
        assertEquals(2, heard.size());
    }

    @Test
    void aFirstEpisodeIsAsLongAsTheStepsThatWereTaken() throws IOException {
        IterationReport first = ToyTraining.run(run("a"), TestSettings.toy("agent.max_iterations", "1"), 64, null)
                .getFirst();
        double length = first.scalars().getOrDefault("Train/mean_episode_length", 0.0);
        assertTrue(length > 0 && length <= 16, "ended after " + length + " of 16 steps");
        double ended = first.scalars().getOrDefault("Episode_Termination/time_out", 0.0)
                + first.scalars().getOrDefault("Episode_Termination/fallen", 0.0);
        assertTrue(ended > 0 && ended < 1, "some environments have ended an episode: " + ended);
    }

    @Test
    void aCheckpointThatDoesNotFitLeavesTheSessionAsItWas() throws IOException {
        ToyTraining.run(run("a"), TestSettings.toy("agent.max_iterations", "2"), 16, null);
        Checkpoint whole = Checkpoint.read(folder.resolve("a").resolve("model_1.safetensors"));
        Map<String, Tensor> tensors = new LinkedHashMap<>(whole.tensors());
        tensors.remove("session.episode_lengths");
        Checkpoint torn = new Checkpoint(whole.source(), whole.header(), tensors);
        RslRlSettings agent = TestSettings.toy();
        try (ToyCartpole environment = new ToyCartpole(16, 1, 200);
                Learner learner = new DjlLearner(Learner.Size.of(environment), agent.toLearner(environment.count()))) {
            OnPolicySession session = new OnPolicySession(
                    ToyTraining.configuration(agent), environment, learner, new RunDirectory(folder), List.of());
            float[] before = (float[]) learner.saveState().get(1).values();
            assertThrows(CheckpointException.class, () -> session.restore(torn));
            assertArrayEquals(before, (float[]) learner.saveState().get(1).values());
        }
    }

    @Test
    void aDiskThatIsFullEndsTheTrainingAndLeavesEarlierCheckpointsAlone() throws IOException {
        Path full = Path.of("/dev/full");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(full), "needs /dev/full to play a full disk");
        Files.createSymbolicLink(run("a").resolve(".model_4.safetensors.tmp"), full);
        List<Throwable> told = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void failed(Throwable cause) {
                told.add(cause);
            }
        };
        RslRlSettings agent = TestSettings.toy("agent.save_interval", "4");
        LearningException failure = assertThrows(
                LearningException.class,
                () -> ToyTraining.run(folder.resolve("a"), agent, 16, null, List.of(listener)));
        assertEquals(List.of(failure), told);
        String message = String.valueOf(failure.getMessage());
        assertTrue(message.contains("save checkpoint") && message.contains("No space left"), message);
        assertEquals(
                0,
                Checkpoint.read(folder.resolve("a").resolve("model_0.safetensors"))
                        .header()
                        .iteration());
        assertFalse(Files.exists(folder.resolve("a").resolve("model_4.safetensors")));
    }

    @Test
    void aFolderThatIsGoneEndsTheTrainingWithItsName() {
        Path gone = folder.resolve("gone");
        LearningException failure = assertThrows(
                LearningException.class, () -> ToyTraining.run(gone, TestSettings.toy(), 16, null, List.of()));
        assertTrue(String.valueOf(failure.getMessage()).contains(gone.toString()), failure.getMessage());
    }

    private Path run(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    private byte[] bytes(String run, int iteration) throws IOException {
        return Files.readAllBytes(folder.resolve(run).resolve(Checkpoint.fileName(iteration)));
    }

    /** Everything but the times. */
    private static List<Map<String, Double>> numbers(List<IterationReport> reports) {
        return reports.stream()
                .map(report -> {
                    Map<String, Double> scalars = new LinkedHashMap<>(report.scalars());
                    scalars.keySet().removeIf(tag -> tag.startsWith("Perf/"));
                    return scalars;
                })
                .toList();
    }
}
