package sinew.sim.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomOrderTest {
    private static final int PURPOSE = 77;

    private static int[] draw(int length, int seed, int variant, int step) {
        RandomOrder order = RandomOrder.of(length, seed, variant, step, PURPOSE);
        return IntStream.range(0, length).map(order::at).toArray();
    }

    @Test
    void holdsEveryNumberOnce() {
        for (int length : new int[] {1, 2, 3, 4, 5, 7, 8, 9, 63, 64, 65, 1000, 4096, 4097, 98304}) {
            int[] sorted = draw(length, 42, 0, length);
            Arrays.sort(sorted);
            assertCounts(sorted, length);
        }
    }

    private static void assertCounts(int[] sorted, int length) {
        for (int i = 0; i < length; i++) {
            assertEquals(i, sorted[i], "of " + length);
        }
    }

    @Test
    void isTheSameForTheSameKeyOnly() {
        int[] order = draw(100, 42, 0, 3);
        assertTrue(Arrays.equals(order, draw(100, 42, 0, 3)));
        assertFalse(Arrays.equals(order, draw(100, 43, 0, 3)));
        assertFalse(Arrays.equals(order, draw(100, 42, 1, 3)));
        assertFalse(Arrays.equals(order, draw(100, 42, 0, 4)));
    }

    @Test
    void everyPlaceGetsEveryNumberEquallyOften() {
        for (int length : new int[] {4, 6, 24}) {
            int draws = 1000 * length;
            int[][] counts = new int[length][length];
            for (int step = 0; step < draws; step++) {
                int[] order = draw(length, 1, 0, step);
                for (int i = 0; i < length; i++) {
                    counts[i][order[i]]++;
                }
            }
            // each count is near 1000 with a deviation of about 31
            double squares = 0;
            for (int[] row : counts) {
                for (int count : row) {
                    squares += (count - 1000.0) * (count - 1000.0) / 1000;
                    assertTrue(Math.abs(count - 1000) < 160, () -> "of " + length + ": " + Arrays.deepToString(counts));
                }
            }
            double freedom = (length - 1.0) * (length - 1.0);
            assertTrue(Math.abs(squares - freedom) < 5 * Math.sqrt(2 * freedom), "chi square " + squares);
        }
    }

    @Test
    void everyOrderOfAFewNumbersIsDrawn() {
        int[] counts = new int[256];
        for (int step = 0; step < 24_000; step++) {
            int[] order = draw(4, 9, 0, step);
            counts[order[0] << 6 | order[1] << 4 | order[2] << 2 | order[3]]++;
        }
        int[] drawn = Arrays.stream(counts).filter(count -> count > 0).toArray();
        assertEquals(24, drawn.length);
        assertTrue(Arrays.stream(drawn).allMatch(count -> Math.abs(count - 1000) < 200), Arrays.toString(drawn));
    }

    @Test
    void placesTellNothingAboutNumbers() {
        int length = 24_576;
        for (int step = 0; step < 20; step++) {
            int[] order = draw(length, 5, 0, step);
            int[] next = draw(length, 5, 0, step + 1);
            int[] places = IntStream.range(0, length).toArray();
            int[] shifted =
                    IntStream.range(0, length).map(i -> order[(i + 1) % length]).toArray();
            assertUncorrelated(places, order);
            assertUncorrelated(order, shifted);
            assertUncorrelated(order, next);
        }
    }

    private static void assertUncorrelated(int[] a, int[] b) {
        double middle = (a.length - 1) / 2.0;
        double product = 0;
        double square = 0;
        for (int i = 0; i < a.length; i++) {
            product += (a[i] - middle) * (b[i] - middle);
            square += (a[i] - middle) * (a[i] - middle);
        }
        double correlation = product / square;
        assertTrue(Math.abs(correlation) < 4.5 / Math.sqrt(a.length), "correlation " + correlation);
    }

    @Test
    void neighboursAreTornApart() {
        int length = 24_576;
        int[] order = draw(length, 11, 0, 0);
        int[] times = new int[length];
        int fixed = 0;
        for (int i = 0; i < length; i++) {
            times[Math.floorMod(order[(i + 1) % length] - order[i], length)]++;
            fixed += order[i] == i ? 1 : 0;
        }
        // how often a difference occurs is Poisson distributed with mean 1
        assertTrue(Arrays.stream(times).max().orElseThrow() < 12);
        int missing = (int) Arrays.stream(times).filter(count -> count == 0).count();
        assertEquals(length / Math.E, missing, 6 * Math.sqrt(length * 0.1));
        assertTrue(fixed < 10, fixed + " numbers stay where they are");
    }

    @Test
    void everyPartHoldsNumbersFromEverywhere() {
        int parts = 4;
        int steps = 24;
        int length = steps * 1024;
        double squares = 0;
        int draws = 50;
        for (int step = 0; step < draws; step++) {
            int[] order = draw(length, 3, 0, step);
            int[][] counts = new int[parts][steps];
            for (int i = 0; i < length; i++) {
                counts[i * parts / length][order[i] / 1024]++;
            }
            for (int[] part : counts) {
                for (int count : part) {
                    squares += (count - 256.0) * (count - 256.0) / 256;
                }
            }
        }
        double freedom = draws * (parts - 1.0) * (steps - 1.0);
        assertEquals(freedom, squares, 5 * Math.sqrt(2 * freedom));
    }
}
