package sinew.learning.cuda;

import sinew.sim.kernel.device.DeviceAddress;

/** The samples in the order in which they are learned from; numbers of each action lie {@code [action][sample]}. */
final class BatchArrays {
    /** Samples that a block of the loss takes. */
    static final int LOSS_TILE = 64;

    private static final int LOSS_SUMS = 7;

    final DeviceAddress order;
    final DeviceAddress actions;
    final DeviceAddress means;
    /** {@code [action][sample]} with noise that depends on the state, else {@code [mini-batch][action]}. */
    final DeviceAddress deviations;

    final DeviceAddress logProbabilities;
    final DeviceAddress values;
    final DeviceAddress returns;
    final DeviceAddress advantages;
    /** {@code [sum][block]}. */
    final DeviceAddress lossSums;
    /** {@code [block][action]}. */
    final DeviceAddress noiseGradients;

    BatchArrays(Room room, Dimensions d) {
        long samples = d.samples();
        int blocks = Dimensions.blocks(samples, LOSS_TILE);
        order = room.numbers("order of the samples", samples);
        actions = room.numbers("actions in order", d.actions(), samples);
        means = room.numbers("mean actions in order", d.actions(), samples);
        deviations = room.numbers("deviations in order", d.actions(), samples);
        logProbabilities = room.numbers("log probabilities in order", samples);
        values = room.numbers("values in order", samples);
        returns = room.numbers("returns in order", samples);
        advantages = room.numbers("advantages in order", samples);
        lossSums = room.numbers("sums of the loss", LOSS_SUMS, blocks);
        noiseGradients = room.numbers("gradients of the noise", blocks, d.actions());
    }
}
