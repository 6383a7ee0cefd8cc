package sinew.renderer;

/**
 * Where the picture is taken from. The world's z points up in the picture.
 *
 * @param eye where the camera stands, in the world
 * @param target the point in the middle of the picture, in the world; not straight above or below the eye
 * @param verticalFieldOfView the angle between the lower and the upper edge of the picture, in rad, between 0 and pi
 */
public record Camera(Vector3 eye, Vector3 target, float verticalFieldOfView) {
    /** The field of view a camera has unless told otherwise, in rad (45 degrees). */
    public static final float STANDARD_FIELD_OF_VIEW = (float) Math.toRadians(45.0);

    /** Checks the numbers. */
    public Camera {
        if (!(verticalFieldOfView > 0f && verticalFieldOfView < Math.PI)) {
            throw new IllegalArgumentException(
                    "The field of view is " + verticalFieldOfView + " rad; it has to lie between 0 and pi.");
        }
        float distance = eye.minus(target).length();
        if (!(distance > 0f && distance < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "The camera at " + eye + " looks at " + target + "; the two have to be finite and apart.");
        }
    }

    /**
     * A camera with the standard field of view.
     *
     * @param eye where it stands
     * @param target what it looks at
     * @return the camera
     */
    public static Camera lookingAt(Vector3 eye, Vector3 target) {
        return new Camera(eye, target, STANDARD_FIELD_OF_VIEW);
    }

    /**
     * How far the target is from the eye.
     *
     * @return the distance in m
     */
    public float distance() {
        return eye.minus(target).length();
    }
}
