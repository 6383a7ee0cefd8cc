package sinew.app.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import sinew.learning.IterationReport;
import sinew.learning.TrainingSession;
import sinew.sim.settings.Settings;

class IterationWatchTest {
    private static final long ITERATION = 400_000_000;

    private long now;
    private boolean stopped;

    @Test
    void theWarmUpDoesNotCountAndEnoughRepetitionsStopTheSession() {
        IterationWatch watch = new IterationWatch(2, () -> now);
        watch.started(new StoppableSession());
        int iteration = 0;
        while (!stopped) {
            now += ITERATION;
            watch.iterationFinished(new IterationReport(
                    iteration, 100, new LinkedHashMap<>(), (iteration + 1L) * 1000, 0.25, 0.125, 0));
            iteration++;
        }
        assertEquals(2.0, watch.warmUpSeconds(), 1e-9, "five iterations of 0.4 s");
        assertEquals(5 + 2 * 3, iteration);
        assertEquals(2, watch.repetitions().size());
        for (IterationWatch.Repetition repetition : watch.repetitions()) {
            assertEquals(3, repetition.iterations());
            assertEquals(3000, repetition.steps());
            assertEquals(1.2, repetition.seconds(), 1e-9);
            assertEquals(0.75, repetition.collection());
            assertEquals(0.375, repetition.learning());
            assertEquals(2500, repetition.stepsPerSecond(), 1e-6);
        }
        assertTrue(stopped);
    }

    private final class StoppableSession implements TrainingSession {
        @Override
        public End run() {
            return End.STOPPED;
        }

        @Override
        public void pause() {}

        @Override
        public void resume() {}

        @Override
        public void stop() {
            stopped = true;
        }

        @Override
        public void change(Settings settings) {}
    }
}
