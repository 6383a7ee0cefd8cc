package sinew.learning.ppo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LearningRateTest {
    @Test
    void fallsWhenThePolicyMovesTooFar() {
        assertEquals(1e-3 / 1.5, LearningRate.next(1e-3, 0.0201, 0.01));
        assertEquals(1e-5, LearningRate.next(1.2e-5, 1, 0.01));
    }

    @Test
    void risesWhenThePolicyHardlyMoves() {
        assertEquals(1e-3 * 1.5, LearningRate.next(1e-3, 0.0049, 0.01));
        assertEquals(1e-2, LearningRate.next(8e-3, 0.001, 0.01));
    }

    @Test
    void staysOtherwise() {
        assertEquals(1e-3, LearningRate.next(1e-3, 0.01, 0.01));
        assertEquals(1e-3, LearningRate.next(1e-3, 0, 0.01));
        assertEquals(1e-3, LearningRate.next(1e-3, -1e-6, 0.01));
    }
}
