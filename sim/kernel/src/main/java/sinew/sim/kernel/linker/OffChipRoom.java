package sinew.sim.kernel.linker;

/** Counts what of an environment's working memory lies off the chip: nothing if a lane keeps its memory to itself. */
final class OffChipRoom {
    private final ScratchPlacement placement;
    private int bytes;

    OffChipRoom(ScratchPlacement placement) {
        this.placement = placement;
    }

    /** Whether a field lies here. */
    boolean takes(KernelField field) {
        return field.place() == KernelField.Place.OFF_CHIP && placement == ScratchPlacement.SHARED;
    }

    /** Reserves room and tells where it begins. */
    int reserve(long size) {
        int offset = bytes;
        bytes = Math.toIntExact(Math.addExact(bytes, size));
        return offset;
    }

    /** What is reserved. */
    int bytes() {
        return bytes;
    }
}
