package sinew.renderer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sinew.renderer.TestRenderer.boxAt;
import static sinew.renderer.TestRenderer.redBox;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sinew.renderer.drawing.PaintedState;
import sinew.renderer.drawing.ScenePainter;

@Timeout(60)
class RendererLifeTest {
    /** Counts pictures as they become ready. */
    private static final class ReadyCounter implements RendererListener {
        private final BlockingQueue<String> ready = new LinkedBlockingQueue<>();
        private final FailureCollector failures = new FailureCollector();

        @Override
        public void pictureReady() {
            ready.add("picture");
        }

        @Override
        public void failed(RendererException reason) {
            failures.failed(reason);
            ready.add("failure");
        }

        void awaitPicture() throws InterruptedException {
            String what = ready.poll(30, TimeUnit.SECONDS);
            failures.check();
            assertEquals("picture", what, "no picture came");
        }
    }

    @Test
    void theNewestPictureIsOfferedAndNothingIsDrawnWhileNothingChanges() throws InterruptedException {
        ReadyCounter counter = new ReadyCounter();
        try (ViewportRenderer renderer = TestRenderer.start(TestRenderer.options(), counter)) {
            counter.awaitPicture();
            Picture first = renderer.pictures().acquireNewest().orElseThrow();
            assertTrue(renderer.pictures().acquireNewest().isEmpty());
            renderer.setScene(redBox());
            counter.awaitPicture();
            renderer.submit(boxAt(0f, 0f, 1f));
            counter.awaitPicture();
            Picture second = renderer.pictures().acquireNewest().orElseThrow();
            assertTrue(second.number() > first.number());
            assertNotSame(first.pixels(), second.pixels());
            renderer.setLook(Look.LIGHT);
            assertEquals(null, counter.ready.poll(200, TimeUnit.MILLISECONDS), "drawn although nothing changed");
        }
        counter.failures.check();
    }

    @Test
    void picturesHeldAreNeverOverwrittenAndStayValidAfterResizeAndClose() throws InterruptedException {
        ReadyCounter counter = new ReadyCounter();
        Picture held;
        ByteBuffer copy;
        try (ViewportRenderer renderer = TestRenderer.start(TestRenderer.options(), counter)) {
            counter.awaitPicture();
            held = renderer.pictures().acquireNewest().orElseThrow();
            copy = ByteBuffer.allocate(held.pixels().capacity())
                    .put(0, held.pixels(), 0, held.pixels().capacity());
            for (int i = 1; i <= 20; i++) {
                renderer.resize(TestRenderer.WIDTH + i, TestRenderer.HEIGHT);
                counter.awaitPicture();
            }
            Picture newest = renderer.pictures().acquireNewest().orElseThrow();
            assertEquals(TestRenderer.WIDTH + 20, newest.width());
            assertEquals(newest.width() * newest.height() * 4, newest.pixels().capacity());
        }
        assertEquals(copy, held.pixels());
        held.release();
        held.release();
    }

    @Test
    void withAllPicturesHeldTheRendererWaitsForARelease() throws InterruptedException {
        ReadyCounter counter = new ReadyCounter();
        try (ViewportRenderer renderer = TestRenderer.start(TestRenderer.options(), counter)) {
            renderer.setScene(redBox());
            List<Picture> held = new ArrayList<>();
            for (int i = 0; held.size() < 4; i++) {
                renderer.submit(boxAt(0f, 0f, i));
                counter.awaitPicture();
                renderer.pictures().acquireNewest().ifPresent(held::add);
            }
            counter.ready.clear();
            renderer.submit(boxAt(0f, 0f, 9f));
            assertEquals(null, counter.ready.poll(200, TimeUnit.MILLISECONDS), "there was no slot to draw into");
            held.getFirst().release();
            counter.awaitPicture();
        }
        counter.failures.check();
    }

    @Test
    void twoHundredResizesLeakNothing() {
        ByteBuffer pixels = ByteBuffer.allocateDirect(400 * 300 * 4);
        SceneDescription scene = redBox();
        SceneFrame frame = boxAt(0f, 0f, 1f);
        Camera camera = OrbitCamera.fitting(scene, frame).camera();
        try (ScenePainter painter = new ScenePainter(TestRenderer.options())) {
            PaintedState state = new PaintedState(scene, frame, camera, Look.DARK, -1, 64, 64);
            painter.paint(state, pixels.slice(0, 64 * 64 * 4));
            int before = painter.allocations();
            for (int i = 0; i < 200; i++) {
                int width = 40 + i % 60;
                int height = 30 + i % 40;
                painter.paint(state.withSize(width, height), pixels.slice(0, width * height * 4));
            }
            assertEquals(before, painter.allocations());
        }
    }

    @Test
    void fourSamplesSmoothEdges() {
        RendererOptions options = TestRenderer.options().withAntialiasing(RendererOptions.Antialiasing.FOUR_SAMPLES);
        FailureCollector failures = new FailureCollector();
        try (ViewportRenderer renderer = TestRenderer.start(options, failures)) {
            renderer.setScene(redBox());
            renderer.submit(boxAt(0f, 0f, 1f));
            assertEquals(TestRenderer.WIDTH, renderer.renderOnce().width());
        }
        failures.check();
    }

    @Test
    void aFrameThatDoesNotFitIsLeftOutAndCounted() throws InterruptedException {
        ReadyCounter counter = new ReadyCounter();
        try (ViewportRenderer renderer = TestRenderer.start(TestRenderer.options(), counter)) {
            renderer.submit(new SceneFrame(new float[3], 1));
            renderer.setScene(redBox());
            do {
                counter.awaitPicture();
            } while (renderer.statistics().pictures() < 1
                    || renderer.statistics().droppedFrames() == 0);
            assertEquals(1, renderer.statistics().droppedFrames());
            assertFalse(renderer.statistics().device().isEmpty());
        }
    }

    @Test
    void closingTwiceIsHarmlessAndDrawingAfterwardsIsRefused() {
        ViewportRenderer renderer = TestRenderer.start(TestRenderer.options(), new FailureCollector());
        renderer.close();
        renderer.close();
        String message =
                assertThrows(RendererException.class, renderer::renderOnce).toString();
        assertTrue(message.contains("closed"), message);
    }

    @Test
    void badSizesAndCapsAreRefusedWithTheNumbers() {
        try (TestRenderer test = new TestRenderer()) {
            String message = assertThrows(IllegalArgumentException.class, () -> test.renderer.resize(0, 5))
                    .toString();
            assertTrue(message.contains("0 x 5"), message);
            assertThrows(IllegalArgumentException.class, () -> test.renderer.setFrameCap(0));
        }
    }

    @Test
    void anUnknownDeviceIsAnsweredWithTheNamesOfThoseThereAre() {
        RendererOptions options =
                new RendererOptions(64, 64, 30, RendererOptions.Antialiasing.NONE, false, "no such device");
        String message = assertThrows(
                        VulkanUnavailableException.class,
                        () -> ViewportRenderer.start(options, new FailureCollector())
                                .close())
                .toString();
        assertTrue(message.contains("no such device") && message.contains("There are:"), message);
    }
}
