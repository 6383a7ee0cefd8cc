package sinew.sim.kernel.emulation;

import java.lang.foreign.MemorySegment;
import sinew.sim.kernel.KernelException;
import sinew.sim.kernel.binding.BackendUse;
import sinew.sim.kernel.device.SideCopy;

/** A copy that happens as late as it may: when it is asked for the second time, or waited for. */
final class EmulatedSideCopy implements SideCopy {
    private final MemorySegment from;
    private final MemorySegment to;
    private final BackendUse use;
    private boolean under;
    private boolean asked;

    EmulatedSideCopy(MemorySegment from, MemorySegment to, BackendUse use) {
        this.from = from;
        this.to = to;
        this.use = use;
    }

    @Override
    public void start() {
        use.requireUnrecorded("start a copy to the host");
        if (under) {
            throw new KernelException(
                    "A copy to the host was started again before it had arrived; ask isDone() or wait with await().");
        }
        under = true;
        asked = false;
    }

    @Override
    public boolean isDone() {
        use.requireUnrecorded("ask for a copy");
        if (under && asked) {
            await();
        }
        asked = true;
        return !under;
    }

    @Override
    public void await() {
        use.requireUnrecorded("wait for a copy");
        if (under) {
            to.copyFrom(from);
            under = false;
        }
    }

    @Override
    public void close() {
        if (!use.isClosed()) {
            await();
        }
    }
}
