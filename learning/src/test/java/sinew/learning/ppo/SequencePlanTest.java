package sinew.learning.ppo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import sinew.learning.Learner;
import sinew.learning.settings.OptimizationSettings;

class SequencePlanTest {
    private static final int STEPS = 6;
    private static final int ENVIRONMENTS = 3;

    @Test
    void samplesOfAnEnvironmentFollowEachOther() {
        SampleOrder order =
                new SampleOrder(OptimizationSettings.SampleOrder.CONTIGUOUS_BY_ENVIRONMENT, 1, STEPS, ENVIRONMENTS);
        assertArrayEquals(new int[] {0, 3, 6, 9, 12, 15, 1, 4}, order.draw(8, 0, 0));
        assertTrue(order.changes(0));
        assertFalse(order.changes(1));
    }

    @Test
    void rolloutsWithoutAnEndAreNotMoved() {
        SequencePlan plan = new SequencePlan(rollout(), 3, 0, 12);
        assertEquals(4, plan.segments());
        assertEquals(3, plan.longest());
        assertTrue(plan.whole());
        assertEquals(1, plan.environment(2));
        assertEquals(1, plan.piece(3));
        assertTrue(plan.beginsPiece(3));
    }

    @Test
    void rolloutsAreCutWhereEpisodesEnd() {
        Rollout rollout = rollout();
        // environment 1 ends after its second step, environment 2 with its last one
        rollout.dones[1 * ENVIRONMENTS + 1] = 1;
        rollout.dones[5 * ENVIRONMENTS + 2] = 1;
        SequencePlan plan = new SequencePlan(rollout, STEPS, STEPS, 2 * STEPS);
        assertEquals(3, plan.segments());
        assertEquals(6, plan.longest());
        assertFalse(plan.whole());
        assertTrue(plan.beginsPiece(0));
        assertFalse(plan.beginsPiece(1));
        assertArrayEquals(new long[] {0, 1, 1, 1, 1, 1, 2, 3, 4, 5, 5, 5, 6, 7, 8, 9, 10, 11}, plan.padded());
        assertArrayEquals(new long[] {0, 1, 6, 7, 8, 9, 12, 13, 14, 15, 16, 17}, plan.unpadded());
    }

    private static Rollout rollout() {
        return new Rollout(STEPS, new Learner.Size(ENVIRONMENTS, 1, 1, 1), false);
    }
}
