package sinew.renderer.drawing;

import java.nio.FloatBuffer;
import java.util.List;
import sinew.renderer.SceneDescription;
import sinew.renderer.SceneDescription.Shape;

/** The shapes of a scene as arrays: what choosing and drawing them needs. */
final class SceneShapes {
    /** The size of a shape in the shaders' array, in bytes. */
    static final int BYTES = 64;

    final int count;
    /** The finest mesh; coarser ones follow it. */
    final int[] mesh;

    final int[] body;
    /** The centre in the body's frame, three numbers a shape. */
    final float[] centre;
    /** The radius of the sphere round the centre that holds the shape, in m. */
    final float[] radius;

    private final List<Shape> shapes;

    SceneShapes(SceneDescription scene) {
        shapes = scene.shapes();
        count = shapes.size();
        mesh = new int[count];
        body = new int[count];
        centre = new float[count * 3];
        radius = new float[count];
        for (int i = 0; i < count; i++) {
            Shape shape = shapes.get(i);
            mesh[i] = PrimitiveMeshes.mesh(shape.kind(), 0);
            body[i] = shape.body();
            System.arraycopy(shape.position(), 0, centre, i * 3, 3);
            radius[i] = radius(shape);
        }
    }

    private static float radius(Shape shape) {
        float[] size = shape.size();
        return switch (shape.kind()) {
            case BOX -> (float) Math.sqrt(size[0] * size[0] + size[1] * size[1] + size[2] * size[2]);
            case SPHERE -> size[0];
            case CAPSULE -> size[0] + size[1];
            case CYLINDER -> (float) Math.hypot(size[0], size[1]);
            case ELLIPSOID -> Math.max(size[0], Math.max(size[1], size[2]));
        };
    }

    /**
     * Writes the array that the shaders read.
     *
     * @param target where to. Modified.
     */
    void write(FloatBuffer target) {
        for (Shape shape : shapes) {
            float[] size = shape.size();
            switch (shape.kind()) {
                case BOX, ELLIPSOID ->
                    target.put(size[0]).put(size[1]).put(size[2]).put(0f);
                case SPHERE -> target.put(size[0]).put(size[0]).put(size[0]).put(0f);
                case CAPSULE -> target.put(size[0]).put(size[0]).put(size[0]).put(size[1]);
                case CYLINDER -> target.put(size[0]).put(size[0]).put(size[1]).put(0f);
            }
            target.put(shape.orientation());
            target.put(shape.position()).put(shape.body());
            for (int i = 0; i < 3; i++) {
                target.put(Palette.linear(shape.colour()[i]));
            }
            target.put(shape.colour()[3]);
        }
    }
}
