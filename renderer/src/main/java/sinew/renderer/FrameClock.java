package sinew.renderer;

/** Measures pictures: how long each took and how many there were in the last second. Guarded by its owner. */
final class FrameClock {
    private static final int WINDOW = 32;
    private static final long SECOND = 1_000_000_000L;
    private final long[] ends = new long[WINDOW];
    private long pictures;
    private double milliseconds;

    /**
     * Counts a picture.
     *
     * @param start when it was begun, {@link System#nanoTime}
     * @param end when it was finished
     */
    void count(long start, long end) {
        ends[(int) (pictures % WINDOW)] = end;
        pictures++;
        double now = (end - start) * 1e-6;
        milliseconds = pictures == 1 ? now : milliseconds + 0.1 * (now - milliseconds);
    }

    long pictures() {
        return pictures;
    }

    double millisecondsPerFrame() {
        return milliseconds;
    }

    /**
     * Pictures a second.
     *
     * @param now {@link System#nanoTime}
     * @return over the last pictures; 0 if the last one is over a second ago
     */
    double framesPerSecond(long now) {
        int known = (int) Math.min(pictures, WINDOW);
        if (known < 2) {
            return 0.0;
        }
        long last = ends[(int) ((pictures - 1) % WINDOW)];
        long first = ends[(int) ((pictures - known) % WINDOW)];
        return now - last > SECOND || last == first ? 0.0 : (known - 1) * (double) SECOND / (last - first);
    }
}
