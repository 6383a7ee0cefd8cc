package sinew.renderer;

import java.util.Arrays;

/** Measures pictures: how long each took and how many there were in the last second. Guarded by its owner. */
final class FrameClock {
    private static final int WINDOW = 32;

    /** So few that a change of the scene shows soon. */
    private static final int TIMED = 9;

    private static final long SECOND = 1_000_000_000L;
    private final long[] ends = new long[WINDOW];
    private final double[] milliseconds = new double[TIMED];
    private long pictures;

    /**
     * Counts a picture.
     *
     * @param start when it was begun, {@link System#nanoTime}
     * @param end when it was finished
     */
    void count(long start, long end) {
        ends[(int) (pictures % WINDOW)] = end;
        milliseconds[(int) (pictures % TIMED)] = (end - start) * 1e-6;
        pictures++;
    }

    long pictures() {
        return pictures;
    }

    /** The median of the newest pictures' times, which the first picture with all its preparations does not spoil; 0 before it. */
    double millisecondsPerFrame() {
        int known = (int) Math.min(pictures, TIMED);
        double[] sorted = Arrays.copyOf(milliseconds, known);
        Arrays.sort(sorted);
        return known == 0 ? 0 : sorted[(known - 1) / 2];
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
