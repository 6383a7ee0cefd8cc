package sinew.sim.kernel.device;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings pictures of the device's arrays to the host without holding up the work: {@link #offer} copies within the device, which takes
 * microseconds, and from there a side copy travels while later launches change the arrays.
 *
 * <p>There are two buffers: while one is read on the host, the other one travels.
 */
public final class FrameCopies implements AutoCloseable {
    private static final int BUFFERS = 2;

    private final DeviceRuntime runtime;
    private final List<DeviceAddress> sources;
    private final DeviceMemory memory;
    private final List<Buffer> buffers = new ArrayList<>();
    private long offered;

    /**
     * Reserves the buffers.
     *
     * @param runtime the device
     * @param sources what belongs to a frame; a frame holds them one behind the other
     * @param purpose what the frames are for, for messages
     */
    public FrameCopies(DeviceRuntime runtime, List<DeviceAddress> sources, String purpose) {
        this.runtime = runtime;
        this.sources = List.copyOf(sources);
        long bytes = sources.stream().mapToLong(DeviceAddress::bytes).sum();
        memory = runtime.allocate(BUFFERS * bytes, purpose);
        for (int i = 0; i < BUFFERS; i++) {
            DeviceAddress address = memory.address().slice(i * bytes, bytes);
            PinnedMemory host = runtime.pin(bytes, purpose);
            buffers.add(new Buffer(address, host, runtime.besides(address, host)));
        }
    }

    /**
     * Takes a frame of what the sources hold after everything launched until now.
     *
     * @return whether there was a buffer for it; if not, the frame is left out
     */
    public boolean offer() {
        for (Buffer buffer : buffers) {
            if (buffer.state == State.FREE) {
                long offset = 0;
                for (DeviceAddress source : sources) {
                    runtime.copy(source, buffer.device.slice(offset, source.bytes()));
                    offset += source.bytes();
                }
                buffer.copy.start();
                buffer.state = State.TRAVELS;
                buffer.number = ++offered;
                return true;
            }
        }
        return false;
    }

    /**
     * Looks for a frame that has arrived, without waiting.
     *
     * @return the newest frame, if one has arrived since the last call; its memory stays as it is until the next call that returns one
     */
    public Optional<MemorySegment> newest() {
        Optional<Buffer> newest = Optional.empty();
        for (Buffer buffer : buffers) {
            boolean arrived = buffer.state == State.TRAVELS && buffer.copy.isDone();
            if (arrived && (newest.isEmpty() || buffer.number > newest.get().number)) {
                newest = Optional.of(buffer);
            }
        }
        newest.ifPresent(this::show);
        return newest.map(buffer -> buffer.host.segment());
    }

    @Override
    public void close() {
        for (Buffer buffer : buffers) {
            buffer.copy.close();
            buffer.host.close();
        }
        memory.close();
    }

    /** Frees what was shown before and what has arrived but is older. */
    private void show(Buffer shown) {
        for (Buffer buffer : buffers) {
            boolean older = buffer.state == State.TRAVELS && buffer.number < shown.number;
            if (buffer.state == State.SHOWN || (older && buffer.copy.isDone())) {
                buffer.state = State.FREE;
            }
        }
        shown.state = State.SHOWN;
    }

    private enum State {
        FREE,
        TRAVELS,
        SHOWN
    }

    private static final class Buffer {
        private final DeviceAddress device;
        private final PinnedMemory host;
        private final SideCopy copy;
        private State state = State.FREE;
        private long number;

        private Buffer(DeviceAddress device, PinnedMemory host, SideCopy copy) {
            this.device = device;
            this.host = host;
            this.copy = copy;
        }
    }
}
