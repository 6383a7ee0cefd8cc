package sinew.app.window.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Hands things from any thread to the thread of the window, in order and in batches: however much is put in, at most one
 * delivery is waiting.
 *
 * @param <T> the kind of thing
 */
public final class Inbox<T> {
    private final Executor window;
    private final Consumer<List<T>> receiver;
    private final Object lock = new Object();
    private List<T> waiting = new ArrayList<>();

    /**
     * Makes an empty inbox.
     *
     * @param window runs a task on the window's thread
     * @param receiver gets the things there, oldest first
     */
    public Inbox(Executor window, Consumer<List<T>> receiver) {
        this.window = window;
        this.receiver = receiver;
    }

    /**
     * Puts a thing in; returns at once. Callable from any thread.
     *
     * @param thing what is to be delivered
     */
    public void put(T thing) {
        boolean first;
        synchronized (lock) {
            first = waiting.isEmpty();
            waiting.add(thing);
        }
        if (first) {
            window.execute(this::deliver);
        }
    }

    private void deliver() {
        List<T> batch;
        synchronized (lock) {
            batch = waiting;
            waiting = new ArrayList<>();
        }
        receiver.accept(batch);
    }
}
