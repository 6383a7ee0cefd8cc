package sinew.renderer;

import java.util.OptionalInt;
import org.joml.Quaternionf;
import org.joml.Vector3f;
import sinew.renderer.SceneDescription.Shape;

/**
 * Finds the environment under a pixel. Each shape counts as the box round it, a little enlarged, so that thin parts can be
 * hit with a mouse.
 */
final class ScenePicker {
    private static final float SLACK_PIXELS = 3f;

    private final SceneDescription scene;
    private final SceneFrame frame;
    private final Vector3f eye;
    private final Vector3f direction;
    private final float slack;

    private ScenePicker(SceneDescription scene, SceneFrame frame, Vector3f eye, Vector3f direction, float slack) {
        this.scene = scene;
        this.frame = frame;
        this.eye = eye;
        this.direction = direction;
        this.slack = slack;
    }

    /**
     * Finds the nearest environment.
     *
     * @param scene the scene
     * @param frame poses that fit it
     * @param camera where the picture was taken from
     * @param width the picture's width in pixels
     * @param height the picture's height in pixels
     * @param x the pixel, from the left
     * @param y the pixel, from above
     * @return the number of the environment; empty if only ground or sky is there
     */
    static OptionalInt pick(
            SceneDescription scene, SceneFrame frame, Camera camera, int width, int height, float x, float y) {
        float slope = (float) Math.tan(camera.verticalFieldOfView() / 2f);
        Vector3 away = camera.target().minus(camera.eye());
        Vector3f forward = new Vector3f(away.x(), away.y(), away.z()).normalize();
        Vector3f right = forward.cross(0f, 0f, 1f, new Vector3f()).normalize();
        Vector3f up = right.cross(forward, new Vector3f());
        Vector3f direction = new Vector3f(forward)
                .fma(slope * width / height * (2f * x / width - 1f), right)
                .fma(slope * (1f - 2f * y / height), up);
        Vector3f eye =
                new Vector3f(camera.eye().x(), camera.eye().y(), camera.eye().z());
        float slack = SLACK_PIXELS * 2f * slope / height;
        return new ScenePicker(scene, frame, eye, direction, slack).nearest();
    }

    private OptionalInt nearest() {
        float best = Float.POSITIVE_INFINITY;
        int found = -1;
        EnvironmentGrid grid = scene.grid();
        for (int environment = 0; environment < scene.environments(); environment++) {
            Vector3 origin = grid.origin(environment);
            for (Shape shape : scene.shapes()) {
                float distance = distance(shape, environment, origin);
                if (distance < best) {
                    best = distance;
                    found = environment;
                }
            }
        }
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
    }

    // How far along the ray the shape's box begins; the ray is turned into the box's own frame.
    private float distance(Shape shape, int environment, Vector3 origin) {
        int pose = (environment * scene.bodies() + shape.body()) * 7;
        float[] poses = frame.poses();
        Quaternionf turn = new Quaternionf(poses[pose + 4], poses[pose + 5], poses[pose + 6], poses[pose + 3]);
        float[] local = shape.position();
        Vector3f centre = turn.transform(new Vector3f(local[0], local[1], local[2]))
                .add(poses[pose], poses[pose + 1], poses[pose + 2])
                .add(origin.x(), origin.y(), origin.z());
        float[] q = shape.orientation();
        turn.mul(new Quaternionf(q[1], q[2], q[3], q[0])).conjugate();
        float larger = slack * centre.distance(eye);
        Vector3f start = turn.transform(new Vector3f(eye).sub(centre));
        Vector3f ray = turn.transform(new Vector3f(direction));
        Vector3f half = halfSize(shape).add(larger, larger, larger);
        return entry(start, ray, half);
    }

    private static Vector3f halfSize(Shape shape) {
        float[] size = shape.size();
        return switch (shape.kind()) {
            case BOX, ELLIPSOID -> new Vector3f(size[0], size[1], size[2]);
            case SPHERE -> new Vector3f(size[0], size[0], size[0]);
            case CAPSULE -> new Vector3f(size[0], size[0], size[0] + size[1]);
            case CYLINDER -> new Vector3f(size[0], size[0], size[1]);
        };
    }

    private static float entry(Vector3f start, Vector3f ray, Vector3f half) {
        float enter = 0f;
        float leave = Float.POSITIVE_INFINITY;
        for (int axis = 0; axis < 3; axis++) {
            float inverse = 1f / ray.get(axis);
            float one = (-half.get(axis) - start.get(axis)) * inverse;
            float other = (half.get(axis) - start.get(axis)) * inverse;
            enter = Math.max(enter, Math.min(one, other));
            leave = Math.min(leave, Math.max(one, other));
        }
        return enter <= leave ? enter : Float.POSITIVE_INFINITY;
    }
}
