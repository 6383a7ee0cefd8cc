package sinew.learning;

/** Measures the parts of an iteration; time spent paused counts nowhere. */
final class SessionClock {
    private static final double NANOSECOND = 1e-9;

    private long mark;
    private long pausedAt;
    private double collectionSeconds;
    private double learningSeconds;
    private double elapsedSeconds;

    void start() {
        mark = System.nanoTime();
    }

    void pause() {
        pausedAt = System.nanoTime();
    }

    void resume() {
        mark += System.nanoTime() - pausedAt;
    }

    void collected() {
        collectionSeconds = sinceMark();
    }

    void learned() {
        learningSeconds = sinceMark();
        elapsedSeconds += collectionSeconds + learningSeconds;
    }

    private double sinceMark() {
        long now = System.nanoTime();
        double seconds = (now - mark) * NANOSECOND;
        mark = now;
        return seconds;
    }

    double collectionSeconds() {
        return collectionSeconds;
    }

    double learningSeconds() {
        return learningSeconds;
    }

    /** The sum over all iterations of the session. */
    double elapsedSeconds() {
        return elapsedSeconds;
    }
}
