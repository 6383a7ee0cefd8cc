package sinew.learning.cuda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sinew.learning.IterationReport;
import sinew.learning.LearnerSettingsBuilder;
import sinew.learning.OnPolicySession;
import sinew.learning.RandomEnvironment;
import sinew.learning.RunConfiguration;
import sinew.learning.TestSettings;
import sinew.learning.TrainingListener;
import sinew.learning.TrainingSession;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.Tensor;
import sinew.learning.log.RunDirectory;
import sinew.learning.settings.RslRlSettings;
import sinew.sim.kernel.KernelException;
import sinew.sim.kernel.cpu.CpuBackend;
import sinew.sim.kernel.device.DeviceRuntime;
import sinew.sim.kernel.emulation.EmulatedRuntime;
import sinew.sim.settings.Settings;
import sinew.sim.settings.SettingsSchema;
import sinew.sim.tasks.TaskDefinition;
import sinew.sim.tasks.TaskEnvironments;
import sinew.sim.tasks.TaskRegistry;
import sinew.sim.tasks.VectorEnvironment;

/** Whole sessions on an emulated device. */
class CapturedLoopTest {
    private static final int ENVIRONMENTS = 24;
    private static final String LOST = "The device is lost.";

    @TempDir
    private Path folder;

    private final List<IterationReport> reports = new ArrayList<>();

    @BeforeEach
    void needsACompiler() {
        assumeTrue(EmulatedRuntime.isAvailable(), EmulatedRuntime.REASON);
    }

    private static RslRlSettings agent(int iterations) {
        return agent("ActorCritic", iterations);
    }

    private static RslRlSettings agent(String policy, int iterations) {
        return TestSettings.agent(
                "agent.policy.class_name", policy,
                "agent.policy.rnn_hidden_dim", "6",
                "agent.policy.actor_hidden_dims", "[8]",
                "agent.policy.critic_hidden_dims", "[8]",
                "agent.num_steps_per_env", "20",
                "agent.algorithm.num_learning_epochs", "2",
                "agent.algorithm.num_mini_batches", "2",
                "agent.save_interval", "2",
                "agent.max_iterations", Integer.toString(iterations));
    }

    /** What else happens in a run. */
    private interface Setting {
        default boolean publishes() {
            return false;
        }

        default List<TrainingListener> listeners() {
            return List.of();
        }

        /** Every look at it takes 20 ms. */
        default LongSupplier clock() {
            long[] now = {0};
            return () -> now[0] += 20_000_000;
        }

        default DeviceRuntime around(DeviceRuntime runtime) {
            return runtime;
        }
    }

    private Path train(String name, RslRlSettings agent, boolean captured, @Nullable Path start, Setting setting)
            throws IOException {
        Path run = Files.createDirectories(folder.resolve(name));
        TaskDefinition task = TaskRegistry.standard().find("Isaac-Cartpole-v0");
        // episodes of 20 steps, so that many of them end
        Settings settings = task.environmentSettings()
                .standards()
                .with("env.scene.num_envs", Integer.toString(ENVIRONMENTS))
                .with("env.episode_length_s", "0.4");
        List<TrainingListener> listeners = new ArrayList<>(setting.listeners());
        listeners.add(new TrainingListener() {
            @Override
            public void iterationFinished(IterationReport report) {
                reports.add(report);
            }
        });
        reports.clear();
        RunConfiguration configuration = new RunConfiguration("test", task.id(), agent, "", "");
        try (CpuBackend backend = new CpuBackend();
                EmulatedRuntime runtime = new EmulatedRuntime(backend);
                TaskEnvironments environments = task.create(settings, agent.seed(), backend);
                CudaLearner learner =
                        new CudaLearner(runtime, environments, agent.toLearner(ENVIRONMENTS), Precision.FP32);
                CapturedLoop loop = new CapturedLoop(setting.around(runtime), environments, learner, setting.clock())) {
            environments.publishPoses(setting.publishes());
            RunDirectory directory = new RunDirectory(run);
            OnPolicySession session = captured
                    ? new OnPolicySession(configuration, environments, learner, loop, directory, listeners)
                    : new OnPolicySession(configuration, environments, learner, directory, listeners);
            if (start != null) {
                session.restore(Checkpoint.read(start));
            }
            session.run();
        }
        return run;
    }

    private static void assertSameState(Path one, Path other) {
        Checkpoint expected = Checkpoint.read(one);
        Checkpoint actual = Checkpoint.read(other);
        assertEquals(expected.tensors().keySet(), actual.tensors().keySet());
        for (Tensor tensor : expected.tensors().values()) {
            Tensor same = Objects.requireNonNull(actual.find(tensor.name()));
            assertTrue(Objects.deepEquals(tensor.values(), same.values()), tensor.name());
        }
    }

    @Test
    void givesTheNumbersOfStepsInTurn() throws IOException {
        Path plain = train("plain", agent(3), false, null, new Setting() {});
        List<IterationReport> expected = List.copyOf(reports);
        Path captured = train("captured", agent(3), true, null, new Setting() {});
        assertSameState(plain.resolve("model_2.safetensors"), captured.resolve("model_2.safetensors"));
        assertEquals(expected.size(), reports.size());
        for (int i = 0; i < expected.size(); i++) {
            Map<String, Double> one = new TreeMap<>(expected.get(i).scalars());
            Map<String, Double> other = new TreeMap<>(reports.get(i).scalars());
            one.keySet().removeIf(tag -> tag.startsWith("Perf/"));
            other.keySet().removeIf(tag -> tag.startsWith("Perf/"));
            assertEquals(one.keySet(), other.keySet());
            one.forEach((tag, value) ->
                    assertEquals(value, Objects.requireNonNull(other.get(tag)), 1e-9 * Math.abs(value), tag));
        }
        assertTrue(expected.getLast().scalars().containsKey("Train/mean_reward"));
    }

    @Test
    void aResumedRunGivesTheNumbersOfOneThatWasNotInterrupted() throws IOException {
        Path whole = train("whole", agent(5), true, null, new Setting() {});
        Path resumed = train("resumed", agent(2), true, whole.resolve("model_2.safetensors"), new Setting() {});
        assertArrayEquals(
                Files.readAllBytes(whole.resolve("model_4.safetensors")),
                Files.readAllBytes(resumed.resolve("model_4.safetensors")));
    }

    @Test
    void memoriesAreRecordedAndGoOnAfterABreak() throws IOException {
        String policy = "ActorCriticRecurrent";
        Path plain = train("remembered", agent(policy, 5), false, null, new Setting() {});
        Path whole = train("recorded", agent(policy, 5), true, null, new Setting() {});
        assertSameState(plain.resolve("model_4.safetensors"), whole.resolve("model_4.safetensors"));
        Path resumed = train("resumed", agent(policy, 2), true, whole.resolve("model_2.safetensors"), new Setting() {});
        assertArrayEquals(
                Files.readAllBytes(whole.resolve("model_4.safetensors")),
                Files.readAllBytes(resumed.resolve("model_4.safetensors")));
    }

    @Test
    void picturesArriveBesideTheWork() throws IOException {
        List<float[]> seen = new ArrayList<>();
        train("seen", agent(8), true, null, new Setting() {
            @Override
            public boolean publishes() {
                return true;
            }

            @Override
            public List<TrainingListener> listeners() {
                return List.of(new TrainingListener() {
                    @Override
                    public void stepped(VectorEnvironment environment) {
                        seen.add(environment.bodyPoses().clone());
                    }
                });
            }
        });
        // the emulated copy arrives when it is asked for the second time, once in an iteration
        assertTrue(seen.size() >= 3, seen.size() + " pictures");
        // a unit quaternion, w x y z, behind each position
        float[] last = seen.getLast();
        assertEquals(1, last[3] * last[3] + last[4] * last[4] + last[5] * last[5] + last[6] * last[6], 1e-5);
    }

    @Test
    void settingsMayChangeBetweenIterations() throws IOException {
        train("changed", agent(4), true, null, new Setting() {
            @Override
            public List<TrainingListener> listeners() {
                return List.of(new TrainingListener() {
                    private @Nullable TrainingSession running;

                    @Override
                    public void started(TrainingSession session) {
                        running = session;
                    }

                    @Override
                    public void iterationFinished(IterationReport report) {
                        if (report.iteration() == 1 && running != null) {
                            running.change(changedSettings());
                        }
                    }
                });
            }
        });
        assertEquals(4, reports.size());
        assertEquals(0.002, reports.getLast().scalars().get("Loss/learning_rate"));
    }

    private static Settings changedSettings() {
        return TaskRegistry.standard()
                .find("Isaac-Cartpole-v0")
                .environmentSettings()
                .plus(SettingsSchema.ofRecord("agent", RslRlSettings.class))
                .standards()
                .with("agent.algorithm.schedule", "fixed")
                .with("agent.algorithm.learning_rate", "0.002")
                .with("agent.algorithm.num_mini_batches", "3")
                .with("agent.algorithm.num_learning_epochs", "1")
                .with("agent.max_iterations", "4");
    }

    @Test
    void aLostDeviceEndsTheRunWithTheLastCheckpointSafe() {
        List<Throwable> failures = new ArrayList<>();
        AtomicBoolean lost = new AtomicBoolean();
        KernelException thrown = assertThrows(
                KernelException.class,
                () -> train("lost", agent(100), true, null, new Setting() {
                    @Override
                    public DeviceRuntime around(DeviceRuntime runtime) {
                        return losing(runtime, lost);
                    }

                    @Override
                    public List<TrainingListener> listeners() {
                        return List.of(new TrainingListener() {
                            @Override
                            public void iterationFinished(IterationReport report) {
                                lost.set(report.iteration() == 3);
                            }

                            @Override
                            public void failed(Throwable cause) {
                                failures.add(cause);
                            }
                        });
                    }
                }));
        assertEquals(LOST, thrown.getMessage());
        assertEquals(List.of(thrown), failures);
        assertEquals(
                2,
                Checkpoint.read(folder.resolve("lost/model_2.safetensors"))
                        .header()
                        .iteration());
    }

    /** A device that can be lost. */
    private static DeviceRuntime losing(DeviceRuntime runtime, AtomicBoolean lost) {
        return (DeviceRuntime) Proxy.newProxyInstance(
                DeviceRuntime.class.getClassLoader(), new Class<?>[] {DeviceRuntime.class}, (_, method, arguments) -> {
                    if (method.getName().equals("synchronize") && lost.get()) {
                        throw new KernelException(LOST);
                    }
                    try {
                        return method.invoke(runtime, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void memoryThatDoesNotSufficeIsRefusedWithTheArithmetic() {
        LearnerSettingsBuilder builder = new LearnerSettingsBuilder();
        builder.rolloutSteps = 5_000_000;
        try (CpuBackend backend = new CpuBackend();
                EmulatedRuntime runtime = new EmulatedRuntime(backend);
                RandomEnvironment environment = new RandomEnvironment(40, false)) {
            KernelException thrown = assertThrows(
                    KernelException.class,
                    () -> new CudaLearner(runtime, environment, builder.build(), Precision.TF32).close());
            assertTrue(
                    String.valueOf(thrown.getMessage())
                            .contains("observations of the rollout: 200,000,000 x 3 x 4 bytes = 2.2 GiB"),
                    thrown.getMessage());
        }
    }
}
