package sinew.app.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import sinew.app.window.run.ScriptedEnvironment;
import sinew.learning.IterationReport;

class PoseSamplerTest {
    private final List<float[]> samples = new ArrayList<>();
    private long now;
    private final PoseSampler sampler = new PoseSampler(samples::add, 10, () -> now);
    private final ScriptedEnvironment environment = new ScriptedEnvironment(100);

    private void step(int times) {
        for (int i = 0; i < times; i++) {
            environment.step();
            sampler.stepped(environment);
            now += 10_000_000;
        }
    }

    private void endIteration(int iteration) {
        sampler.iterationFinished(new IterationReport(iteration, 100, new LinkedHashMap<>(), 0, 0, 0, 0));
    }

    @Test
    void posesAreCopiedAtMostSoManyTimesASecond() {
        step(101);
        assertEquals(10, samples.size());
    }

    @Test
    void aSampleDoesNotChangeWhenTheEnvironmentStepsOn() {
        step(2);
        float[] before = samples.getFirst().clone();
        step(5);
        assertArrayEquals(before, samples.getFirst());
    }

    @Test
    void withoutRenderingPosesAreNotEvenComputed() {
        sampler.setMode(RenderMode.NONE);
        step(200);
        assertTrue(samples.isEmpty());
        assertFalse(environment.isPublishing());
        sampler.setMode(RenderMode.FULL);
        step(2);
        assertTrue(environment.isPublishing());
        assertEquals(1, samples.size());
    }

    @Test
    void partialRenderingDrawsEveryTenthIterationAndFewerRobots() {
        sampler.setMode(RenderMode.PARTIAL);
        for (int iteration = 0; iteration < 20; iteration++) {
            int before = samples.size();
            step(20);
            assertEquals(
                    iteration % PoseSampler.PARTIAL_PERIOD == 0, samples.size() > before, "iteration " + iteration);
            endIteration(iteration);
        }
        assertEquals(64 * 3 * 7, samples.getFirst().length);
    }

    @Test
    void partialRenderingWaitsForThePictureWhereAWholeRolloutIsOneStep() {
        sampler.setMode(RenderMode.PARTIAL);
        for (int iteration = 0; iteration < 20; iteration++) {
            step(1);
            endIteration(iteration);
        }
        assertEquals(2, samples.size());
        assertFalse(environment.isPublishing());
    }
}
