package sinew.renderer;

import org.jspecify.annotations.Nullable;

/**
 * Turns mouse movements into cameras: the eye moves on a sphere round a target. Immutable; each method answers the moved
 * one.
 *
 * @param target the point in the middle of the picture
 * @param distance from target to eye in m, above 0
 * @param azimuth the eye's direction seen from the target, in rad from x towards y
 * @param elevation the eye's angle above the horizon, in rad
 * @param verticalFieldOfView in rad
 */
public record OrbitCamera(Vector3 target, float distance, float azimuth, float elevation, float verticalFieldOfView) {
    private static final float LOWEST = (float) Math.toRadians(-5.0);
    private static final float HIGHEST = (float) Math.toRadians(89.0);
    private static final float NEAREST = 0.05f;
    private static final float FARTHEST = 5000f;

    /** Keeps the numbers in their ranges. */
    public OrbitCamera {
        distance = Math.clamp(distance, NEAREST, FARTHEST);
        elevation = Math.clamp(elevation, LOWEST, HIGHEST);
        azimuth = (float) Math.IEEEremainder(azimuth, 2.0 * Math.PI);
    }

    /**
     * The controller that stands where a camera stands.
     *
     * @param camera the camera
     * @return the controller
     */
    public static OrbitCamera of(Camera camera) {
        Vector3 offset = camera.eye().minus(camera.target());
        float distance = offset.length();
        return new OrbitCamera(
                camera.target(),
                distance,
                (float) Math.atan2(offset.y(), offset.x()),
                (float) Math.asin(offset.z() / distance),
                camera.verticalFieldOfView());
    }

    /**
     * A camera from which a scene is seen well: up to a hundred or so environments as a whole, of larger crowds the middle.
     *
     * @param scene the scene
     * @param frame poses that fit it, which say how high up it happens; null if there are none yet
     * @return the controller
     */
    public static OrbitCamera fitting(SceneDescription scene, @Nullable SceneFrame frame) {
        float side = (float) Math.sqrt(scene.environments()) * scene.spacing();
        float distance = Math.clamp(3.5f + side * 0.93f, 4f, 40f);
        float azimuth = (float) Math.toRadians(-28.0);
        // What is near takes more room in the picture, so the middle of the picture is a little before that of the
        // crowd.
        float before = scene.environments() == 1 ? 0f : 0.1f * Math.min(side, distance);
        Vector3 target = new Vector3(
                before * (float) Math.cos(azimuth),
                before * (float) Math.sin(azimuth),
                scene.groundHeight() + middleHeight(scene, frame));
        return new OrbitCamera(target, distance, azimuth, (float) Math.toRadians(22.0), Camera.STANDARD_FIELD_OF_VIEW);
    }

    private static float middleHeight(SceneDescription scene, @Nullable SceneFrame frame) {
        if (frame == null || scene.bodies() < 2) {
            return 0.5f;
        }
        float sum = 0f;
        for (int body = 1; body < scene.bodies(); body++) {
            sum += frame.poses()[body * 7 + 2] - scene.groundHeight();
        }
        float middle = sum / (scene.bodies() - 1);
        return Float.isFinite(middle) ? middle : 0.5f;
    }

    /**
     * The camera at this place.
     *
     * @return the camera
     */
    public Camera camera() {
        float horizontal = (float) Math.cos(elevation) * distance;
        Vector3 offset = new Vector3(
                horizontal * (float) Math.cos(azimuth),
                horizontal * (float) Math.sin(azimuth),
                (float) Math.sin(elevation) * distance);
        return new Camera(target.plus(offset), target, verticalFieldOfView);
    }

    /**
     * Orbits round the target as if the scene were dragged.
     *
     * @param right how far the mouse moved to the right, in pixels
     * @param down how far the mouse moved down, in pixels
     * @param height the height of the picture in pixels; dragging over all of it turns by half a turn
     * @return the moved controller
     */
    public OrbitCamera orbited(float right, float down, int height) {
        float turn = (float) Math.PI / height;
        return new OrbitCamera(target, distance, azimuth - right * turn, elevation + down * turn, verticalFieldOfView);
    }

    /**
     * Moves the target and the eye so that the point at the target's depth stays under the mouse.
     *
     * @param right how far the mouse moved to the right, in pixels
     * @param down how far the mouse moved down, in pixels
     * @param height the height of the picture in pixels
     * @return the moved controller
     */
    public OrbitCamera panned(float right, float down, int height) {
        float scale = 2f * distance * (float) Math.tan(verticalFieldOfView / 2f) / height;
        float sine = (float) Math.sin(azimuth);
        float cosine = (float) Math.cos(azimuth);
        float lift = (float) Math.sin(elevation);
        Vector3 rightward = new Vector3(-sine, cosine, 0f);
        Vector3 upward = new Vector3(-lift * cosine, -lift * sine, (float) Math.cos(elevation));
        Vector3 moved = target.minus(rightward.times(right * scale)).plus(upward.times(down * scale));
        return new OrbitCamera(moved, distance, azimuth, elevation, verticalFieldOfView);
    }

    /**
     * Moves towards the target or away.
     *
     * @param steps how many notches of the wheel; above 0 goes nearer
     * @return the moved controller
     */
    public OrbitCamera zoomed(float steps) {
        float nearer = distance * (float) Math.pow(0.88, steps);
        return new OrbitCamera(target, nearer, azimuth, elevation, verticalFieldOfView);
    }

    /**
     * Looks at another point from the same side; for following a robot.
     *
     * @param point the point
     * @return the moved controller
     */
    public OrbitCamera lookingAt(Vector3 point) {
        return new OrbitCamera(point, distance, azimuth, elevation, verticalFieldOfView);
    }

    /**
     * Moves the target a part of the way to a point, for a smooth follow: after the time constant 63 % of the way is done.
     *
     * @param point the point to follow
     * @param seconds the time since the last call in s
     * @param timeConstant how slowly it follows in s; 0 at once
     * @return the moved controller
     */
    public OrbitCamera following(Vector3 point, float seconds, float timeConstant) {
        float part = timeConstant <= 0f ? 1f : 1f - (float) Math.exp(-seconds / timeConstant);
        return lookingAt(target.plus(point.minus(target).times(part)));
    }
}
