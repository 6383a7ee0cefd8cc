package sinew.app.window.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import sinew.learning.IterationReport;
import sinew.renderer.SceneFrame;

class FramePublisherTest {
    private final List<SceneFrame> frames = new ArrayList<>();
    private long now;
    private final FramePublisher publisher = new FramePublisher(frames::add, 10, () -> now);
    private final ScriptedEnvironment environment = new ScriptedEnvironment(100);

    private void step(int times) {
        for (int i = 0; i < times; i++) {
            environment.step();
            publisher.stepped(environment);
            now += 10_000_000;
        }
    }

    private void endIteration(int iteration) {
        publisher.iterationFinished(new IterationReport(iteration, 100, new LinkedHashMap<>(), 0, 0, 0, 0));
    }

    @Test
    void posesAreCopiedAtMostSoManyTimesASecond() {
        step(101);
        assertEquals(10, frames.size());
        assertTrue(frames.getFirst().number() < frames.getLast().number());
    }

    @Test
    void aFrameDoesNotChangeWhenTheEnvironmentStepsOn() {
        step(2);
        float[] before = frames.getFirst().poses().clone();
        step(5);
        org.junit.jupiter.api.Assertions.assertArrayEquals(
                before, frames.getFirst().poses());
    }

    @Test
    void withoutRenderingPosesAreNotEvenComputed() {
        publisher.setMode(RenderMode.NONE);
        step(200);
        assertTrue(frames.isEmpty());
        assertFalse(environment.isPublishing());
        publisher.setMode(RenderMode.FULL);
        step(2);
        assertTrue(environment.isPublishing());
        assertEquals(1, frames.size());
    }

    @Test
    void partialRenderingDrawsEveryTenthIterationAndFewerRobots() {
        publisher.setMode(RenderMode.PARTIAL);
        for (int iteration = 0; iteration < 20; iteration++) {
            int before = frames.size();
            step(20);
            assertEquals(
                    iteration % FramePublisher.PARTIAL_PERIOD == 0, frames.size() > before, "iteration " + iteration);
            endIteration(iteration);
        }
        assertEquals(64 * 3 * 7, frames.getFirst().poses().length);
    }

    @Test
    void partialRenderingWaitsForThePictureWhereAWholeRolloutIsOneStep() {
        publisher.setMode(RenderMode.PARTIAL);
        for (int iteration = 0; iteration < 20; iteration++) {
            step(1);
            endIteration(iteration);
        }
        assertEquals(2, frames.size());
        assertFalse(environment.isPublishing());
    }
}
