package sinew.learning;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * The numbers of one finished iteration.
 *
 * @param iteration the index of the iteration, counted from 0 over all resumptions
 * @param lastIteration the index after the last planned iteration
 * @param scalars everything that is logged, by its TensorBoard tag (for example {@code Train/mean_reward}), in the order of the
 *     console summary; {@code Train/*} is missing before the first episode has ended
 * @param totalSteps environment steps taken so far over all environments and resumptions
 * @param collectionSeconds time spent on the rollout of this iteration
 * @param learningSeconds time spent on the update of this iteration
 * @param elapsedSeconds time spent on all iterations since the session was started, pauses not counted
 */
public record IterationReport(
        int iteration,
        int lastIteration,
        SequencedMap<String, Double> scalars,
        long totalSteps,
        double collectionSeconds,
        double learningSeconds,
        double elapsedSeconds) {
    /** Freezes the scalars. */
    public IterationReport {
        scalars = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(scalars));
    }
}
