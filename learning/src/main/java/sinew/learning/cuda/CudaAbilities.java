package sinew.learning.cuda;

import sinew.learning.LearningException;
import sinew.learning.settings.LearnerSettings;

/** What the learner on the GPU asks of settings; all that it can be asked for it can do. */
final class CudaAbilities {
    private CudaAbilities() {}

    /**
     * Refuses settings that ask for more, or that do not fit the rollout.
     *
     * @throws LearningException if a setting asks for what the learner cannot do
     */
    static void require(Dimensions dimensions, LearnerSettings settings) {
        boolean recurrent = dimensions.recurrent();
        if (recurrent && dimensions.steps() % dimensions.sequenceSteps() != 0) {
            throw new LearningException("A rollout of " + dimensions.steps()
                    + " steps cannot be cut into sequences of " + dimensions.sequenceSteps()
                    + "; choose a sequence length that divides it.");
        }
        int miniBatches = settings.optimization().miniBatches();
        if (dimensions.miniBatchRows(miniBatches) < 1) {
            throw new LearningException("A rollout of " + dimensions.steps() + " steps in "
                    + dimensions.environments() + " environments has " + dimensions.samples() + " samples"
                    + (recurrent ? ", which recurrent networks learn from in whole sequences" : "") + ", too few for "
                    + miniBatches + " mini-batches; choose fewer mini-batches or "
                    + (recurrent ? "more environments." : "longer rollouts."));
        }
    }
}
