package sinew.sim.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RandomTest {
    /** The known-answer vectors for philox4x32-10 that Random123 publishes (kat_vectors). */
    @Test
    void philoxGivesThePublishedAnswers() {
        assertEquals(new RandomWords(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8), Random.philox(0, 0, 0, 0, 0, 0));
        assertEquals(
                new RandomWords(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd), Random.philox(-1, -1, -1, -1, -1, -1));
        assertEquals(
                new RandomWords(0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1),
                Random.philox(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0));
    }

    @Test
    void everyPartOfTheKeyMatters() {
        float number = Random.uniform(1, 2, 3, 4, 5);
        assertEquals(number, Random.uniform(1, 2, 3, 4, 5));
        assertNotEquals(number, Random.uniform(2, 2, 3, 4, 5));
        assertNotEquals(number, Random.uniform(1, 3, 3, 4, 5));
        assertNotEquals(number, Random.uniform(1, 2, 4, 4, 5));
        assertNotEquals(number, Random.uniform(1, 2, 3, 5, 5));
        assertNotEquals(number, Random.uniform(1, 2, 3, 4, 6));
        assertEquals(42, Random.seedOf(42));
        assertNotEquals(Random.seedOf(1L << 40), Random.seedOf(1L << 41));
    }

    @Test
    void uniformDrawsFillTheInterval() {
        int draws = 100_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < draws; i++) {
            float u = Random.range(-1f, 3f, 7, i % 100, i / 100, 1, 0);
            assertTrue(u >= -1f && u < 3f);
            sum += u;
            squares += u * u;
        }
        double mean = sum / draws;
        assertEquals(1, mean, 0.02);
        assertEquals(16.0 / 12, squares / draws - mean * mean, 0.02);
    }

    @Test
    void normalDrawsHaveTheMomentsOfTheNormalDistribution() {
        int draws = 100_000;
        double[] moments = new double[5];
        double neighbours = 0;
        for (int i = 0; i < draws; i++) {
            double x = Random.normal(11, i, 0, 2, 0);
            neighbours += x * Random.normal(11, i, 0, 2, 1);
            for (int power = 1; power <= 4; power++) {
                moments[power] += Math.pow(x, power) / draws;
            }
        }
        assertEquals(0, moments[1], 0.015);
        assertEquals(1, moments[2], 0.02);
        assertEquals(0, moments[3], 0.05);
        assertEquals(3, moments[4], 0.15);
        assertEquals(0, neighbours / draws, 0.015);
    }
}
