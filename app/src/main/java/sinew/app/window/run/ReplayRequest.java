package sinew.app.window.run;

import java.nio.file.Path;
import java.util.Objects;
import sinew.sim.settings.Settings;

/**
 * Which policy a person wants to watch.
 *
 * @param task the id of the task
 * @param settings the values of all settings of the run that trained it
 * @param checkpoint the checkpoint with the policy
 */
public record ReplayRequest(String task, Settings settings, Path checkpoint) {
    /**
     * Names the policy for a person.
     *
     * @return the checkpoint's name without its ending, for example {@code model_149}
     */
    public String name() {
        String file = Objects.toString(checkpoint.getFileName(), "");
        int ending = file.lastIndexOf('.');
        return ending > 0 ? file.substring(0, ending) : file;
    }
}
