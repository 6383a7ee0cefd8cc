package sinew.app.bench;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import sinew.app.drawing.DrawingBudget;
import sinew.app.run.RunException;
import sinew.renderer.Picture;
import sinew.renderer.RendererException;
import sinew.renderer.RendererOptions;
import sinew.renderer.SceneDescription;
import sinew.renderer.SceneFrame;
import sinew.renderer.ViewportRenderer;

/** Draws the poses as a window of 1280 x 720 pixels does, as often as it would, and shows them to nobody. */
final class DrawingAudience implements Audience {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final long PULSE_MILLISECONDS = 16;

    private final AtomicReference<@Nullable RendererException> failure = new AtomicReference<>();
    private final ViewportRenderer renderer;
    private final boolean trainsOnGpu;
    private final ScheduledExecutorService viewer;
    private long taken;

    /**
     * Starts to draw.
     *
     * @param scene what there is to draw
     * @param trainsOnGpu whether the GPU that draws may also train
     * @throws RendererException if there is no Vulkan; the message says what to do
     */
    DrawingAudience(SceneDescription scene, boolean trainsOnGpu) {
        this.trainsOnGpu = trainsOnGpu;
        renderer = ViewportRenderer.start(
                RendererOptions.of(WIDTH, HEIGHT).withFramesPerSecond(DrawingBudget.MOST), failure::set);
        renderer.setScene(scene);
        viewer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("viewer").factory());
        var _ = viewer.scheduleAtFixedRate(this::look, 0, PULSE_MILLISECONDS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        renderer.pictures().acquireNewest().ifPresent(Picture::release);
        DrawingBudget.hold(renderer, trainsOnGpu);
    }

    @Override
    public void take(float[] poses) {
        renderer.submit(new SceneFrame(poses, ++taken));
    }

    @Override
    public long pictures() {
        RendererException reason = failure.get();
        if (reason != null) {
            throw new RunException("The pictures could not be drawn to the end: " + reason.getMessage());
        }
        return renderer.statistics().pictures();
    }

    @Override
    public String device() {
        return renderer.statistics().device();
    }

    @Override
    public void close() {
        viewer.shutdownNow();
        viewer.close();
        renderer.close();
    }
}
