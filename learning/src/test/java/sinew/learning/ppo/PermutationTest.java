package sinew.learning.ppo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PermutationTest {
    @Test
    void holdsEveryNumberOnce() {
        int[] order = Permutation.draw(1000, 42, 3);
        int[] sorted = order.clone();
        Arrays.sort(sorted);
        assertArrayEquals(IntStream.range(0, 1000).toArray(), sorted);
    }

    @Test
    void isTheSameForTheSameSeedAndUpdateOnly() {
        int[] order = Permutation.draw(100, 42, 3);
        assertArrayEquals(order, Permutation.draw(100, 42, 3));
        assertFalse(Arrays.equals(order, Permutation.draw(100, 42, 4)));
        assertFalse(Arrays.equals(order, Permutation.draw(100, 43, 3)));
    }

    @Test
    void isFair() {
        // every position of four must be the place of every number about equally often
        int[][] counts = new int[4][4];
        int draws = 8000;
        for (int update = 0; update < draws; update++) {
            int[] order = Permutation.draw(4, 1, update);
            for (int i = 0; i < 4; i++) {
                counts[i][order[i]]++;
            }
        }
        for (int[] row : counts) {
            assertEquals(draws, Arrays.stream(row).sum());
            for (int count : row) {
                assertTrue(Math.abs(count - draws / 4) < 200, Arrays.deepToString(counts));
            }
        }
    }
}
