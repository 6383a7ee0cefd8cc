package sinew.renderer.drawing;

import java.nio.IntBuffer;
import java.util.Arrays;
import sinew.renderer.EnvironmentGrid;
import sinew.renderer.SceneDescription;
import sinew.renderer.SceneFrame;
import sinew.renderer.Vector3;

/**
 * Chooses for the camera and for the sun which shapes are drawn, and how finely. An instance is the number
 * {@code environment * shapes + shape}; instances that share a mesh stand together.
 */
final class InstanceSelector {
    /** Projected radii in pixels from which the three finer levels are used; smaller than the last is not drawn. */
    private static final float[] LEVEL_PIXELS = {70f, 22f, 7f};

    private static final float SMALLEST_PIXELS = 0.4f;
    private static final byte HIDDEN = -1;

    private final SceneDescription scene;
    private final SceneShapes shapes;
    private final int[] triangles;
    private final float[] position;
    private final float[] pixels;
    private final byte[] meshOf;
    private final int[] counts = new int[PrimitiveMeshes.MESHES];
    private final int[] next = new int[PrimitiveMeshes.MESHES];

    /**
     * Makes a selector.
     *
     * @param scene the scene
     * @param shapes its shapes
     * @param triangles how many triangles each mesh has
     */
    InstanceSelector(SceneDescription scene, SceneShapes shapes, int[] triangles) {
        this.scene = scene;
        this.shapes = shapes;
        this.triangles = triangles;
        int instances = scene.environments() * shapes.count;
        position = new float[instances * 3];
        pixels = new float[instances];
        meshOf = new byte[instances];
    }

    /**
     * Works out where the centres of all shapes are. Comes before the two selections.
     *
     * @param frame the poses
     */
    void place(SceneFrame frame) {
        EnvironmentGrid grid = scene.grid();
        float[] poses = frame.poses();
        int instance = 0;
        for (int environment = 0; environment < scene.environments(); environment++) {
            Vector3 origin = grid.origin(environment);
            for (int shape = 0; shape < shapes.count; shape++) {
                int pose = (environment * scene.bodies() + shapes.body[shape]) * 7;
                placeShape(poses, pose, shape, instance * 3);
                position[instance * 3] += origin.x();
                position[instance * 3 + 1] += origin.y();
                instance++;
            }
        }
    }

    // Centre of the shape = position of the body + centre turned by the body's quaternion.
    private void placeShape(float[] poses, int pose, int shape, int target) {
        float w = poses[pose + 3];
        float x = poses[pose + 4];
        float y = poses[pose + 5];
        float z = poses[pose + 6];
        float cx = shapes.centre[shape * 3];
        float cy = shapes.centre[shape * 3 + 1];
        float cz = shapes.centre[shape * 3 + 2];
        float tx = 2f * (y * cz - z * cy);
        float ty = 2f * (z * cx - x * cz);
        float tz = 2f * (x * cy - y * cx);
        position[target] = poses[pose] + cx + w * tx + y * tz - z * ty;
        position[target + 1] = poses[pose + 1] + cy + w * ty + z * tx - x * tz;
        position[target + 2] = poses[pose + 2] + cz + w * tz + x * ty - y * tx;
    }

    /**
     * Chooses what the camera sees.
     *
     * @param view the camera
     * @param budget how many triangles may be drawn; if they are more, everything is drawn more coarsely
     * @param target receives the instances. Modified.
     * @return what is to be drawn
     */
    Selection forCamera(CameraView view, int budget, IntBuffer target) {
        float wideX = (float) Math.sqrt(1f + view.slopeX() * view.slopeX());
        float wideY = (float) Math.sqrt(1f + view.slopeY() * view.slopeY());
        for (int i = 0; i < pixels.length; i++) {
            float radius = shapes.radius[i % shapes.count];
            float dx = position[i * 3] - view.eye().x;
            float dy = position[i * 3 + 1] - view.eye().y;
            float dz = position[i * 3 + 2] - view.eye().z;
            float depth = dx * view.forward().x + dy * view.forward().y + dz * view.forward().z;
            float across = Math.abs(dx * view.right().x + dy * view.right().y + dz * view.right().z);
            float along = Math.abs(dx * view.up().x + dy * view.up().y + dz * view.up().z);
            boolean seen = depth > -radius
                    && across <= Math.max(depth, 0f) * view.slopeX() + radius * wideX
                    && along <= Math.max(depth, 0f) * view.slopeY() + radius * wideY;
            pixels[i] = seen ? radius / (Math.max(depth, radius * 0.5f) * view.pixel()) : 0f;
        }
        return select(budget, target);
    }

    /**
     * Chooses what the sun sees.
     *
     * @param view the sun's view
     * @param resolution the side of the shadow map in texels
     * @param budget how many triangles may be drawn
     * @param target receives the instances. Modified.
     * @return what is to be drawn
     */
    Selection forSun(ShadowView view, int resolution, int budget, IntBuffer target) {
        float perMetre = resolution * 0.5f / view.radius();
        for (int i = 0; i < pixels.length; i++) {
            float radius = shapes.radius[i % shapes.count];
            float dx = position[i * 3] - view.centre().x;
            float dy = position[i * 3 + 1] - view.centre().y;
            float dz = position[i * 3 + 2] - view.centre().z;
            float across = Math.abs(dx * view.right().x + dy * view.right().y + dz * view.right().z);
            float along = Math.abs(dx * view.up().x + dy * view.up().y + dz * view.up().z);
            boolean seen = across <= view.radius() + radius && along <= view.radius() + radius;
            pixels[i] = seen ? radius * perMetre * 0.5f : 0f;
        }
        return select(budget, target);
    }

    private Selection select(int budget, IntBuffer target) {
        float coarser = 1f;
        long drawn = classify(coarser);
        for (int attempt = 0; drawn > budget && attempt < 12; attempt++) {
            coarser *= 1.5f;
            drawn = classify(coarser);
        }
        int start = target.position();
        for (int mesh = 0; mesh < counts.length; mesh++) {
            next[mesh] = start;
            start += counts[mesh];
        }
        int[] first = next.clone();
        for (int i = 0; i < meshOf.length; i++) {
            if (meshOf[i] != HIDDEN) {
                target.put(next[meshOf[i]]++, i);
            }
        }
        target.position(start);
        return new Selection(first, counts.clone(), drawn);
    }

    private long classify(float coarser) {
        Arrays.fill(counts, 0);
        for (int i = 0; i < meshOf.length; i++) {
            float size = pixels[i] / coarser;
            if (size < SMALLEST_PIXELS) {
                meshOf[i] = HIDDEN;
            } else {
                int level = size > LEVEL_PIXELS[0] ? 0 : size > LEVEL_PIXELS[1] ? 1 : size > LEVEL_PIXELS[2] ? 2 : 3;
                int mesh = shapes.mesh[i % shapes.count] + level;
                meshOf[i] = (byte) mesh;
                counts[mesh]++;
            }
        }
        long sum = 0;
        for (int mesh = 0; mesh < counts.length; mesh++) {
            sum += (long) counts[mesh] * triangles[mesh];
        }
        return sum;
    }
}
