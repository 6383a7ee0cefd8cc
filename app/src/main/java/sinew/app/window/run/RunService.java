package sinew.app.window.run;

import java.util.List;
import sinew.learning.TrainingListener;

/** The tasks there are, and how a run of one is put together. */
public interface RunService {
    /**
     * Lists the tasks.
     *
     * @return in the order in which they are shown
     */
    List<TaskChoice> tasks();

    /**
     * Lists where a run can compute.
     *
     * @return the names that {@link RunRequest#device} may have, best first
     */
    List<String> devices();

    /**
     * Puts a run together. Called on the thread on which it will train; may take seconds.
     *
     * @param request what to train
     * @param listener hears everything that happens
     * @return the run
     */
    PreparedRun prepare(RunRequest request, TrainingListener listener);

    /**
     * Puts the playing of a trained policy together. Called on the thread on which it will play; may take seconds.
     *
     * @param request what to play
     * @return the replay
     */
    PreparedReplay prepareReplay(ReplayRequest request);
}
