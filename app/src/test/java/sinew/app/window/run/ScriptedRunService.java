package sinew.app.window.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import sinew.learning.IterationReport;
import sinew.learning.TrainingListener;
import sinew.learning.TrainingSession;
import sinew.learning.settings.AgentLibrary;
import sinew.learning.settings.RslRlSettings;
import sinew.renderer.SceneDescription;
import sinew.sim.settings.Liveness;
import sinew.sim.settings.SettingDescriptor;
import sinew.sim.settings.SettingType;
import sinew.sim.settings.Settings;
import sinew.sim.settings.SettingsSchema;

/** Runs that learn by the script: the reward rises, poles come upright, everything ends after the planned iterations. */
public final class ScriptedRunService implements RunService {
    private static final int STEPS = 16;
    private static final int ITERATIONS_BEFORE_LOSS = 4;

    /** What was changed while runs were on. */
    public final List<Settings> changes = new CopyOnWriteArrayList<>();

    /** What was trained. */
    public final List<RunRequest> runs = new CopyOnWriteArrayList<>();

    /** What was played. */
    public final List<ReplayRequest> replays = new CopyOnWriteArrayList<>();

    private final int stepMilliseconds;
    private volatile CountDownLatch mayPrepare = new CountDownLatch(0);
    private @Nullable RuntimeException failure;
    private @Nullable RuntimeException replayFailure;
    private @Nullable RuntimeException loss;
    private @Nullable RuntimeException refusal;

    public ScriptedRunService(int stepMilliseconds) {
        this.stepMilliseconds = stepMilliseconds;
    }

    /** Lets every later run be prepared only after something else has happened. */
    public void prepareAfter(CountDownLatch event) {
        mayPrepare = event;
    }

    /** Lets every later run fail while it is prepared. */
    public void failWith(RuntimeException reason) {
        failure = reason;
    }

    /** Lets every later run fail after a few iterations and a checkpoint. */
    public void loseDevice(RuntimeException reason) {
        loss = reason;
    }

    /** Lets every later replay fail while it is prepared. */
    public void failReplaysWith(RuntimeException reason) {
        replayFailure = reason;
    }

    /** Lets every later run refuse changes. */
    public void refuseChangesWith(RuntimeException reason) {
        refusal = reason;
    }

    @Override
    public List<TaskChoice> tasks() {
        SettingsSchema cartpole = settings();
        return List.of(
                new TaskChoice(
                        "Isaac-Ant-v0",
                        List.of("Ant"),
                        "Ant",
                        "Make a four-legged ant run forward as fast as it can.",
                        List.of(form(AgentLibrary.RSL_RL), form(AgentLibrary.RL_GAMES))),
                new TaskChoice(
                        "Isaac-Cartpole-v0",
                        List.of("Cartpole"),
                        "Cartpole",
                        "Balance a pole on a cart that moves along a rail.",
                        List.of(new SettingsForm("rsl_rl", cartpole, Map.of()))));
    }

    private static SettingsForm form(AgentLibrary library) {
        return new SettingsForm(library.word(), environment().plus(library.schema()), Map.of());
    }

    private static SettingsSchema settings() {
        return environment().plus(SettingsSchema.ofRecord("agent", RslRlSettings.class));
    }

    private static SettingsSchema environment() {
        return SettingsSchema.of(List.of(
                number("env.scene.num_envs", 64, "How many environments are simulated side by side.", ""),
                decimal("env.scene.env_spacing", 4.0, "The distance between neighbouring environments.", "m"),
                number("env.decimation", 2, "How many physics steps make one environment step.", ""),
                decimal("env.episode_length_s", 5.0, "After this time an episode ends.", "s"),
                new SettingDescriptor(
                        "env.scene.note",
                        SettingType.TEXT,
                        "words that do not fit into their field, however wide people make the panel for settings",
                        "What somebody wants to remember.",
                        "",
                        Double.NEGATIVE_INFINITY,
                        Double.POSITIVE_INFINITY,
                        List.of(),
                        Liveness.NEXT_RUN),
                decimal("env.sim.dt", 0.00833, "The duration of one physics step.", "s"),
                decimal("env.rewards.alive.weight", 1.0, "The weight of the reward for every step upright.", ""),
                decimal("env.rewards.terminating.weight", 2.0, "The weight of the penalty for falling.", ""),
                decimal(
                        "env.rewards.pole_pos.params.target",
                        0.0,
                        "The angle at which the pole should stand.",
                        "rad")));
    }

    private static SettingDescriptor number(String path, int standard, String help, String unit) {
        return new SettingDescriptor(
                path, SettingType.INTEGER, standard, help, unit, 1, 1_000_000, List.of(), Liveness.NEXT_RUN);
    }

    private static SettingDescriptor decimal(String path, double standard, String help, String unit) {
        return new SettingDescriptor(
                path, SettingType.DECIMAL, standard, help, unit, 0, 1000, List.of(), Liveness.NEXT_RUN);
    }

    @Override
    public List<String> devices() {
        return List.of("cpu", "cuda:0");
    }

    @Override
    public PreparedRun prepare(RunRequest request, TrainingListener listener) {
        try {
            mayPrepare.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (failure != null) {
            throw failure;
        }
        runs.add(request);
        int count = request.settings().integer("env.scene.num_envs");
        int iterations = request.settings().integer("agent.max_iterations");
        Session session = new Session(new ScriptedEnvironment(count), iterations, listener);
        return new PreparedRun() {
            @Override
            public TrainingSession session() {
                return session;
            }

            @Override
            public Path directory() {
                return Path.of("logs", "cartpole", "2026-11-21_10-30-00");
            }

            @Override
            public String device() {
                return (request.device().equals("cpu") ? "CPU, 2 threads" : "NVIDIA H200, " + request.precision())
                        + ", agent of rsl_rl";
            }

            @Override
            public SceneDescription scene() {
                return ScriptedEnvironment.scene(count);
            }

            @Override
            public void change(Settings settings) {
                if (refusal != null) {
                    throw refusal;
                }
                changes.add(settings);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public PreparedReplay prepareReplay(ReplayRequest request) {
        if (replayFailure != null) {
            throw replayFailure;
        }
        replays.add(request);
        return new ScriptedReplay(Math.min(64, request.settings().integer("env.scene.num_envs")));
    }

    private final class Session implements TrainingSession {
        private final ScriptedEnvironment environment;
        private final int iterations;
        private final TrainingListener listener;
        private volatile boolean paused;
        private volatile boolean stopped;
        private final Random random = new Random(7);

        Session(ScriptedEnvironment environment, int iterations, TrainingListener listener) {
            this.environment = environment;
            this.iterations = iterations;
            this.listener = listener;
        }

        @Override
        public End run() {
            listener.started(this);
            int i = 0;
            for (; i < iterations && !stopped; i++) {
                for (int step = 0; step < STEPS; step++) {
                    standStill();
                    environment.skill = Math.min(1, i / 40f);
                    environment.step();
                    listener.stepped(environment);
                    LockSupport.parkNanos(stepMilliseconds * 1_000_000L);
                }
                listener.iterationFinished(report(i));
                if (loss != null && i == ITERATIONS_BEFORE_LOSS) {
                    lose(loss);
                }
            }
            if (i > 0) {
                listener.checkpointSaved(Path.of("model_" + (i - 1) + ".safetensors"), i - 1);
            }
            End end = stopped ? End.STOPPED : End.COMPLETED;
            listener.finished(end);
            return end;
        }

        private void lose(RuntimeException reason) {
            listener.checkpointSaved(
                    Path.of("logs", "cartpole", "2026-11-21_10-30-00", "model_4.safetensors"), ITERATIONS_BEFORE_LOSS);
            listener.failed(reason);
            throw reason;
        }

        private void standStill() {
            if (paused) {
                listener.paused(true);
                while (paused && !stopped) {
                    LockSupport.parkNanos(1_000_000);
                }
                listener.paused(false);
            }
        }

        private IterationReport report(int i) {
            double rise = 1 / (1 + Math.exp(-(i - 25) / 7.0));
            SequencedMap<String, Double> scalars = new LinkedHashMap<>(Map.of());
            scalars.put("Loss/value_function", 0.4 * Math.exp(-i / 30.0) + noise(0.03));
            scalars.put("Loss/surrogate", -0.01 + noise(0.006));
            scalars.put("Loss/learning_rate", 1e-3 * Math.pow(1.5, (int) noise(4)));
            scalars.put("Policy/mean_noise_std", 0.2 + 0.8 * Math.exp(-i / 60.0));
            scalars.put("Perf/total_fps", 21000 + noise(900));
            scalars.put("Perf/collection time", 0.031 + noise(0.003));
            scalars.put("Perf/learning_time", 0.021 + noise(0.002));
            scalars.put("Train/mean_reward", -1 + 6 * rise + noise(0.2));
            scalars.put("Train/mean_episode_length", 30 + 265 * rise + noise(4));
            scalars.put("Episode_Reward/alive", rise * 0.98);
            scalars.put("Episode_Reward/terminating", -0.4 * (1 - rise));
            scalars.put("Episode_Reward/pole_pos", -0.3 + 0.27 * rise);
            scalars.put("Episode_Reward/cart_vel", -0.02 - noise(0.004));
            scalars.put("Episode_Reward/pole_vel", -0.05 + noise(0.004));
            scalars.put("Episode_Termination/time_out", rise);
            scalars.put("Episode_Termination/cart_out_of_bounds", 1 - rise);
            return new IterationReport(
                    i, iterations, scalars, (i + 1L) * STEPS * environment.count(), 0.031, 0.021, (i + 1) * 0.052);
        }

        private double noise(double size) {
            return random.nextGaussian() * size;
        }

        @Override
        public void pause() {
            paused = true;
        }

        @Override
        public void resume() {
            paused = false;
        }

        @Override
        public void stop() {
            stopped = true;
        }

        @Override
        public void change(Settings settings) {}
    }
}
