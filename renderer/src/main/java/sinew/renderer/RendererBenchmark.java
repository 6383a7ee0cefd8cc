package sinew.renderer;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import sinew.renderer.RendererOptions.Antialiasing;
import sinew.renderer.drawing.PaintResult;
import sinew.renderer.drawing.PaintedState;
import sinew.renderer.drawing.ScenePainter;

/**
 * Measures how long pictures of crowds take on this machine, reading back included.
 */
public final class RendererBenchmark {
    private static final int[] CROWDS = {64, 1024, 4096};
    private static final int[][] SIZES = {{960, 540}, {1280, 720}, {1920, 1080}};

    private static final int WARM_UP = 5;

    private RendererBenchmark() {}

    /**
     * Runs the benchmark.
     *
     * @param pictures how many pictures are measured of each case, at least 1
     * @param out receives one line after each case
     * @throws VulkanUnavailableException if this machine cannot draw
     */
    public static void run(int pictures, Consumer<String> out) {
        for (Antialiasing antialiasing : List.of(Antialiasing.NONE, Antialiasing.FOUR_SAMPLES)) {
            RendererOptions options = RendererOptions.of(1280, 720).withAntialiasing(antialiasing);
            try (ScenePainter painter = new ScenePainter(options)) {
                out.accept(painter.deviceName() + ", " + antialiasing);
                for (int[] size : SIZES) {
                    for (int crowd : CROWDS) {
                        out.accept(measure(painter, crowd, size[0], size[1], pictures));
                    }
                }
            }
        }
    }

    private static String measure(ScenePainter painter, int crowd, int width, int height, int pictures) {
        SceneDescription scene = BenchmarkScene.cartpoles(crowd);
        SceneFrame[] frames = new SceneFrame[pictures + WARM_UP];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = BenchmarkScene.frame(crowd, i / 30f, i);
        }
        Camera camera = OrbitCamera.fitting(scene, frames[0]).camera();
        ByteBuffer pixels = ByteBuffer.allocateDirect(width * height * 4);
        PaintedState state = new PaintedState(scene, frames[0], camera, Look.LIGHT, -1, width, height);
        double[] milliseconds = new double[pictures];
        PaintResult result = new PaintResult(0L, 0);
        long processorStart = 0L;
        for (int i = 0; i < frames.length; i++) {
            // The first pictures warm up.
            int measured = i - WARM_UP;
            if (measured == 0) {
                processorStart = processorTime();
            }
            long start = System.nanoTime();
            result = painter.paint(state.withFrame(frames[i]), pixels);
            if (measured >= 0) {
                milliseconds[measured] = (System.nanoTime() - start) * 1e-6;
            }
        }
        double processor = (processorTime() - processorStart) * 1e-6 / pictures;
        Arrays.sort(milliseconds);
        return String.format(
                Locale.ROOT,
                "%5d environments %4d x %4d: median %6.2f ms, slowest tenth %6.2f ms, processor time %6.2f ms, %7d triangles, %6d shapes",
                crowd,
                width,
                height,
                milliseconds[pictures / 2],
                milliseconds[pictures * 9 / 10],
                processor,
                result.triangles(),
                result.shapes());
    }

    // Of all threads of this process: what a picture costs beside a training that keeps all cores busy.
    private static long processorTime() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0L;
    }
}
