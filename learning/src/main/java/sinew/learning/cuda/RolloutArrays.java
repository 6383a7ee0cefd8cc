package sinew.learning.cuda;

import sinew.sim.kernel.device.DeviceAddress;

/** What the learner remembers of a rollout; samples lie step-major, {@code step * environments + environment}. */
final class RolloutArrays {
    /** Threads of a block that estimates advantages, one for each environment. */
    static final int ADVANTAGE_BLOCK = 128;

    final DeviceAddress observations;
    final DeviceAddress criticObservations;
    final DeviceAddress actions;
    final DeviceAddress means;
    /** {@code [samples * actions]} with noise that depends on the state, else {@code [actions]}. */
    final DeviceAddress deviations;

    final DeviceAddress logProbabilities;
    final DeviceAddress values;
    final DeviceAddress rewards;
    final DeviceAddress dones;
    final DeviceAddress returns;
    final DeviceAddress advantages;
    final DeviceAddress lastValues;
    /** The sums of the advantages and of their squares, for each block. */
    final DeviceAddress advantageSums;

    final DeviceAddress discountedRewards;
    final DeviceAddress normalizedRewards;

    RolloutArrays(Room room, Dimensions d) {
        long samples = d.samples();
        observations =
                room.numbers("observations of the rollout", samples, d.size().observations());
        criticObservations = d.asymmetric()
                ? room.numbers("observations of the critic", samples, d.size().criticObservations())
                : observations;
        actions = room.numbers("actions", samples, d.actions());
        means = room.numbers("mean actions", samples, d.actions());
        deviations = room.numbers("deviations of actions", d.stateDependentNoise() ? samples : 1, d.actions());
        logProbabilities = room.numbers("log probabilities", samples);
        values = room.numbers("values", samples);
        rewards = room.numbers("rewards", samples);
        dones = room.numbers("ends of episodes", samples);
        returns = room.numbers("returns", samples);
        advantages = room.numbers("advantages", samples);
        lastValues = room.numbers("last values", d.environments());
        advantageSums = room.doubles("sums of advantages", Dimensions.blocks(d.environments(), ADVANTAGE_BLOCK), 2);
        discountedRewards = room.numbers("discounted rewards", d.environments());
        normalizedRewards = room.numbers("normalised rewards", d.environments());
    }
}
