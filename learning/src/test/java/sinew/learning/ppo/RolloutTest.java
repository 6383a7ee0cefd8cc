package sinew.learning.ppo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import sinew.learning.Learner;
import sinew.sim.math.Random;

class RolloutTest {
    private static final Learner.Size TWO = new Learner.Size(2, 1, 1, 1);

    @Test
    void advantagesAreThoseComputedByHand() {
        Rollout rollout = new Rollout(2, TWO, false);
        // environment 0 goes on, environment 1 ends after its first step
        set(rollout.rewards, 1, 2, 3, 4);
        set(rollout.values, 0.5f, 1, 1.5f, 2);
        rollout.dones[1] = 1;
        rollout.computeAdvantages(new float[] {2.5f, 3}, 0.9, 0.8);
        float last0 = (float) (3 + 0.9 * 2.5 - 1.5);
        float last1 = (float) (4 + 0.9 * 3 - 2);
        float first0 = (float) (1 + 0.9 * 1.5 - 0.5 + 0.9 * 0.8 * last0);
        float first1 = 2 - 1;
        assertArrayEquals(new float[] {first0, first1, last0, last1}, rollout.advantages, 1e-6f);
        assertArrayEquals(new float[] {first0 + 0.5f, first1 + 1, last0 + 1.5f, last1 + 2}, rollout.returns, 1e-6f);
    }

    @Test
    void advantagesAreTheDiscountedSumOfTemporalDifferences() {
        int steps = 12;
        Rollout rollout = new Rollout(steps, new Learner.Size(1, 1, 1, 1), false);
        for (int t = 0; t < steps; t++) {
            rollout.rewards[t] = Random.range(-1, 1, 7, 0, t, 1, 0);
            rollout.values[t] = Random.range(-1, 1, 7, 0, t, 1, 1);
            rollout.dones[t] = t == 4 ? 1 : 0;
        }
        rollout.computeAdvantages(new float[] {0.3f}, 0.97, 0.9);
        for (int t = 0; t < steps; t++) {
            double sum = 0;
            double weight = 1;
            for (int k = t; k < steps; k++) {
                double next = k == steps - 1 ? 0.3f : rollout.values[k + 1];
                sum += weight * (rollout.rewards[k] + (1 - rollout.dones[k]) * 0.97 * next - rollout.values[k]);
                weight *= rollout.dones[k] == 1 ? 0 : 0.97 * 0.9;
            }
            assertEquals(sum, rollout.advantages[t], 1e-6);
        }
    }

    @Test
    void normalizedAdvantagesHaveMeanZeroAndUnbiasedDeviationOne() {
        float[] advantages = {9, 1, 2, 4, 9};
        Rollout.normalize(advantages, 1, 4);
        double mean = 7.0 / 3;
        double deviation = Math.sqrt(((1 - mean) * (1 - mean) + (2 - mean) * (2 - mean) + (4 - mean) * (4 - mean)) / 2);
        float[] expected = {
            9, (float) ((1 - mean) / deviation), (float) ((2 - mean) / deviation), (float) ((4 - mean) / deviation), 9
        };
        assertArrayEquals(expected, advantages, 1e-6f);
    }

    private static void set(float[] target, float... values) {
        System.arraycopy(values, 0, target, 0, values.length);
    }
}
