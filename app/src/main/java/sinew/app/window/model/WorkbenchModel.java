package sinew.app.window.model;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import sinew.app.window.run.Listeners;
import sinew.app.window.run.PreparedRun;
import sinew.app.window.run.RunRequest;
import sinew.app.window.run.RunService;
import sinew.app.window.run.TaskChoice;
import sinew.app.window.run.Trainer;
import sinew.learning.TrainingListener;
import sinew.learning.log.ConsoleSummary;
import sinew.renderer.SceneDescription;

/** Everything that the window shows, and the few things that a person can do with a run. */
public final class WorkbenchModel {
    /** Twice what is drawn, because poses come only while a rollout is collected. */
    private static final double POSES_PER_SECOND = 60;

    private final Executor window;
    private final Trainer trainer;
    private final List<String> devices;
    private final TasksModel tasks;
    private final SettingsModel settings = new SettingsModel();
    private final ChartsModel charts = new ChartsModel();
    private final ConsoleModel console;
    private final ViewportModel viewport = new ViewportModel(POSES_PER_SECOND);
    private final RunModel run;
    private final ObjectProperty<String> device;
    private final BooleanBinding canTrain;
    private final BooleanBinding canPause;
    private final BooleanBinding canResume;
    private final BooleanBinding canStop;

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
        tasks = new TasksModel(service.tasks(), firstTask);
        tasks.chosenProperty().subscribe(task -> {
            if (task != null) {
                settings.show(task.settings(), task.suggested());
            }
        });
        run.stateProperty().subscribe((before, now) -> {
            if (before.isActive() && !now.isActive()) {
                settings.runEnded();
            }
        });
        settings.onLiveChange(this::changeLive);
        canTrain = Bindings.createBooleanBinding(
                this::isReady, tasks.chosenProperty(), settings.validProperty(), run.stateProperty());
        canPause = run.stateProperty().isEqualTo(RunState.RUNNING);
        canResume = run.stateProperty().isEqualTo(RunState.PAUSED);
        canStop = Bindings.createBooleanBinding(
                () -> run.stateProperty().get().isActive()
                        && run.stateProperty().get() != RunState.STOPPING,
                run.stateProperty());
    }

    /** Hands a changed setting to the present run, if that is a run of the shown task. */
    private boolean changeLive(SettingField field) {
        TaskChoice task = tasks.chosenProperty().get();
        boolean sameTask = task != null && task.id().equals(run.taskProperty().get());
        if (!sameTask || !run.stateProperty().get().isActive()) {
            return false;
        }
        trainer.change(settings.running().withValue(field.descriptor().path(), field.value()));
        return true;
    }

    private boolean isReady() {
        return tasks.chosenProperty().get() != null
                && settings.validProperty().get()
                && !run.stateProperty().get().isActive();
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
        train(request.resumeFrom());
    }

    private void train(Optional<Path> resumeFrom) {
        TaskChoice task = tasks.chosenProperty().get();
        if (task == null || !isReady()) {
            return;
        }
        RunRequest request = new RunRequest(task.id(), settings.settings(), device.get(), resumeFrom);
        run.starting(task.id());
        settings.runStarted();
        TrainingListener listener =
                new Listeners(List.of(viewport.publisher(), run, new ConsoleSummary(console::addSummary, false)));
        trainer.start(request, listener, this::prepared);
    }

    private void prepared(PreparedRun ready) {
        SceneDescription scene = ready.scene();
        viewport.forgetFrame();
        window.execute(() -> viewport.show(scene));
        run.prepared(ready);
    }

    /** Lets the run stand still, if one trains. */
    public void pause() {
        if (canPause.get()) {
            trainer.pause();
        }
    }

    /** Lets the run go on, if one is paused. */
    public void resume() {
        if (canResume.get()) {
            trainer.resume();
        }
    }

    /** Ends the run after its current iteration, if one is going on. */
    public void stop() {
        if (canStop.get()) {
            run.stopping();
            trainer.stop();
        }
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
     * Tells whether {@link #train} would do something.
     *
     * @return whether a run can be started
     */
    public BooleanBinding canTrain() {
        return canTrain;
    }

    /**
     * Tells whether {@link #pause} would do something.
     *
     * @return whether a run trains
     */
    public BooleanBinding canPause() {
        return canPause;
    }

    /**
     * Tells whether {@link #resume} would do something.
     *
     * @return whether a run is paused
     */
    public BooleanBinding canResume() {
        return canResume;
    }

    /**
     * Tells whether {@link #stop} would do something.
     *
     * @return whether a run is going on that was not asked to stop
     */
    public BooleanBinding canStop() {
        return canStop;
    }
}
