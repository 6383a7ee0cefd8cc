package sinew.sim.kernel.cuda;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was reserved and is not freed yet. */
final class OwnedResources implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OwnedResources.class);

    private final List<Owned> open = new ArrayList<>();

    /**
     * Takes care of a resource.
     *
     * @param what what it is, for messages
     * @param free frees it and returns the driver's status
     * @return closes it; the second time does nothing
     */
    Owned add(String what, IntSupplier free) {
        Owned owned = new Owned(what, free);
        open.add(owned);
        return owned;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            open.getLast().close();
        }
    }

    /** One resource. */
    final class Owned implements AutoCloseable {
        private final String what;
        private final IntSupplier free;

        private Owned(String what, IntSupplier free) {
            this.what = what;
            this.free = free;
        }

        /** Tells whether it is still there. */
        boolean isOpen() {
            return open.contains(this);
        }

        @Override
        public void close() {
            if (open.remove(this)) {
                int status = free.getAsInt();
                if (status != 0) {
                    LOG.warn("Freeing {} failed: {}", what, CudaErrors.describe(status));
                }
            }
        }
    }
}
