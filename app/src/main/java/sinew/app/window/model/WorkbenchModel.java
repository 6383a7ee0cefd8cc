package sinew.app.window.model;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import sinew.app.run.RunPlan;
import sinew.app.window.run.Listeners;
import sinew.app.window.run.Player;
import sinew.app.window.run.PreparedRun;
import sinew.app.window.run.ReplayRequest;
import sinew.app.window.run.RunRequest;
import sinew.app.window.run.RunService;
import sinew.app.window.run.TaskChoice;
import sinew.app.window.run.Trainer;
import sinew.learning.TrainingListener;
import sinew.learning.cuda.Precision;
import sinew.learning.log.ConsoleSummary;
import sinew.renderer.SceneDescription;

/** Everything that the window shows, and the few things that a person can do with a run. */
public final class WorkbenchModel {
    /** Twice what is drawn, because poses come only while a rollout is collected. */
    private static final double POSES_PER_SECOND = 80;

    /** The last step of a policy takes much less. */
    private static final Duration PLAYER_PATIENCE = Duration.ofSeconds(10);

    private final Executor window;
    private final Trainer trainer;
    private final List<String> devices;
    private final TasksModel tasks;
    private final SettingsModel settings = new SettingsModel();
    private final ChartsModel charts = new ChartsModel();
    private final ConsoleModel console;
    private final ViewportModel viewport = new ViewportModel(POSES_PER_SECOND);
    private final RunModel run;
    private final PlayModel play;
    private final ObjectProperty<String> device;
    private final ObjectProperty<Precision> precision =
            new SimpleObjectProperty<>(this, "precision", RunPlan.STANDARD_PRECISION);
    private final PossibleCommands possible;
    private @Nullable RunRequest lastRun;
    private volatile boolean closing;

    /**
     * Makes the model of a window that has just been opened.
     *
     * @param service the tasks, and how to run them
     * @param window runs a task on the window's thread
     * @param clock tells the time of console lines
     * @param firstTask the id or an alias of the task to choose
     */
    public WorkbenchModel(RunService service, Executor window, Clock clock, String firstTask) {
        this.window = window;
        trainer = new Trainer(service);
        devices = service.devices();
        device = new SimpleObjectProperty<>(this, "device", devices.getFirst());
        console = new ConsoleModel(window, clock);
        run = new RunModel(window, charts);
        play = new PlayModel(window, new Player(service), viewport, run.problemProperty()::set);
        tasks = new TasksModel(service.tasks(), firstTask);
        tasks.chosenProperty().subscribe(task -> {
            play.stop();
            if (task != null) {
                settings.show(task.forms());
            }
        });
        run.stateProperty().subscribe((before, now) -> {
            if (before.isActive() && !now.isActive()) {
                settings.runEnded();
                if (now != RunState.FAILED) {
                    play();
                }
            }
        });
        settings.onLiveChange(this::changeLive);
        possible = new PossibleCommands(tasks, settings, run, play);
    }

    /** Hands a changed setting to the present run, if that is a run of the shown task and goes on. */
    private boolean changeLive(SettingField field) {
        TaskChoice task = tasks.chosenProperty().get();
        boolean sameTask = task != null && task.id().equals(run.taskProperty().get());
        if (!sameTask || !possible.isStoppable()) {
            return false;
        }
        try {
            trainer.change(settings.running().withValue(field.descriptor().path(), field.value()));
            return true;
        } catch (RuntimeException refused) {
            run.problemProperty().set(Problem.of("The run goes on without the change of " + field.title(), refused));
            return false;
        }
    }

    /** Starts a run of the chosen task, if that is possible now. */
    public void train() {
        train(Optional.empty());
    }

    /**
     * Chooses what somebody has asked for elsewhere and trains it.
     *
     * @param request what to train
     */
    public void train(RunRequest request) {
        tasks.choose(request.task());
        settings.fill(request.settings());
        device.set(request.device());
        precision.set(request.precision());
        train(request.resumeFrom());
    }

    private void train(Optional<Path> resumeFrom) {
        TaskChoice task = tasks.chosenProperty().get();
        if (task == null || !possible.isReady()) {
            return;
        }
        RunRequest request = new RunRequest(task.id(), settings.settings(), device.get(), precision.get(), resumeFrom);
        play.stop();
        lastRun = request;
        run.starting(task.id(), isGpu(request.device()));
        settings.runStarted();
        TrainingListener listener =
                new Listeners(List.of(viewport.poseSampler(), run, new ConsoleSummary(console::addSummary, false)));
        trainer.start(request, listener, this::prepared);
    }

    private void prepared(PreparedRun ready) {
        SceneDescription scene = ready.scene();
        awaitPlayer();
        viewport.forgetFrame();
        window.execute(() -> viewport.show(scene));
        run.prepared(ready);
    }

    /** Only one thread at a time may bring poses to the viewport. */
    private void awaitPlayer() {
        try {
            if (!play.awaitEnd(PLAYER_PATIENCE)) {
                throw new IllegalStateException("The policy that was played before has not ended.");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Plays the newest policy of the last run, if there is one and nothing is trained. */
    public void play() {
        Path checkpoint = run.checkpointProperty().get();
        RunRequest trained = lastRun;
        if (!closing && checkpoint != null && trained != null && possible.isPlayable()) {
            play.play(new ReplayRequest(trained.task(), trained.settings(), checkpoint));
        }
    }

    /** Lets the run or the played policy stand still, if one goes on. */
    public void pause() {
        if (run.stateProperty().get() == RunState.RUNNING) {
            trainer.pause();
        }
        play.pause();
    }

    /** Lets the run or the played policy go on, if one is paused. */
    public void resume() {
        if (run.stateProperty().get() == RunState.PAUSED) {
            trainer.resume();
        }
        play.resume();
    }

    /** Ends the run after its current iteration, or playing, if one is going on. */
    public void stop() {
        play.stop();
        if (possible.isStoppable()) {
            run.stopping();
            trainer.stop();
        }
    }

    /** Ends the run with a checkpoint, and playing; no policy is played any more. For a window that is about to close. */
    public void close() {
        closing = true;
        stop();
    }

    /**
     * Ends the run with a checkpoint without asking the window, for a process that is about to end. Callable from any thread but the
     * trainer's.
     *
     * @param patience for how long to wait at most
     * @return whether no run is going on now
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public boolean closeNow(Duration patience) throws InterruptedException {
        closing = true;
        trainer.stop();
        return trainer.awaitEnd(patience);
    }

    /**
     * Waits until no run is going on; to be called after {@link #stop}, on a thread other than the window's.
     *
     * @param patience for how long at most
     * @return whether no run is going on now
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public boolean awaitEnd(Duration patience) throws InterruptedException {
        return trainer.awaitEnd(patience);
    }

    /**
     * The tasks.
     *
     * @return their model
     */
    public TasksModel tasks() {
        return tasks;
    }

    /**
     * The settings of the chosen task.
     *
     * @return their model
     */
    public SettingsModel settings() {
        return settings;
    }

    /**
     * The charts of the present or last run.
     *
     * @return their model
     */
    public ChartsModel charts() {
        return charts;
    }

    /**
     * The console.
     *
     * @return its model
     */
    public ConsoleModel console() {
        return console;
    }

    /**
     * The viewport.
     *
     * @return its model
     */
    public ViewportModel viewport() {
        return viewport;
    }

    /**
     * The present or last run.
     *
     * @return its model
     */
    public RunModel run() {
        return run;
    }

    /**
     * The policy that is played after a run.
     *
     * @return its model
     */
    public PlayModel playing() {
        return play;
    }

    /**
     * Lists where a run can compute.
     *
     * @return the names, best first
     */
    public List<String> devices() {
        return devices;
    }

    /**
     * Where the next run computes.
     *
     * @return one of the devices
     */
    public ObjectProperty<String> deviceProperty() {
        return device;
    }

    /**
     * How a GPU computes the networks' products in the next run.
     *
     * @return without meaning on the CPU
     */
    public ObjectProperty<Precision> precisionProperty() {
        return precision;
    }

    /**
     * Tells whether a device is a GPU.
     *
     * @param name one of the devices
     * @return false for the CPU
     */
    public static boolean isGpu(String name) {
        return name.startsWith("cuda");
    }

    /**
     * What can be done now.
     *
     * @return which commands would do something
     */
    public PossibleCommands possible() {
        return possible;
    }
}
