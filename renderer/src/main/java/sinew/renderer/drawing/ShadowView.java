package sinew.renderer.drawing;

import org.joml.Matrix4f;
import org.joml.Vector3f;
import sinew.renderer.Camera;
import sinew.renderer.SceneDescription;

/**
 * The sun's view of the part of the scene that gets shadows: a square round the camera's target.
 *
 * @param centre the middle of the square
 * @param radius half its side in m
 * @param right the square's first axis
 * @param up the square's second axis
 * @param viewProjection from the world to the sun's clip space
 */
record ShadowView(Vector3f centre, float radius, Vector3f right, Vector3f up, Matrix4f viewProjection) {
    /** Unit vector towards the sun. */
    static final Vector3f SUN = new Vector3f(0.42f, -0.38f, 0.82f).normalize();

    /**
     * Fits the view: near the camera only what is near, so that shadows are fine; never more than the scene is large.
     *
     * @param camera where the picture is taken from
     * @param scene what there is to draw
     * @param resolution the side of the shadow map in texels
     * @return the view
     */
    static ShadowView of(Camera camera, SceneDescription scene, int resolution) {
        var grid = scene.grid();
        float halfX = (grid.rows() * 0.5f + 0.5f) * grid.spacing();
        float halfY = (grid.columns() * 0.5f + 0.5f) * grid.spacing();
        float sceneRadius = (float) Math.hypot(halfX, halfY) + 2f;
        // Steps of 15 %, so that following a robot does not make the edges of shadows swim.
        float wanted = Math.clamp(camera.distance() * 0.95f, 2.5f, Math.max(sceneRadius, 2.5f));
        float radius = (float) Math.pow(1.15, Math.ceil(Math.log(wanted) / Math.log(1.15)));
        Vector3f right = SUN.cross(0f, 0f, 1f, new Vector3f()).normalize().negate();
        Vector3f up = SUN.cross(right, new Vector3f()).normalize();
        // Robots may have walked far away from their places, and the camera with them.
        Vector3f target = new Vector3f(camera.target().x(), camera.target().y(), scene.groundHeight());
        Vector3f centre = snapped(target, right, up, 2f * radius / resolution);
        float depth = depth(radius);
        Matrix4f matrix = new Matrix4f()
                .setOrtho(-radius, radius, -radius, radius, 0f, 2f * depth, true)
                .lookAt(new Vector3f(SUN).mul(depth).add(centre), centre, up);
        return new ShadowView(centre, radius, right, up, matrix);
    }

    /**
     * How much nearer to the sun a surface counts, so that it does not shadow itself.
     *
     * @param resolution the side of the shadow map in texels
     * @return in depths of the shadow map
     */
    float bias(int resolution) {
        float metres = 1.5f * 2f * radius / resolution + 0.004f;
        return metres / (2f * depth(radius));
    }

    private static float depth(float radius) {
        return radius * 1.6f + 25f;
    }

    // Whole texels only, for the same reason.
    private static Vector3f snapped(Vector3f target, Vector3f right, Vector3f up, float texel) {
        float x = target.dot(right);
        float y = target.dot(up);
        return new Vector3f(target)
                .fma(Math.round(x / texel) * texel - x, right)
                .fma(Math.round(y / texel) * texel - y, up);
    }
}
