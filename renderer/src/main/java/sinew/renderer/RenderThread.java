package sinew.renderer;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sinew.renderer.drawing.PaintResult;
import sinew.renderer.drawing.PaintedState;
import sinew.renderer.drawing.ScenePainter;

/** The renderer with its thread. State is guarded by the object's lock; the painter belongs to the thread. */
final class RenderThread implements ViewportRenderer {
    private static final Logger LOGGER = LoggerFactory.getLogger(RenderThread.class);
    private static final SceneDescription EMPTY_SCENE = new SceneDescription(1, List.of(), 1, 1f, 0f);

    private final RendererListener listener;
    private final PictureSlots slots = new PictureSlots(this::wake);
    private final Queue<CompletableFuture<Picture>> requests = new ArrayDeque<>();
    private final FrameClock clock = new FrameClock();
    private final Thread thread;

    private PaintedState state;
    private long changes = 1;
    private long drawn;
    private long framePause;
    private boolean closing;
    private long droppedFrames;
    private @Nullable RendererException failure;
    private PaintResult newest = new PaintResult(0L, 0);
    private int newestWidth;
    private int newestHeight;
    private String deviceName = "";
    private boolean software;

    private RenderThread(RendererOptions options, RendererListener listener, CompletableFuture<Void> started) {
        this.listener = listener;
        Camera camera = OrbitCamera.fitting(EMPTY_SCENE, null).camera();
        state = new PaintedState(EMPTY_SCENE, null, camera, Look.LIGHT, -1, options.width(), options.height());
        framePause = 1_000_000_000L / options.framesPerSecond();
        thread = new Thread(() -> run(options, started), "render");
        thread.setDaemon(true);
    }

    static RenderThread start(RendererOptions options, RendererListener listener) {
        CompletableFuture<Void> started = new CompletableFuture<>();
        RenderThread renderer = new RenderThread(options, listener, started);
        renderer.thread.start();
        try {
            started.join();
        } catch (CompletionException exception) {
            if (exception.getCause() instanceof RendererException cause) {
                throw cause;
            }
            throw new RendererException("The renderer did not start: " + exception.getCause(), exception);
        }
        return renderer;
    }

    private void run(RendererOptions options, CompletableFuture<Void> started) {
        ScenePainter painter;
        try {
            painter = new ScenePainter(options);
        } catch (RuntimeException | Error exception) {
            started.completeExceptionally(exception);
            return;
        }
        synchronized (this) {
            deviceName = painter.deviceName();
            software = painter.software();
        }
        LOGGER.info("Drawing on {}", painter.deviceName());
        started.complete(null);
        try (painter) {
            draw(painter);
        } catch (InterruptedException | RuntimeException | Error exception) {
            fail(exception);
        }
        refuseRequests();
    }

    private void draw(ScenePainter painter) throws InterruptedException {
        long lastStart = System.nanoTime() - 1_000_000_000L;
        while (awaitWork(lastStart)) {
            lastStart = System.nanoTime();
            answerRequests(painter);
            drawNewest(painter);
        }
    }

    /** Waits until something changed and the frame cap allows another picture; false when closing. */
    private synchronized boolean awaitWork(long lastStart) throws InterruptedException {
        while (!closing && requests.isEmpty()) {
            long pause = lastStart + framePause - System.nanoTime();
            if (changes == drawn || slots.allHeld()) {
                wait();
            } else if (pause > 0) {
                wait(pause / 1_000_000L, (int) (pause % 1_000_000L));
            } else {
                return true;
            }
        }
        return !closing;
    }

    private void drawNewest(ScenePainter painter) {
        PaintedState now;
        PictureSlots.Slot slot;
        synchronized (this) {
            now = state;
            slot = changes == drawn ? null : slots.begin(now.width(), now.height());
            if (slot == null) {
                return;
            }
            drawn = changes;
        }
        long start = System.nanoTime();
        PaintResult result = painter.paint(now, slot.pixels());
        synchronized (this) {
            clock.count(start, System.nanoTime());
            newest = result;
            newestWidth = now.width();
            newestHeight = now.height();
            slots.finish(slot, clock.pictures());
        }
        listener.pictureReady();
    }

    private void answerRequests(ScenePainter painter) {
        while (true) {
            CompletableFuture<Picture> request;
            PaintedState now;
            synchronized (this) {
                request = requests.peek();
                now = state;
            }
            if (request == null) {
                return;
            }
            ByteBuffer pixels = ByteBuffer.allocateDirect(now.width() * now.height() * 4);
            painter.paint(now, pixels);
            synchronized (this) {
                requests.remove();
            }
            request.complete(new SinglePicture(pixels, now.width(), now.height()));
        }
    }

    private record SinglePicture(ByteBuffer pixels, int width, int height) implements Picture {
        @Override
        public long number() {
            return 1L;
        }

        @Override
        public void release() {
            // Its memory is nobody else's.
        }
    }

    private void fail(Throwable exception) {
        RendererException reason = exception instanceof RendererException known
                ? known
                : new RendererException("The renderer stopped: " + exception, exception);
        synchronized (this) {
            failure = reason;
        }
        listener.failed(reason);
    }

    private synchronized void refuseRequests() {
        closing = true;
        RendererException reason = failure;
        for (CompletableFuture<Picture> request : requests) {
            request.completeExceptionally(reason != null ? reason : closed());
        }
        requests.clear();
    }

    private static RendererException closed() {
        return new RendererException("The renderer is closed; start a new one.");
    }

    private synchronized void wake() {
        notifyAll();
    }

    private synchronized void change(PaintedState changed) {
        if (!changed.equals(state)) {
            state = changed;
            changes++;
            notifyAll();
        }
    }

    @Override
    public synchronized void setScene(SceneDescription scene) {
        change(state.withScene(scene));
    }

    @Override
    public synchronized void submit(SceneFrame frame) {
        if (frame.poses().length == state.scene().poseNumbers()) {
            change(state.withFrame(frame));
        } else {
            droppedFrames++;
        }
    }

    @Override
    public synchronized void setCamera(Camera camera) {
        change(state.withCamera(camera));
    }

    @Override
    public synchronized void setLook(Look look) {
        change(state.withLook(look));
    }

    @Override
    public synchronized void highlight(int environment) {
        change(state.withHighlighted(environment));
    }

    @Override
    public OptionalInt pick(float x, float y) {
        PaintedState now;
        synchronized (this) {
            now = state;
        }
        SceneFrame frame = now.frame();
        return frame == null
                ? OptionalInt.empty()
                : ScenePicker.pick(now.scene(), frame, now.camera(), now.width(), now.height(), x, y);
    }

    @Override
    public synchronized void resize(int width, int height) {
        RendererOptions.checkSize(width, height);
        change(state.withSize(width, height));
    }

    @Override
    public synchronized void setFrameCap(int framesPerSecond) {
        if (framesPerSecond < 1) {
            throw new IllegalArgumentException("The frame cap is " + framesPerSecond + "; it has to be at least 1.");
        }
        framePause = 1_000_000_000L / framesPerSecond;
        notifyAll();
    }

    @Override
    public PictureSource pictures() {
        return slots;
    }

    @Override
    public synchronized RendererStatistics statistics() {
        return new RendererStatistics(
                deviceName,
                software,
                newestWidth,
                newestHeight,
                clock.framesPerSecond(System.nanoTime()),
                clock.millisecondsPerFrame(),
                newest.triangles(),
                newest.shapes(),
                clock.pictures(),
                droppedFrames);
    }

    @Override
    public Picture renderOnce() {
        CompletableFuture<Picture> request = new CompletableFuture<>();
        synchronized (this) {
            if (failure != null) {
                throw failure;
            }
            if (closing) {
                throw closed();
            }
            requests.add(request);
            notifyAll();
        }
        try {
            return request.join();
        } catch (CompletionException exception) {
            if (exception.getCause() instanceof RendererException cause) {
                throw cause;
            }
            throw exception;
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closing = true;
            notifyAll();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException exception) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
