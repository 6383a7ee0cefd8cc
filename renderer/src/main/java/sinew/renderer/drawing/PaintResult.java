package sinew.renderer.drawing;

/**
 * What a picture took.
 *
 * @param triangles how many triangles were drawn, shadows included
 * @param shapes how many shapes the camera sees
 */
public record PaintResult(long triangles, int shapes) {}
