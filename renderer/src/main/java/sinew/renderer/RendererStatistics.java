package sinew.renderer;

/**
 * How drawing goes.
 *
 * @param device the name of the device
 * @param software whether the device is a CPU
 * @param width the width of the newest picture in pixels
 * @param height the height of the newest picture in pixels
 * @param framesPerSecond pictures finished during the last second or so; 0 when nothing was drawn for a second
 * @param millisecondsPerFrame the time the newest pictures took, their median, in ms
 * @param triangles triangles drawn for the newest picture, shadows included
 * @param shapes shapes visible in the newest picture
 * @param pictures pictures drawn since the start
 * @param droppedFrames scene frames that did not fit the scene and were left out since the start
 */
public record RendererStatistics(
        String device,
        boolean software,
        int width,
        int height,
        double framesPerSecond,
        double millisecondsPerFrame,
        long triangles,
        int shapes,
        long pictures,
        long droppedFrames) {}
