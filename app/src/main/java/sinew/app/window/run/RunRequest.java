package sinew.app.window.run;

import java.nio.file.Path;
import java.util.Optional;
import sinew.learning.cuda.Precision;
import sinew.sim.settings.Settings;

/**
 * What a person wants to train.
 *
 * @param task the id of the task
 * @param settings the values of all {@code env.*} and {@code agent.*} settings
 * @param device where to train: {@code cpu} or {@code cuda:0}
 * @param precision how a GPU computes the networks' products; without meaning on the CPU
 * @param resumeFrom the checkpoint to go on from, empty to start anew
 */
public record RunRequest(
        String task, Settings settings, String device, Precision precision, Optional<Path> resumeFrom) {}
