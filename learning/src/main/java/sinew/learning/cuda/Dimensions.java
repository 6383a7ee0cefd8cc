package sinew.learning.cuda;

import sinew.learning.Learner;
import sinew.learning.settings.LearnerSettings;
import sinew.learning.settings.NoiseSettings;

/**
 * How many numbers the learner deals with.
 *
 * @param size what an environment has
 * @param steps environment steps per rollout
 * @param stateDependentNoise whether every sample has deviations of its own
 * @param rewardTerms reward terms of the task
 * @param terminationTerms termination terms of the task
 */
record Dimensions(Learner.Size size, int steps, boolean stateDependentNoise, int rewardTerms, int terminationTerms) {
    /** Takes the numbers of a run together. */
    static Dimensions of(Learner.Size size, LearnerSettings settings, int rewardTerms, int terminationTerms) {
        return new Dimensions(
                size,
                settings.rolloutSteps(),
                settings.noise().kind() == NoiseSettings.Kind.STATE_DEPENDENT,
                rewardTerms,
                terminationTerms);
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
