package sinew.app.window.panel;

import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import sinew.app.window.jobs.Jobs;
import sinew.app.window.model.PlayModel;
import sinew.app.window.model.RunModel;
import sinew.app.window.model.RunState;
import sinew.app.window.theme.Icons;

/** The strip at the bottom: the state of the run, how far it is, and what goes on in the background. */
public final class StatusStrip extends HBox {
    /**
     * Makes the strip.
     *
     * @param run the run it shows
     * @param play the policy that is played after it
     * @param jobs the background work it shows
     */
    public StatusStrip(RunModel run, PlayModel play, Jobs jobs) {
        getStyleClass().add("status-strip");
        Region dot = new Region();
        Label state = Panels.label("", "state");
        state.setId("run-state");
        state.setMinWidth(Region.USE_PREF_SIZE);
        run.stateProperty().subscribe(now -> {
            state.setText(now.title());
            dot.getStyleClass().setAll("dot", style(now));
        });
        HBox stateBox = Panels.row(javafx.geometry.Pos.CENTER_LEFT, 6, dot, state);
        Label playing = Panels.label("", "state");
        playing.setId("play-state");
        playing.setMinWidth(Region.USE_PREF_SIZE);
        playing.setGraphic(Icons.of(MaterialDesignM.MOVIE_PLAY_OUTLINE));
        playing.textProperty().bind(play.titleProperty());
        playing.visibleProperty().bind(play.titleProperty().isNotEmpty());
        playing.managedProperty().bind(playing.visibleProperty());
        ProgressBar progress = new ProgressBar();
        progress.setAccessibleText("Progress of the run");
        progress.progressProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> progress(run),
                        run.iterationsDoneProperty(),
                        run.iterationsPlannedProperty(),
                        run.stateProperty()));
        progress.visibleProperty().bind(run.stateProperty().isNotEqualTo(RunState.NONE));
        progress.managedProperty().bind(progress.visibleProperty());
        Label iterations = new Label();
        iterations.setId("iterations");
        iterations
                .textProperty()
                .bind(Bindings.createStringBinding(
                        () -> iterations(run),
                        run.iterationsDoneProperty(),
                        run.iterationsPlannedProperty(),
                        run.secondsElapsedProperty()));
        Label device = new Label();
        device.setId("run-device");
        device.textProperty().bind(run.deviceProperty());
        Label checkpoint = new Label();
        checkpoint
                .textProperty()
                .bind(Panels.text(
                        run.checkpointProperty(), file -> "Saved " + Objects.toString(file.getFileName(), "")));
        Label working = new Label();
        jobs.running().addListener((ListChangeListener<String>) change ->
                working.setText(jobs.running().isEmpty() ? "" : jobs.running().getLast() + " …"));
        Label hint = new Label("Ctrl+P  All commands");
        hint.setMinWidth(Region.USE_PREF_SIZE);
        getChildren()
                .addAll(stateBox, playing, progress, iterations, device, checkpoint, Panels.spring(), working, hint);
    }

    private static String style(RunState state) {
        return switch (state) {
            case RUNNING, COMPLETED -> "good";
            case STARTING, PAUSED, STOPPING -> "busy";
            case FAILED -> "bad";
            case NONE, STOPPED -> "idle";
        };
    }

    private static double progress(RunModel run) {
        int planned = run.iterationsPlannedProperty().get();
        if (planned == 0) {
            return run.stateProperty().get() == RunState.STARTING ? ProgressBar.INDETERMINATE_PROGRESS : 0;
        }
        return (double) run.iterationsDoneProperty().get() / planned;
    }

    private static String iterations(RunModel run) {
        int planned = run.iterationsPlannedProperty().get();
        return planned == 0
                ? ""
                : "Iteration " + run.iterationsDoneProperty().get() + " of " + planned + "   "
                        + Durations.text(run.secondsElapsedProperty().get()) + " elapsed";
    }
}
