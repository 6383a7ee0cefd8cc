package sinew.learning.ppo;

import sinew.learning.Learner;
import sinew.learning.LearningException;
import sinew.learning.settings.LearnerSettings;
import sinew.learning.settings.NetworkSettings.Recurrence;
import sinew.learning.settings.NetworkSettings.RecurrenceKind;
import sinew.learning.settings.NormalizationSettings.Kind;

/** Refuses settings that do not go together or do not fit the task. */
final class LearnerChecks {
    private LearnerChecks() {}

    /**
     * Checks settings.
     *
     * @throws LearningException if they do not fit; says what to do
     */
    static void require(Learner.Size size, LearnerSettings settings) {
        requirePieces(settings);
        requireSamples(size, settings);
        requireInputs(size, settings);
    }

    private static void requirePieces(LearnerSettings settings) {
        Recurrence memory = settings.networks().recurrence();
        if (memory.kind() != RecurrenceKind.NONE
                && memory.sequenceLength() > 0
                && settings.rolloutSteps() % memory.sequenceLength() != 0) {
            throw new LearningException("A rollout of " + settings.rolloutSteps()
                    + " steps cannot be cut into sequences of " + memory.sequenceLength()
                    + "; choose a sequence length that divides it.");
        }
    }

    private static void requireSamples(Learner.Size size, LearnerSettings settings) {
        if (PpoUpdate.rows(settings, size) < 1) {
            boolean recurrent = settings.networks().recurrence().kind() != RecurrenceKind.NONE;
            throw new LearningException("A rollout of " + settings.rolloutSteps() + " steps in " + size.environments()
                    + " environments has " + settings.rolloutSteps() * size.environments() + " samples"
                    + (recurrent ? ", which recurrent networks learn from in whole sequences" : "")
                    + ", too few for " + settings.optimization().miniBatches()
                    + " mini-batches; choose fewer mini-batches or "
                    + (recurrent ? "more environments." : "longer rollouts."));
        }
    }

    private static void requireInputs(Learner.Size size, LearnerSettings settings) {
        boolean shared = settings.networks().sharedTrunk();
        if (shared && size.asymmetric()) {
            throw new LearningException("Actor and critic cannot have their hidden layers in common: this task shows"
                    + " the critic something else than the actor. Give them separate networks.");
        }
        Kind actor = settings.normalization().actorObservations().kind();
        Kind critic = settings.normalization().criticObservations().kind();
        boolean seen = actor == Kind.INSIDE_ROOT_AS_SEEN || critic == Kind.INSIDE_ROOT_AS_SEEN;
        if (!shared && seen && actor != critic && !size.asymmetric()) {
            throw new LearningException("Observations that are kept as they were seen must be normalised alike for"
                    + " actor and critic; they are " + actor + " and " + critic + ".");
        }
    }
}
