package sinew.assets.model;

/**
 * The picture that a camera takes, as sensors count its pixels.
 *
 * @param width in pixels
 * @param height in pixels
 * @param focalX focal length along x, in pixels
 * @param focalY focal length along y, in pixels
 */
public record CameraImage(int width, int height, double focalX, double focalY) {}
