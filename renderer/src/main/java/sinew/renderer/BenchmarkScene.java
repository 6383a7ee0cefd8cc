package sinew.renderer;

import java.util.List;
import sinew.renderer.SceneDescription.Kind;
import sinew.renderer.SceneDescription.Shape;

/** A crowd of cartpoles that swing without any physics; for benchmarks and tests. */
final class BenchmarkScene {
    private static final int BODIES = 4;
    private static final float HEIGHT = 2f;
    private static final float[] UPRIGHT = {1f, 0f, 0f, 0f};

    private BenchmarkScene() {}

    static SceneDescription cartpoles(int environments) {
        List<Shape> shapes = List.of(
                box(1, new float[] {0.015f, 4f, 0.015f}, new float[] {0f, 0f, 0f}, 0.55f, 0.58f, 0.62f),
                box(2, new float[] {0.1f, 0.125f, 0.1f}, new float[] {0f, 0f, 0f}, 0.16f, 0.42f, 0.78f),
                box(3, new float[] {0.02f, 0.03f, 0.5f}, new float[] {0f, 0f, 0.47f}, 0.93f, 0.55f, 0.16f));
        return new SceneDescription(BODIES, shapes, environments, 4f, 0f);
    }

    private static Shape box(int body, float[] size, float[] position, float red, float green, float blue) {
        return new Shape(Kind.BOX, body, size, position, UPRIGHT, new float[] {red, green, blue, 1f});
    }

    /**
     * The poses at a moment.
     *
     * @param environments how many cartpoles
     * @param seconds the moment in s
     * @param number the frame's number
     * @return the frame
     */
    static SceneFrame frame(int environments, float seconds, long number) {
        float[] poses = new float[environments * BODIES * 7];
        for (int environment = 0; environment < environments; environment++) {
            float phase = environment * 2.399963f;
            float place = (float) Math.sin(seconds * 1.3f + phase) * 1.2f;
            float half = (float) Math.sin(seconds * 2.1f + phase * 1.7f) * 0.25f;
            int first = environment * BODIES * 7;
            pose(poses, first, 0f, 0f, 0f, 0f);
            pose(poses, first + 7, 0f, 0f, HEIGHT, 0f);
            pose(poses, first + 14, 0f, place, HEIGHT, 0f);
            pose(poses, first + 21, 0.12f, place, HEIGHT, half);
        }
        return new SceneFrame(poses, number);
    }

    private static void pose(float[] poses, int first, float x, float y, float z, float halfAngle) {
        poses[first] = x;
        poses[first + 1] = y;
        poses[first + 2] = z;
        poses[first + 3] = (float) Math.cos(halfAngle);
        poses[first + 4] = (float) Math.sin(halfAngle);
    }
}
