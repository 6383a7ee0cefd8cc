package sinew.learning.cuda;

import sinew.learning.LearningException;
import sinew.learning.settings.LearnerSettings;
import sinew.learning.settings.NetworkSettings;

/** What the learner on the GPU can do; everything else is refused instead of being ignored. */
final class CudaAbilities {
    private CudaAbilities() {}

    /**
     * Refuses settings that ask for more, or that do not fit the rollout.
     *
     * @throws LearningException if a setting asks for what the learner cannot do
     */
    static void require(Dimensions dimensions, LearnerSettings settings) {
        require(
                settings.networks().recurrence().kind() == NetworkSettings.RecurrenceKind.NONE,
                "recurrent networks cannot be trained there");
        int miniBatches = settings.optimization().miniBatches();
        if (dimensions.samples() < miniBatches) {
            throw new LearningException("A rollout of " + dimensions.steps() + " steps in "
                    + dimensions.environments() + " environments has " + dimensions.samples()
                    + " samples, too few for " + miniBatches
                    + " mini-batches; choose fewer mini-batches or longer rollouts.");
        }
    }

    private static void require(boolean able, String why) {
        if (!able) {
            throw new LearningException("The learner on the GPU cannot follow these settings: " + why
                    + ". Change the setting, or train with --device cpu.");
        }
    }
}
