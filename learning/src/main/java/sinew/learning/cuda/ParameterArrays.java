package sinew.learning.cuda;

import sinew.sim.kernel.device.DeviceAddress;

/**
 * The parameters on the device and what belongs to each.
 *
 * @param size how many parameters there are
 * @param parameters the flat parameters
 * @param gradient of the last step, before it was clipped
 * @param firstMoment of Adam
 * @param secondMoment of Adam
 * @param partial {@code [part][parameter]} gradients of parts of the samples
 * @param squares sums of squares of the gradient, one for each block
 * @param state {@code struct OptimizerState}
 */
record ParameterArrays(
        int size,
        DeviceAddress parameters,
        DeviceAddress gradient,
        DeviceAddress firstMoment,
        DeviceAddress secondMoment,
        DeviceAddress partial,
        DeviceAddress squares,
        DeviceAddress state) {
    private static final int STATE_BYTES = 28;
    private static final int BLOCK = 256;

    static ParameterArrays of(Room room, int size, int parts, int noise) {
        return new ParameterArrays(
                size,
                room.numbers("parameters", size),
                room.numbers("gradient", size),
                room.numbers("first moments", size),
                room.numbers("second moments", size),
                room.numbers("gradients in parts", parts, size),
                room.numbers("squares of the gradient", Dimensions.blocks(size, BLOCK) + noise),
                room.bytes("state of the optimiser", STATE_BYTES));
    }
}
