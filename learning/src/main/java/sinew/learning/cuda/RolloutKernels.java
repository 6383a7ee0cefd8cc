package sinew.learning.cuda;

import sinew.learning.RandomPurpose;
import sinew.learning.settings.LearnerSettings;
import sinew.learning.settings.NormalizationSettings.Kind;
import sinew.sim.kernel.device.DeviceAddress;
import sinew.sim.kernel.device.DeviceFunction;
import sinew.sim.kernel.device.DeviceModule;

/** Launches what the learner does at every step of a rollout and at its end; nothing of it waits, so that all can be recorded. */
final class RolloutKernels {
    private static final int BLOCK = 256;
    private static final int HEAD_BLOCK = 128;
    private static final int ACT_TILE = 32;
    private static final int LARGEST_BLOCK = 1024;
    private static final int KEEP_NOTHING = 0;
    private static final int KEEP_RAW = 1;
    private static final int KEEP_NORMALIZED = 2;

    private final Dimensions dimensions;
    private final LearnerSettings settings;
    private final HeadLayout heads;
    private final Networks networks;
    private final RolloutArrays rollout;
    private final RunArrays run;
    private final Moments actorMoments;
    private final Moments criticMoments;
    private final DeviceFunction observe;
    private final DeviceFunction act;
    private final DeviceFunction normalizeRewards;
    private final DeviceFunction keepResults;
    private final DeviceFunction goOn;
    private final DeviceFunction startIteration;
    private final DeviceFunction estimateAdvantages;
    private final DeviceFunction normalizeValues;

    RolloutKernels(
            DeviceModule module,
            Dimensions dimensions,
            LearnerSettings settings,
            HeadLayout heads,
            Networks networks,
            RolloutArrays rollout,
            RunArrays run,
            Moments actorMoments,
            Moments criticMoments) {
        this.dimensions = dimensions;
        this.settings = settings;
        this.heads = heads;
        this.networks = networks;
        this.rollout = rollout;
        this.run = run;
        this.actorMoments = actorMoments;
        this.criticMoments = criticMoments;
        observe = module.function("observe");
        act = module.function("act");
        normalizeRewards = module.function("normalize_rewards");
        keepResults = module.function("keep_results");
        goOn = module.function("count_episodes");
        startIteration = module.function("start_iteration");
        estimateAdvantages = module.function("estimate_advantages");
        normalizeValues = module.function("normalize_values");
    }

    /** Whether moments that learn from what the policy is about to see have seen nothing yet; {@link #learnFirst} is due then. */
    boolean learnsFirst() {
        return learnsFirst(actorMoments) || learnsFirst(criticMoments);
    }

    private static boolean learnsFirst(Moments moments) {
        return moments.is(Kind.INSIDE_ROOT_AS_SEEN) && moments.untouched();
    }

    /** Learns the moments of the first observations of a run. */
    void learnFirst(EnvironmentArrays environments) {
        learn(actorMoments, Kind.INSIDE_ROOT_AS_SEEN, environments.observations());
        learn(criticMoments, Kind.INSIDE_ROOT_AS_SEEN, environments.criticObservations());
    }

    private void learn(Moments moments, Kind kind, DeviceAddress observations) {
        if (moments.is(kind)) {
            moments.learn(observations, rollout.dones, false, dimensions.environments(), clip());
        }
    }

    private float clip() {
        return (float) settings.observationClip();
    }

    /** Draws the actions of the next step. */
    void act(EnvironmentArrays environments) {
        observe(environments, true);
        networks.forwardRollout(true);
        heads(environments, false);
    }

    private void observe(EnvironmentArrays environments, boolean keep) {
        observe(0, environments.observations(), actorMoments, rollout.observations, keep);
        if (networks.inputs() == 2) {
            boolean own = dimensions.asymmetric();
            observe(1, environments.criticObservations(), criticMoments, rollout.criticObservations, keep && own);
        }
    }

    private void observe(int network, DeviceAddress source, Moments moments, DeviceAddress kept, boolean keep) {
        int pitch = networks.inputPitch(network);
        int rows = dimensions.environments();
        int keeping = keep ? moments.is(Kind.INSIDE_ROOT_AS_SEEN) ? KEEP_NORMALIZED : KEEP_RAW : KEEP_NOTHING;
        observe.launch(
                Dimensions.blocks((long) rows * pitch, BLOCK),
                1,
                1,
                BLOCK,
                0,
                source,
                rows,
                moments.width(),
                clip(),
                moments.shown(),
                moments.is(Kind.NONE) ? 0 : 1,
                moments.epsilonBeside(),
                moments.limit(),
                keeping,
                networks.rolloutInput(network),
                pitch,
                kept,
                run.progress);
    }

    private void heads(EnvironmentArrays environments, boolean last) {
        int second = networks.count() - 1;
        act.launch(
                Dimensions.blocks(dimensions.environments(), ACT_TILE),
                networks.count(),
                1,
                HEAD_BLOCK,
                heads.sharedBytes(ACT_TILE),
                networks.rolloutHidden(0),
                networks.pitch(0),
                networks.rolloutHidden(second),
                networks.pitch(second),
                dimensions.environments(),
                networks.parameters(),
                heads.actorWeights,
                heads.actorBias,
                heads.valueWeights,
                heads.valueBias,
                settings.seed(),
                RandomPurpose.ACTION_NOISE,
                (float) settings.actionClip(),
                last ? 1 : 0,
                environments.actions(),
                rollout.actions,
                rollout.means,
                rollout.deviations,
                rollout.logProbabilities,
                rollout.values,
                rollout.lastValues,
                run.valueMoments.shown,
                settings.normalization().values() ? 1 : 0,
                run.progress);
    }

    /** Keeps the results of a step. */
    void record(EnvironmentArrays environments) {
        learn(actorMoments, Kind.BESIDE_DEVIATION, environments.observations());
        learn(criticMoments, Kind.BESIDE_DEVIATION, environments.criticObservations());
        learnFirst(environments);
        DeviceAddress rewards = environments.rewards();
        if (settings.normalization().rewards()) {
            normalizeRewards.launch(
                    1,
                    1,
                    1,
                    LARGEST_BLOCK,
                    0,
                    rewards,
                    environments.dones(),
                    rollout.discountedRewards,
                    run.rewardMoments,
                    dimensions.environments(),
                    (float) settings.normalization().rewardClip(),
                    run.settings,
                    rollout.normalizedRewards);
            rewards = rollout.normalizedRewards;
        }
        keepResults.launch(
                Dimensions.blocks(dimensions.environments(), BLOCK),
                1,
                1,
                BLOCK,
                0,
                rewards,
                environments.dones(),
                environments.timeOuts(),
                dimensions.environments(),
                rollout.values,
                rollout.rewards,
                rollout.dones,
                run.settings,
                run.progress);
        networks.forget(environments.dones());
    }

    /** Goes on to the next step. */
    void goOn(EpisodeArrays episodes) {
        goOn.launch(
                1,
                1,
                1,
                LARGEST_BLOCK,
                0,
                episodes.dones(),
                episodes.notFinite(),
                episodes.finishedLengths(),
                episodes.finishedReturns(),
                episodes.finishedTermSums(),
                episodes.finishedTerminations(),
                episodes.environments(),
                dimensions.rewardTerms(),
                dimensions.terminationTerms(),
                run.latestTerminations,
                run.episodes,
                run.termSums,
                run.progress);
    }

    /** Begins the next rollout and its counts. */
    void rewind() {
        startIteration.launch(1, 1, 1, BLOCK, 0, run.episodes, run.termSums, dimensions.rewardTerms(), run.progress);
    }

    /** Computes returns and advantages of the complete rollout. */
    void estimate(EnvironmentArrays environments) {
        observe(environments, false);
        networks.forwardRollout(false);
        heads(environments, true);
        estimateAdvantages.launch(
                Dimensions.blocks(dimensions.environments(), RolloutArrays.ADVANTAGE_BLOCK),
                1,
                1,
                RolloutArrays.ADVANTAGE_BLOCK,
                0,
                rollout.rewards,
                rollout.dones,
                rollout.values,
                rollout.lastValues,
                dimensions.steps(),
                dimensions.environments(),
                rollout.returns,
                rollout.advantages,
                rollout.advantageSums,
                run.settings);
        if (settings.normalization().values()) {
            normalizeValues.launch(
                    1,
                    1,
                    1,
                    LARGEST_BLOCK,
                    0,
                    rollout.values,
                    rollout.returns,
                    dimensions.samples(),
                    run.valueMoments.exact,
                    run.valueMoments.shown);
        }
    }
}
