package sinew.renderer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sinew.renderer.RendererOptions.Antialiasing;
import sinew.renderer.SceneDescription.Kind;
import sinew.renderer.SceneDescription.Shape;

/** Draws a few pictures to look at: {@code Gallery <folder>}. */
final class Gallery {
    private Gallery() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        for (Antialiasing antialiasing : new Antialiasing[] {Antialiasing.NONE, Antialiasing.FOUR_SAMPLES}) {
            RendererOptions options =
                    RendererOptions.of(1280, 720).withAntialiasing(antialiasing).withValidation(true);
            String suffix = antialiasing == Antialiasing.NONE ? "" : "_smooth";
            try (ViewportRenderer renderer = ViewportRenderer.start(options, new FailureCollector())) {
                crowd(renderer, folder, suffix);
                primitives(renderer, folder, suffix);
            }
        }
    }

    private static void crowd(ViewportRenderer renderer, Path folder, String suffix) throws IOException {
        for (int environments : new int[] {1, 64, 1024}) {
            SceneDescription scene = BenchmarkScene.cartpoles(environments);
            SceneFrame frame = BenchmarkScene.frame(environments, 1f, 1);
            renderer.setScene(scene);
            renderer.submit(frame);
            renderer.setCamera(OrbitCamera.fitting(scene, frame).camera());
            both(renderer, folder, "crowd_" + environments + suffix);
        }
        SceneDescription scene = BenchmarkScene.cartpoles(64);
        renderer.setScene(scene);
        renderer.submit(BenchmarkScene.frame(64, 1f, 1));
        Vector3 cart = scene.grid().origin(28).plus(new Vector3(0f, 0f, 2.2f));
        renderer.setCamera(new OrbitCamera(cart, 5f, -0.6f, 0.25f, Camera.STANDARD_FIELD_OF_VIEW).camera());
        renderer.highlight(28);
        both(renderer, folder, "close" + suffix);
        renderer.highlight(-1);
    }

    private static void primitives(ViewportRenderer renderer, Path folder, String suffix) throws IOException {
        List<Shape> shapes = new ArrayList<>();
        float[][] sizes = {{0.3f, 0.3f, 0.3f}, {0.35f, 0f, 0f}, {0.2f, 0.3f, 0f}, {0.3f, 0.35f, 0f}, {0.2f, 0.4f, 0.3f}
        };
        float[][] colours = {
            {0.85f, 0.25f, 0.2f, 1f},
            {0.95f, 0.75f, 0.2f, 1f},
            {0.2f, 0.6f, 0.4f, 1f},
            {0.2f, 0.45f, 0.8f, 1f},
            {0.9f, 0.9f, 0.92f, 1f}
        };
        for (Kind kind : Kind.values()) {
            int i = shapes.size();
            float[] place = {0f, (i - 2) * 0.95f, 0.55f};
            shapes.add(new Shape(kind, 0, sizes[i], place, new float[] {1f, 0f, 0f, 0f}, colours[i]));
        }
        SceneDescription scene = new SceneDescription(1, shapes, 1, 2f, 0f);
        renderer.setScene(scene);
        renderer.submit(new SceneFrame(new float[] {0f, 0f, 0f, 1f, 0f, 0f, 0f}, 1));
        renderer.setCamera(
                new OrbitCamera(new Vector3(0f, 0f, 0.5f), 4.5f, 0.4f, 0.35f, Camera.STANDARD_FIELD_OF_VIEW).camera());
        both(renderer, folder, "primitives" + suffix);
        for (Look.Shading shading : Look.Shading.values()) {
            renderer.setLook(new Look(Look.Theme.LIGHT, shading, true));
            PictureFiles.write(renderer.renderOnce(), folder.resolve("shading_" + shading + suffix + ".png"));
        }
    }

    private static void both(ViewportRenderer renderer, Path folder, String name) throws IOException {
        renderer.setLook(Look.LIGHT);
        PictureFiles.write(renderer.renderOnce(), folder.resolve(name + "_light.png"));
        renderer.setLook(Look.DARK);
        PictureFiles.write(renderer.renderOnce(), folder.resolve(name + "_dark.png"));
    }
}
