package sinew.app.window.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import sinew.app.drawing.SceneOfModel;
import sinew.app.run.Device;
import sinew.app.run.Replay;
import sinew.app.run.RunPlan;
import sinew.app.run.RunSettings;
import sinew.app.run.TrainedSettings;
import sinew.app.run.TrainingRun;
import sinew.learning.TrainingListener;
import sinew.learning.TrainingSession;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.settings.AgentLibrary;
import sinew.renderer.SceneDescription;
import sinew.sim.settings.Settings;
import sinew.sim.settings.SettingsSchema;
import sinew.sim.tasks.TaskDefinition;
import sinew.sim.tasks.TaskRegistry;
import sinew.sim.tasks.VectorEnvironment;

/** The tasks that the program knows, put together just as the command line does it. */
public final class StandardRunService implements RunService {
    private static final String ENVIRONMENTS = "env.scene.num_envs";

    /** The standards of tasks are meant for a GPU; a CPU learns sooner from fewer environments. */
    private static final int CPU_ENVIRONMENTS = 256;

    private static final String MINI_BATCH_SIZE = "agent.params.config.minibatch_size";

    /** Enough to see, and little work beside the window. */
    private static final int PLAYED_ENVIRONMENTS = 64;

    private final TaskRegistry tasks;
    private final List<String> devices;
    private final Path logs;

    /**
     * Makes the service.
     *
     * @param tasks the tasks
     * @param devices where runs can compute, best first
     * @param logs the folder for the files of runs
     */
    public StandardRunService(TaskRegistry tasks, List<Device> devices, Path logs) {
        this.tasks = tasks;
        this.devices = devices.stream().map(Device::toString).toList();
        this.logs = logs;
    }

    @Override
    public List<TaskChoice> tasks() {
        return tasks.all().stream().map(this::choice).toList();
    }

    private TaskChoice choice(TaskDefinition task) {
        return new TaskChoice(
                task.id(),
                task.aliases(),
                task.title(),
                task.help(),
                libraries(task).map(library -> form(task, library)).toList());
    }

    /** All libraries, those that the task has settings for before those with their own standards. */
    private static Stream<AgentLibrary> libraries(TaskDefinition task) {
        return Stream.concat(task.agentLibraries().stream().map(AgentLibrary::of), Arrays.stream(AgentLibrary.values()))
                .distinct();
    }

    private SettingsForm form(TaskDefinition task, AgentLibrary library) {
        SettingsSchema schema = RunSettings.schema(task, library);
        return new SettingsForm(
                library.word(),
                schema,
                task.agentLibraries().contains(library.word()),
                hasGpu() ? Map.of() : cpuSuggestions(schema));
    }

    /** With fewer environments a rollout still has as many mini-batches. */
    private static Map<String, String> cpuSuggestions(SettingsSchema schema) {
        if (!schema.contains(MINI_BATCH_SIZE)) {
            return Map.of(ENVIRONMENTS, Integer.toString(CPU_ENVIRONMENTS));
        }
        Settings standards = schema.standards();
        long size = (long) standards.integer(MINI_BATCH_SIZE) * CPU_ENVIRONMENTS / standards.integer(ENVIRONMENTS);
        return Map.of(
                ENVIRONMENTS, Integer.toString(CPU_ENVIRONMENTS), MINI_BATCH_SIZE, Long.toString(Math.max(1, size)));
    }

    private boolean hasGpu() {
        return devices.stream().anyMatch(name -> name.startsWith("cuda"));
    }

    @Override
    public List<String> devices() {
        return devices;
    }

    @Override
    public PreparedRun prepare(RunRequest request, TrainingListener listener) {
        TaskDefinition task = tasks.find(request.task());
        RunPlan plan = new RunPlan(
                task,
                request.settings(),
                Device.parse(request.device()),
                request.precision(),
                logs,
                request.resumeFrom(),
                commandLine(request));
        TrainingRun run = TrainingRun.prepare(plan, List.of(listener));
        return new Prepared(run, description(run, plan), scene(task, request.settings()));
    }

    private static String description(TrainingRun run, RunPlan plan) {
        String precision = plan.device().kind() == Device.Kind.CUDA
                ? ", " + plan.precision().word().toUpperCase(Locale.ROOT)
                : "";
        return run.deviceName() + precision + ", agent of "
                + AgentLibrary.of(plan.settings()).word();
    }

    @Override
    public PreparedReplay prepareReplay(ReplayRequest request) {
        TaskDefinition task = tasks.find(request.task());
        Checkpoint checkpoint = Checkpoint.read(request.checkpoint());
        Settings trained = TrainedSettings.of(checkpoint, task, request.settings());
        int environments = Math.min(trained.integer(ENVIRONMENTS), PLAYED_ENVIRONMENTS);
        Settings settings = trained.withValue(ENVIRONMENTS, environments);
        return new Playing(new Replay(task, settings, Device.CPU, checkpoint), scene(task, settings));
    }

    private static SceneDescription scene(TaskDefinition task, Settings settings) {
        return SceneOfModel.describe(
                task.model(), settings.integer(ENVIRONMENTS), settings.decimal("env.scene.env_spacing"));
    }

    /** Says how the command line would start the same run. */
    private static List<String> commandLine(RunRequest request) {
        List<String> words = new ArrayList<>(List.of("train", "--task", request.task(), "--device", request.device()));
        words.addAll(List.of("--agent", AgentLibrary.of(request.settings()).word()));
        if (Device.parse(request.device()).kind() == Device.Kind.CUDA) {
            words.addAll(List.of("--precision", request.precision().word()));
        }
        request.resumeFrom().ifPresent(file -> words.addAll(List.of("--resume", "--checkpoint", file.toString())));
        words.addAll(RunSettings.changedWords(request.settings()));
        return words;
    }

    private record Prepared(TrainingRun run, String device, SceneDescription scene) implements PreparedRun {
        @Override
        public TrainingSession session() {
            return run.session();
        }

        @Override
        public Path directory() {
            return run.directory();
        }

        @Override
        public void change(Settings settings) {
            run.session().change(settings);
        }

        @Override
        public void close() {
            run.close();
        }
    }

    private record Playing(Replay replay, SceneDescription scene) implements PreparedReplay {
        @Override
        public void watch(Consumer<VectorEnvironment> watcher) {
            replay.watch(watcher);
        }

        @Override
        public void pause(boolean on) {
            replay.pause(on);
        }

        @Override
        public void stop() {
            replay.stop();
        }
    }
}
