package sinew.renderer;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The four slots of {@link PictureSource}. The memory is the garbage collector's, so nobody can read what is gone. */
final class PictureSlots implements PictureSource {
    private static final int SLOTS = 4;

    private enum State {
        FREE,
        RENDERING,
        READY,
        HELD
    }

    /** One slot. Its fields belong to the lock of the slots; its pixels to whoever the state says. */
    static final class Slot {
        private State state = State.FREE;
        private ByteBuffer memory = ByteBuffer.allocateDirect(0);
        private ByteBuffer pixels = memory;
        private int width;
        private int height;
        private long number;

        ByteBuffer pixels() {
            return pixels;
        }

        private void size(int newWidth, int newHeight) {
            if (newWidth == width && newHeight == height) {
                return;
            }
            int bytes = Math.multiplyExact(Math.multiplyExact(newWidth, newHeight), 4);
            // Some room for growth, so that dragging the edge of a window does not allocate at each step.
            if (bytes > memory.capacity() || bytes < memory.capacity() / 4) {
                memory = ByteBuffer.allocateDirect(Math.clamp(bytes * 5L / 4L, bytes, Integer.MAX_VALUE));
            }
            pixels = memory.slice(0, bytes);
            width = newWidth;
            height = newHeight;
        }
    }

    private final Slot[] slots = new Slot[SLOTS];
    private final Runnable released;
    private @Nullable Slot ready;

    /**
     * Makes the slots.
     *
     * @param released told when a picture was released
     */
    PictureSlots(Runnable released) {
        this.released = released;
        for (int i = 0; i < SLOTS; i++) {
            slots[i] = new Slot();
        }
    }

    /**
     * Takes a slot to render into: a free one, or else the ready one that nobody has acquired.
     *
     * @param width in pixels
     * @param height in pixels
     * @return the slot; null if all pictures are held
     */
    synchronized @Nullable Slot begin(int width, int height) {
        for (Slot slot : slots) {
            if (slot.state == State.FREE) {
                slot.state = State.RENDERING;
                slot.size(width, height);
                return slot;
            }
        }
        Slot stolen = ready;
        if (stolen != null) {
            ready = null;
            stolen.state = State.RENDERING;
            stolen.size(width, height);
        }
        return stolen;
    }

    /**
     * Whether there is no slot to render into.
     *
     * @return true until a picture is released
     */
    synchronized boolean allHeld() {
        return Arrays.stream(slots).allMatch(slot -> slot.state == State.HELD);
    }

    /**
     * Offers a slot as the newest picture.
     *
     * @param slot from {@link #begin}
     * @param number the picture's number
     */
    synchronized void finish(Slot slot, long number) {
        if (ready != null) {
            ready.state = State.FREE;
        }
        slot.state = State.READY;
        slot.number = number;
        ready = slot;
    }

    @Override
    public synchronized Optional<Picture> acquireNewest() {
        Slot slot = ready;
        if (slot == null) {
            return Optional.empty();
        }
        ready = null;
        slot.state = State.HELD;
        return Optional.of(new HeldPicture(slot, slot.pixels, slot.width, slot.height, slot.number));
    }

    private void release(HeldPicture picture) {
        synchronized (this) {
            if (picture.slot.state != State.HELD || picture.slot.number != picture.number) {
                return;
            }
            picture.slot.state = State.FREE;
        }
        released.run();
    }

    private final class HeldPicture implements Picture {
        private final Slot slot;
        private final ByteBuffer pixels;
        private final int width;
        private final int height;
        private final long number;

        HeldPicture(Slot slot, ByteBuffer pixels, int width, int height, long number) {
            this.slot = slot;
            this.pixels = pixels;
            this.width = width;
            this.height = height;
            this.number = number;
        }

        @Override
        public ByteBuffer pixels() {
            return pixels;
        }

        @Override
        public int width() {
            return width;
        }

        @Override
        public int height() {
            return height;
        }

        @Override
        public long number() {
            return number;
        }

        @Override
        public void release() {
            PictureSlots.this.release(this);
        }
    }
}
