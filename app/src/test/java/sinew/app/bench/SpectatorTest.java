package sinew.app.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import sinew.app.window.run.ScriptedEnvironment;
import sinew.learning.IterationReport;

class SpectatorTest {
    private static final int STEPS = 4;
    private static final long STEP = 5_000_000;

    private final ScriptedEnvironment environment = new ScriptedEnvironment(100);
    private final int poses = environment.bodyPoses().length;
    private long now;

    @Test
    void takesNothingUnlessAsked() {
        assertEquals(0, watch(TrainingScenario.Watch.NONE, 20).pictures());
    }

    @Test
    void takesEverythingAtMostEightyTimesASecond() {
        Spectator spectator = watch(TrainingScenario.Watch.FULL, 20);
        // the first step only asks for poses; then every third step of 5 ms
        assertEquals((20 * STEPS - 1 + 2) / 3, spectator.pictures());
        assertEquals(poses, spectator.newest().length);
    }

    @Test
    void takesAFewEnvironmentsOfEveryTenthIteration() {
        Spectator spectator = watch(TrainingScenario.Watch.PARTIAL, 20);
        // in iterations 0 and 10, of four steps each
        assertEquals(2, spectator.pictures());
        assertEquals(poses / 100 * 64, spectator.newest().length);
    }

    private Spectator watch(TrainingScenario.Watch watch, int iterations) {
        Spectator spectator = new Spectator(watch, () -> now);
        for (int i = 0; i < iterations; i++) {
            for (int step = 0; step < STEPS; step++) {
                now += STEP;
                environment.step();
                spectator.stepped(environment);
            }
            spectator.iterationFinished(
                    new IterationReport(i, iterations, new LinkedHashMap<>(), i + 1L, 0.1, 0.1, 0.1));
        }
        return spectator;
    }
}
