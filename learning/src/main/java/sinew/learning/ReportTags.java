package sinew.learning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sinew.sim.tasks.EnvironmentDescription;

/** The tags under which rsl_rl's users find the numbers of an iteration. */
final class ReportTags {
    private ReportTags() {}

    /** Adds the numbers of an update and its speed. */
    static void add(Map<String, Double> scalars, UpdateReport update, SessionClock clock, int steps) {
        double seconds = clock.collectionSeconds() + clock.learningSeconds();
        scalars.put("Perf/total_fps", Math.floor(steps / seconds));
        scalars.put("Perf/collection time", clock.collectionSeconds());
        scalars.put("Perf/learning_time", clock.learningSeconds());
        scalars.put("Policy/mean_noise_std", update.meanNoiseStd());
        scalars.put("Loss/value_function", update.valueLoss());
        scalars.put("Loss/surrogate", update.surrogateLoss());
        scalars.put("Loss/entropy", update.entropy());
        scalars.put("Loss/learning_rate", update.learningRate());
        scalars.put("Policy/mean_kl", update.kl());
    }

    /** Names every tag a report may have, in its order. */
    static List<String> all(EnvironmentDescription description) {
        Map<String, Double> scalars = new LinkedHashMap<>();
        add(scalars, new UpdateReport(0, 0, 0, 0, 0, 0), new SessionClock(), 1);
        List<String> tags = new ArrayList<>(scalars.keySet());
        tags.addAll(EpisodeStatistics.tags(description));
        return tags;
    }
}
