package sinew.learning;

import org.jspecify.annotations.Nullable;
import sinew.sim.tasks.VectorEnvironment;

/**
 * What an iteration's episodes came to, counted elsewhere than in {@link EpisodeStatistics}.
 *
 * @param finished the number of episodes that have ended in the run
 * @param returns the returns of the last episodes, the next one's place is {@code finished % length}
 * @param lengths their lengths in steps
 * @param finishedInIteration the number of episodes that ended in the iteration
 * @param termSums the sum of each reward term over those
 * @param latestEndings how many environments' latest episode ended by each termination term
 * @param nonFinite the number of environments that were reset because something was not finite, in the iteration
 * @param firstNonFinite the first of those
 * @param droppedContacts contacts that found no place in the iteration
 */
public record EpisodeNumbers(
        long finished,
        float[] returns,
        int[] lengths,
        int finishedInIteration,
        double[] termSums,
        double[] latestEndings,
        int nonFinite,
        VectorEnvironment.@Nullable NonFinite firstNonFinite,
        long droppedContacts) {}
