package sinew.learning.cuda;

import sinew.sim.kernel.device.DeviceAddress;

/** Running moments of vectors on the device. */
final class MomentArrays {
    /** Parts into which the rows of a batch are cut when its moments are computed. */
    static final int PARTS = 16;

    final int width;
    /** {@code mean[width], variance[width], count}, doubles. */
    final DeviceAddress exact;
    /** {@code mean[width], deviation[width]}, floats. */
    final DeviceAddress shown;
    /** {@code [part][width][2]}, doubles. */
    final DeviceAddress sums;

    MomentArrays(Room room, int width) {
        this.width = width;
        exact = room.doubles("moments", 2, width + 1);
        shown = room.numbers("means and deviations", 2, width);
        sums = room.doubles("sums of a batch", PARTS, width, 2);
    }
}
