package sinew.app.window.run;

import java.util.function.Consumer;
import sinew.renderer.SceneDescription;
import sinew.sim.tasks.VectorEnvironment;

/** A trained policy that is ready to act without noise, as fast as the robot would. Belongs to the player's thread. */
public interface PreparedReplay {
    /**
     * What there is to draw.
     *
     * @return the scene with all environments
     */
    SceneDescription scene();

    /**
     * Acts until {@link #stop}.
     *
     * @param watcher sees the environments after each step, on the calling thread
     */
    void watch(Consumer<VectorEnvironment> watcher);

    /**
     * Lets it stand still or go on. Callable from any thread.
     *
     * @param on whether it stands still
     */
    void pause(boolean on);

    /** Ends {@link #watch} after the current step. Callable from any thread. */
    void stop();
}
