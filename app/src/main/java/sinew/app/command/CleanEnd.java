package sinew.app.command;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * While open, lets Ctrl-C (and a polite kill) end something in order: it is asked to stop, and the process waits for it. The
 * process then ends with the code of the signal, 130 for Ctrl-C.
 */
final class CleanEnd implements AutoCloseable {
    private static final int PATIENCE_MINUTES = 10;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    CleanEnd(String message, Runnable stop, PrintWriter err) {
        hook = Thread.ofPlatform().name("clean end").unstarted(() -> {
            err.println("sinew: " + message);
            stop.run();
            await();
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // the process is ending, so the hook has done its work
        }
    }

    private void await() {
        try {
            if (!ended.await(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException(
                        "What was asked to stop has not ended within " + PATIENCE_MINUTES + " minutes");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
