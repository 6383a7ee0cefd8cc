package sinew.app.bench;

/** Gets the poses of a training that is measured, instead of a window. */
interface Audience extends AutoCloseable {
    /** Takes poses on the thread that trains; returns at once. */
    void take(float[] poses);

    /** How many pictures there were, after the training. */
    long pictures();

    /** The device that draws; nothing if the poses are only taken. */
    String device();

    @Override
    void close();
}
