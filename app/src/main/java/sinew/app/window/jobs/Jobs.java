package sinew.app.window.jobs;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs work in the background and brings its result back to the window's thread. */
public final class Jobs {
    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    private final Executor background;
    private final Executor window;
    private final ObservableList<String> running = FXCollections.observableArrayList();

    /**
     * Makes the service.
     *
     * @param background runs a task somewhere else
     * @param window runs a task on the window's thread
     */
    public Jobs(Executor background, Executor window) {
        this.background = background;
        this.window = window;
    }

    /**
     * Does something in the background. Call it on the window's thread.
     *
     * @param name what a person sees while it goes on
     * @param work what is to be done
     * @param success gets the result on the window's thread
     * @param failure gets what went wrong on the window's thread
     * @param <T> the kind of result
     */
    public <T> void start(String name, Callable<T> work, Consumer<T> success, Consumer<Throwable> failure) {
        running.add(name);
        background.execute(() -> {
            try {
                T result = work.call();
                window.execute(() -> {
                    running.remove(name);
                    success.accept(result);
                });
            } catch (Throwable problem) {
                LOG.debug("The job '{}' has failed", name, problem);
                window.execute(() -> {
                    running.remove(name);
                    failure.accept(problem);
                });
            }
        });
    }

    /**
     * Lists what is going on.
     *
     * @return the names of the jobs that have not ended
     */
    public ObservableList<String> running() {
        return running;
    }
}
