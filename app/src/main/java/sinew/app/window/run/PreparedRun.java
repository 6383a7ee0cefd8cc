package sinew.app.window.run;

import java.nio.file.Path;
import sinew.learning.TrainingSession;
import sinew.renderer.SceneDescription;
import sinew.sim.settings.Settings;

/** A run that is ready to train: its environments, learner and directory exist. Belongs to the trainer's thread. */
public interface PreparedRun extends AutoCloseable {
    /**
     * The session to run.
     *
     * @return the session, not yet started
     */
    TrainingSession session();

    /**
     * Where its files go.
     *
     * @return the run's directory
     */
    Path directory();

    /**
     * Where and how it computes.
     *
     * @return device, precision and agent in a few words for a person, for example {@code NVIDIA H200, TF32, agent of rsl_rl}
     */
    String device();

    /**
     * What there is to draw.
     *
     * @return the scene with all environments
     */
    SceneDescription scene();

    /**
     * Takes over settings that may change during a run, from the next iteration on. Callable from any thread.
     *
     * @param settings all values; those that hold for a whole run are the run's own
     */
    void change(Settings settings);

    /** Frees environments and learner; called on the trainer's thread after the session has ended. */
    @Override
    void close();
}
