package sinew.sim.kernel.binding;

import sinew.sim.kernel.KernelException;

/** When a backend may be used: on the thread that made it, until it is closed, and for launches only while they are recorded. */
public final class BackendUse {
    private final Thread owner = Thread.currentThread();
    private boolean recording;
    private boolean closed;

    /** Makes the backend the calling thread's. */
    public BackendUse() {}

    /**
     * Refuses what cannot be done now.
     *
     * @param operation what is about to be done, for the message
     * @throws KernelException if the backend is closed or belongs to another thread
     */
    public void require(String operation) {
        if (closed) {
            throw new KernelException("Cannot " + operation + ": this backend is closed.");
        }
        if (!Thread.currentThread().equals(owner)) {
            throw new KernelException("Cannot " + operation + " on the thread '"
                    + Thread.currentThread().getName() + "': this backend belongs to the thread that made it, '"
                    + owner.getName() + "'.");
        }
    }

    /**
     * Refuses what cannot be done now or cannot be recorded.
     *
     * @param operation what is about to be done, for the message
     * @throws KernelException if the backend is closed, belongs to another thread or records launches
     */
    public void requireUnrecorded(String operation) {
        require(operation);
        if (recording) {
            throw new KernelException(
                    "Cannot " + operation + " while launches are recorded; do it before or after record(...).");
        }
    }

    /**
     * Refuses launches that cannot be done.
     *
     * @param kernel its name
     * @param environments how many environments it is launched for
     * @throws KernelException if there is none, or the backend is closed or belongs to another thread
     */
    public void requireLaunch(String kernel, int environments) {
        require("launch " + kernel);
        if (environments < 1) {
            throw new KernelException(
                    "Kernel " + kernel + " was launched for " + environments + " environments; expected at least 1.");
        }
    }

    /**
     * Runs launches that are recorded.
     *
     * @param launches makes them
     */
    public void record(Runnable launches) {
        recording = true;
        try {
            launches.run();
        } finally {
            recording = false;
        }
    }

    /**
     * Tells whether launches are recorded now.
     *
     * @return whether {@link #record} is going on
     */
    public boolean isRecording() {
        return recording;
    }

    /** Ends all use. */
    public void close() {
        closed = true;
    }

    /**
     * Tells whether all use has ended.
     *
     * @return whether the backend is closed
     */
    public boolean isClosed() {
        return closed;
    }
}
