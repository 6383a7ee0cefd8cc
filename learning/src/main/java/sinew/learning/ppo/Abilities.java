package sinew.learning.ppo;

import sinew.learning.LearningException;
import sinew.learning.settings.LearnerSettings;
import sinew.learning.settings.LearningRateSettings;
import sinew.learning.settings.LossSettings;
import sinew.learning.settings.NetworkSettings;
import sinew.learning.settings.NoiseSettings;
import sinew.learning.settings.NormalizationSettings;
import sinew.learning.settings.OptimizationSettings;
import sinew.learning.settings.ReturnSettings;

/** What the learner on the CPU can do so far; everything else is refused instead of being ignored. */
final class Abilities {
    private Abilities() {}

    /**
     * Refuses settings that ask for more.
     *
     * @throws LearningException if a setting asks for what the learner cannot do
     */
    static void require(LearnerSettings settings) {
        NetworkSettings networks = settings.networks();
        require(!networks.sharedTrunk(), "a trunk that actor and critic share");
        require(networks.recurrence().kind() == NetworkSettings.RecurrenceKind.NONE, "recurrent networks");
        require(
                networks.initialization().equals(NetworkSettings.Initialization.PYTORCH),
                "any initialisation but PyTorch's");
        require(settings.noise().kind() == NoiseSettings.Kind.SCALAR, "noise other than one deviation per action");
        require(plain(settings.normalization()), "normalisation other than rsl_rl's");
        require(plain(settings.returns()), "shaped rewards, or time-outs without bootstrapping");
        require(settings.observationClip() == 0 && settings.actionClip() == 0, "clipped observations or actions");
        LossSettings loss = settings.loss();
        require(loss.valueLoss() != LossSettings.ValueLoss.CLIPPED, "Stable-Baselines3's clipped value loss");
        require(loss.boundsCoefficient() == 0, "a loss for the bounds of the mean actions");
        OptimizationSettings optimization = settings.optimization();
        require(
                optimization.order() == OptimizationSettings.SampleOrder.PERMUTED_ONCE,
                "any order of samples but one permutation per update");
        require(
                optimization.adamEpsilon() == 1e-8 && optimization.weightDecay() == 0,
                "Adam with another epsilon or weight decay");
        require(plain(optimization.learningRate()), "any schedule but rsl_rl's adaptive one and a fixed learning rate");
    }

    private static boolean plain(NormalizationSettings normalization) {
        return !normalization.values()
                && !normalization.rewards()
                && plain(normalization.actorObservations())
                && plain(normalization.criticObservations());
    }

    private static boolean plain(NormalizationSettings.Observations observations) {
        return !observations.enabled() || observations.equals(NormalizationSettings.Observations.RSL_RL);
    }

    private static boolean plain(ReturnSettings returns) {
        return returns.rewardScale() == 1
                && returns.rewardShift() == 0
                && returns.timeOutBootstrap() == ReturnSettings.TimeOutBootstrap.VALUE_OF_LAST_OBSERVATION;
    }

    private static boolean plain(LearningRateSettings rate) {
        boolean schedule = rate.schedule() == LearningRateSettings.Schedule.FIXED
                || (rate.schedule() == LearningRateSettings.Schedule.ADAPTIVE_PER_MINI_BATCH
                        && rate.klReference() == LearningRateSettings.KlReference.ROLLOUT);
        return schedule && rate.stopKl() == 0;
    }

    private static void require(boolean able, String what) {
        if (!able) {
            throw new LearningException("The learner on the CPU cannot do this yet: " + what
                    + ". Change the setting, or use the agent settings of rsl_rl.");
        }
    }
}
