package sinew.app.window.model;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

/** Which commands of {@link WorkbenchModel} would do something now. */
public final class PossibleCommands {
    private final TasksModel tasks;
    private final SettingsModel settings;
    private final RunModel run;
    private final PlayModel play;
    private final BooleanBinding train;
    private final BooleanBinding pause;
    private final BooleanBinding resume;
    private final BooleanBinding stop;
    private final BooleanBinding playing;

    PossibleCommands(TasksModel tasks, SettingsModel settings, RunModel run, PlayModel play) {
        this.tasks = tasks;
        this.settings = settings;
        this.run = run;
        this.play = play;
        train = Bindings.createBooleanBinding(
                this::isReady, tasks.chosenProperty(), settings.validProperty(), run.stateProperty());
        pause = run.stateProperty()
                .isEqualTo(RunState.RUNNING)
                .or(play.stateProperty().isEqualTo(PlayState.PLAYING));
        resume = run.stateProperty()
                .isEqualTo(RunState.PAUSED)
                .or(play.stateProperty().isEqualTo(PlayState.PAUSED));
        stop = Bindings.createBooleanBinding(
                () -> isStoppable() || play.stateProperty().get().isActive(),
                run.stateProperty(),
                play.stateProperty());
        playing = Bindings.createBooleanBinding(
                this::isPlayable, run.stateProperty(), run.checkpointProperty(), play.stateProperty());
    }

    boolean isReady() {
        return tasks.chosenProperty().get() != null
                && settings.validProperty().get()
                && !run.stateProperty().get().isActive();
    }

    boolean isStoppable() {
        RunState now = run.stateProperty().get();
        return now.isActive() && now != RunState.STOPPING;
    }

    boolean isPlayable() {
        return run.checkpointProperty().get() != null
                && !run.stateProperty().get().isActive()
                && !play.stateProperty().get().isActive();
    }

    /**
     * Tells whether {@link WorkbenchModel#train()} would do something.
     *
     * @return whether a run can be started
     */
    public BooleanBinding train() {
        return train;
    }

    /**
     * Tells whether {@link WorkbenchModel#pause} would do something.
     *
     * @return whether a run trains or a policy is played
     */
    public BooleanBinding pause() {
        return pause;
    }

    /**
     * Tells whether {@link WorkbenchModel#resume} would do something.
     *
     * @return whether a run or a played policy is paused
     */
    public BooleanBinding resume() {
        return resume;
    }

    /**
     * Tells whether {@link WorkbenchModel#stop} would do something.
     *
     * @return whether a policy is played or a run is going on that was not asked to stop
     */
    public BooleanBinding stop() {
        return stop;
    }

    /**
     * Tells whether {@link WorkbenchModel#play} would do something.
     *
     * @return whether the last run has left a policy and nothing goes on
     */
    public BooleanBinding play() {
        return playing;
    }
}
