package sinew.renderer.drawing;

import org.joml.Matrix4f;
import org.joml.Vector3f;
import sinew.renderer.Camera;
import sinew.renderer.Vector3;

/**
 * A camera made ready for drawing.
 *
 * @param eye where it stands
 * @param forward unit vector into the picture
 * @param right unit vector to the right
 * @param up unit vector upwards in the picture
 * @param slopeX half the picture's width at a depth of 1 m
 * @param slopeY half the picture's height at a depth of 1 m
 * @param pixel the size of a pixel at a depth of 1 m, in m
 * @param viewProjection from the world to clip space; depth runs from 1 (near) to 0 (infinitely far)
 */
record CameraView(
        Vector3f eye,
        Vector3f forward,
        Vector3f right,
        Vector3f up,
        float slopeX,
        float slopeY,
        float pixel,
        Matrix4f viewProjection) {

    static CameraView of(Camera camera, int width, int height) {
        Vector3f eye = vector(camera.eye());
        Vector3f forward = vector(camera.target()).sub(eye).normalize();
        Vector3f right = forward.cross(0f, 0f, 1f, new Vector3f());
        // Straight up or down there is no horizon; any direction will do.
        if (right.lengthSquared() < 1e-8f) {
            right.set(0f, 1f, 0f);
        }
        right.normalize();
        Vector3f up = right.cross(forward, new Vector3f());
        float slopeY = (float) Math.tan(camera.verticalFieldOfView() / 2f);
        float slopeX = slopeY * width / height;
        float near = Math.max(0.01f, camera.distance() * 0.005f);
        Matrix4f matrix = new Matrix4f()
                .setPerspective(
                        camera.verticalFieldOfView(), (float) width / height, Float.POSITIVE_INFINITY, near, true)
                .lookAt(eye, new Vector3f(eye).add(forward), up);
        return new CameraView(eye, forward, right, up, slopeX, slopeY, 2f * slopeY / height, matrix);
    }

    static Vector3f vector(Vector3 value) {
        return new Vector3f(value.x(), value.y(), value.z());
    }
}
