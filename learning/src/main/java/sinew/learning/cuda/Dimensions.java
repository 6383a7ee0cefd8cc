package sinew.learning.cuda;

import sinew.learning.Learner;
import sinew.learning.settings.LearnerSettings;
import sinew.learning.settings.NetworkSettings.Recurrence;
import sinew.learning.settings.NetworkSettings.RecurrenceKind;
import sinew.learning.settings.NoiseSettings;

/**
 * How many numbers the learner deals with.
 *
 * @param size what an environment has
 * @param steps environment steps per rollout
 * @param sequenceSteps steps of the sequences that recurrent networks learn from; 0 if samples are learned from one by one
 * @param stateDependentNoise whether every sample has deviations of its own
 * @param rewardTerms reward terms of the task
 * @param terminationTerms termination terms of the task
 */
record Dimensions(
        Learner.Size size,
        int steps,
        int sequenceSteps,
        boolean stateDependentNoise,
        int rewardTerms,
        int terminationTerms) {
    /** Takes the numbers of a run together. */
    static Dimensions of(Learner.Size size, LearnerSettings settings, int rewardTerms, int terminationTerms) {
        return new Dimensions(
                size,
                settings.rolloutSteps(),
                sequenceSteps(settings),
                settings.noise().kind() == NoiseSettings.Kind.STATE_DEPENDENT,
                rewardTerms,
                terminationTerms);
    }

    private static int sequenceSteps(LearnerSettings settings) {
        Recurrence recurrence = settings.networks().recurrence();
        if (recurrence.kind() == RecurrenceKind.NONE) {
            return 0;
        }
        return recurrence.sequenceLength() == 0 ? settings.rolloutSteps() : recurrence.sequenceLength();
    }

    boolean recurrent() {
        return sequenceSteps > 0;
    }

    /** The samples of a mini-batch: a part of all, or of all sequences if the networks have a memory. */
    int miniBatchRows(int miniBatches) {
        int piece = Math.max(1, sequenceSteps);
        return samples() / piece / miniBatches * piece;
    }

    int environments() {
        return size.environments();
    }

    int actions() {
        return size.actions();
    }

    /** Whether the critic sees something else than the actor; where it sees as many numbers they are the same. */
    boolean asymmetric() {
        return size.asymmetric();
    }

    int samples() {
        return Math.multiplyExact(steps, size.environments());
    }

    /** Blocks of a number of threads that are needed for a number of things. */
    static int blocks(long things, int threads) {
        return Math.toIntExact((things + threads - 1) / threads);
    }
}
