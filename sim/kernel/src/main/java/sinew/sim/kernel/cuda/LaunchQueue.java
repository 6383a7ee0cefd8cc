package sinew.sim.kernel.cuda;

import jcuda.driver.CUstream;
import sinew.sim.kernel.binding.BackendUse;

/** The stream that a backend's thread gives its work to, and what was given last, for messages about errors that show up later. */
final class LaunchQueue {
    private final BackendUse use;
    private final CudaSession session;
    private String last = "no kernel yet";

    LaunchQueue(BackendUse use, CudaSession session) {
        this.use = use;
        this.session = session;
    }

    /** The stream, for a launch or a recordable copy. */
    CUstream launching(String what) {
        use.require("launch " + what);
        last = what;
        return session.stream();
    }

    /** The stream, for what cannot be recorded. */
    CUstream direct(String operation) {
        use.requireUnrecorded(operation);
        return session.stream();
    }

    /** Waits for everything given. */
    void synchronize() {
        use.requireUnrecorded("synchronize");
        session.synchronize(waiting());
    }

    /** Waits before something is freed; never fails. */
    void settle() {
        use.requireUnrecorded("free memory");
        session.enterAndWait();
    }

    /** What messages about late errors begin with. */
    String waiting() {
        return "Waiting for the GPU (last launched: " + last + ")";
    }

    /** What was given last. */
    String last() {
        return last;
    }
}
