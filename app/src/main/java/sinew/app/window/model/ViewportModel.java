package sinew.app.window.model;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import sinew.app.run.PoseSampler;
import sinew.app.run.RenderMode;
import sinew.renderer.SceneDescription;
import sinew.renderer.SceneFrame;

/** What there is to see: the scene, its newest poses, and how much of it is drawn. */
public final class ViewportModel {
    private final AtomicReference<@Nullable SceneFrame> newest = new AtomicReference<>();
    private final AtomicLong frames = new AtomicLong();
    private final PoseSampler sampler;
    private final ObjectProperty<RenderMode> mode = new SimpleObjectProperty<>(this, "mode", RenderMode.FULL);
    private final BooleanProperty following = new SimpleBooleanProperty(this, "following");
    private final ReadOnlyObjectWrapper<@Nullable SceneDescription> scene = new ReadOnlyObjectWrapper<>(this, "scene");
    private @Nullable SceneDescription whole;

    /**
     * Makes an empty viewport.
     *
     * @param framesPerSecond how many poses a second it takes at most
     */
    public ViewportModel(double framesPerSecond) {
        sampler = new PoseSampler(this::take, framesPerSecond, System::nanoTime);
        mode.subscribe(chosen -> {
            sampler.setMode(chosen);
            showScene();
        });
    }

    private void take(float[] poses) {
        newest.set(new SceneFrame(poses, frames.incrementAndGet()));
    }

    /**
     * Shows another scene. On the window's thread.
     *
     * @param description all environments of a run
     */
    public void show(SceneDescription description) {
        whole = description;
        showScene();
    }

    private void showScene() {
        SceneDescription all = whole;
        if (all != null) {
            int shown = PoseSampler.shown(mode.get(), all.environments());
            scene.set(new SceneDescription(all.bodies(), all.shapes(), shown, all.spacing(), all.groundHeight()));
        }
    }

    /** Forgets the poses of the last run; to be called before a new one publishes. Callable from any thread. */
    public void forgetFrame() {
        newest.set(null);
    }

    /**
     * Takes the newest poses, if nobody has taken them yet. Callable from any thread.
     *
     * @return the poses, or none if there are no newer ones
     */
    public @Nullable SceneFrame takeFrame() {
        return newest.getAndSet(null);
    }

    /**
     * Copies poses while a run trains.
     *
     * @return a listener for the run's session
     */
    public PoseSampler poseSampler() {
        return sampler;
    }

    /**
     * How much is drawn.
     *
     * @return the mode, to be changed by the window
     */
    public ObjectProperty<RenderMode> modeProperty() {
        return mode;
    }

    /**
     * Whether the camera follows a robot.
     *
     * @return the switch
     */
    public BooleanProperty followingProperty() {
        return following;
    }

    /**
     * What there is to draw in the present mode.
     *
     * @return the scene, none before the first run
     */
    public ReadOnlyObjectProperty<@Nullable SceneDescription> sceneProperty() {
        return scene.getReadOnlyProperty();
    }
}
