package sinew.learning.ppo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import sinew.learning.LearnerSettingsBuilder;
import sinew.learning.settings.LearningRateSettings.Schedule;

class LearningRateTest {
    @Test
    void aPolicyThatMovesTooFarLearnsSlower() {
        assertEquals(1e-3 / 1.5, after(1e-3, 0.0201));
        assertEquals(1e-5, after(1.2e-5, 1));
    }

    @Test
    void aPolicyThatHardlyMovesLearnsFaster() {
        assertEquals(1e-3 * 1.5, after(1e-3, 0.0049));
        assertEquals(1e-2, after(9e-3, 0.001));
    }

    @Test
    void inBetweenTheLearningRateStays() {
        assertEquals(1e-3, after(1e-3, 0.01));
        assertEquals(1e-3, after(1e-3, 0));
        assertEquals(1e-3, after(1e-3, -0.001));
    }

    @Test
    void everyScheduleListensToItsOwnMoment() {
        for (Schedule schedule : Schedule.values()) {
            LearningRate rate = rate(schedule, 1e-3);
            rate.beforeStep(1);
            assertEquals(schedule == Schedule.ADAPTIVE_PER_MINI_BATCH, rate.current() != 1e-3, schedule.name());
            rate = rate(schedule, 1e-3);
            rate.afterStep(1);
            assertEquals(schedule == Schedule.ADAPTIVE_AFTER_MINI_BATCH, rate.current() != 1e-3, schedule.name());
            rate = rate(schedule, 1e-3);
            rate.afterEpoch(1);
            assertEquals(schedule == Schedule.ADAPTIVE_PER_EPOCH, rate.current() != 1e-3, schedule.name());
            rate = rate(schedule, 1e-3);
            rate.afterUpdate(1);
            assertEquals(schedule == Schedule.LINEAR, rate.current() != 1e-3, schedule.name());
        }
    }

    private static double after(double current, double divergence) {
        LearningRate rate = rate(Schedule.ADAPTIVE_PER_MINI_BATCH, current);
        rate.beforeStep(divergence);
        return rate.current();
    }

    private static LearningRate rate(Schedule schedule, double current) {
        LearnerSettingsBuilder builder = new LearnerSettingsBuilder();
        builder.schedule = schedule;
        builder.learningRate = current;
        return new LearningRate(builder.build().optimization().learningRate());
    }
}
