package sinew.app.window.model;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import sinew.app.window.run.Player;
import sinew.app.window.run.ReplayRequest;
import sinew.renderer.SceneDescription;
import sinew.sim.tasks.VectorEnvironment;

/** The trained policy that is played in the viewport while nothing is trained. Its methods belong to the window's thread. */
public final class PlayModel {
    private final Executor window;
    private final Player player;
    private final ViewportModel viewport;
    private final Consumer<Problem> problems;
    private final ReadOnlyObjectWrapper<PlayState> state = new ReadOnlyObjectWrapper<>(this, "state", PlayState.NONE);
    private final StringProperty name = new SimpleStringProperty(this, "name", "");
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");
    private Showing showing = new Showing();

    /**
     * Makes a model that plays nothing.
     *
     * @param window runs a task on the window's thread
     * @param player plays
     * @param viewport shows what is played
     * @param problems hears why something cannot be played
     */
    PlayModel(Executor window, Player player, ViewportModel viewport, Consumer<Problem> problems) {
        this.window = window;
        this.player = player;
        this.viewport = viewport;
        this.problems = problems;
        title.bind(Bindings.createStringBinding(
                () -> state.get().isActive() ? state.get().title() + " " + name.get() : "", state, name));
    }

    void play(ReplayRequest request) {
        showing = new Showing();
        name.set(request.name());
        state.set(PlayState.STARTING);
        player.start(request, showing);
    }

    void pause() {
        if (state.get() == PlayState.PLAYING) {
            player.pause(true);
            state.set(PlayState.PAUSED);
        }
    }

    void resume() {
        if (state.get() == PlayState.PAUSED) {
            player.pause(false);
            state.set(PlayState.PLAYING);
        }
    }

    /** Ends playing after the current step. */
    void stop() {
        player.stop();
        state.set(PlayState.NONE);
    }

    /** Waits until nothing is played. Callable from any thread but the window's. */
    boolean awaitEnd(Duration patience) throws InterruptedException {
        return player.awaitEnd(patience);
    }

    /**
     * Whether something is played.
     *
     * @return the state
     */
    public ReadOnlyObjectProperty<PlayState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /**
     * What is played, for a person.
     *
     * @return for example {@code Playing model_149}, empty if nothing is played
     */
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** Brings one policy to the viewport; what comes late from an older one changes nothing. */
    private final class Showing implements Player.Listener {
        @Override
        public void prepared(SceneDescription scene) {
            viewport.poseSampler().restart();
            viewport.forgetFrame();
            whileShown(() -> {
                viewport.show(scene);
                state.set(PlayState.PLAYING);
            });
        }

        @Override
        public void stepped(VectorEnvironment environment) {
            viewport.poseSampler().stepped(environment);
        }

        @Override
        public void failed(Throwable cause) {
            whileShown(() -> {
                state.set(PlayState.NONE);
                problems.accept(Problem.of("The trained policy cannot be played", cause));
            });
        }

        private void whileShown(Runnable change) {
            window.execute(() -> {
                if (showing == this && state.get().isActive()) {
                    change.run();
                }
            });
        }
    }
}
