package sinew.renderer;

/**
 * What a renderer is started with.
 *
 * @param width the width of the picture in pixels, at least 1
 * @param height the height of the picture in pixels, at least 1
 * @param framesPerSecond how many pictures a second are drawn at most; 30 beside a training, else 60
 * @param antialiasing how edges are smoothed
 * @param validation whether the Vulkan validation layer watches; each of its messages is an error. For tests
 * @param device part of the name of the device to use; empty for the best one (a GPU before a CPU)
 */
public record RendererOptions(
        int width, int height, int framesPerSecond, Antialiasing antialiasing, boolean validation, String device) {
    /** How edges are smoothed. */
    public enum Antialiasing {
        /** Four samples on a GPU, none on a CPU. */
        AUTOMATIC,
        /** One sample a pixel. */
        NONE,
        /** Four samples a pixel. */
        FOUR_SAMPLES
    }

    /** The environment variable that names a device, see {@link #device}. */
    public static final String DEVICE_VARIABLE = "SINEW_VULKAN_DEVICE";

    /** Checks the numbers. */
    public RendererOptions {
        checkSize(width, height);
        if (framesPerSecond < 1) {
            throw new IllegalArgumentException(
                    "The renderer was asked for " + framesPerSecond + " frames a second; it has to be at least 1.");
        }
    }

    /**
     * The usual options: at most 30 frames a second, automatic smoothing, no validation, the device that
     * {@value #DEVICE_VARIABLE} names or else the best one.
     *
     * @param width the width of the picture in pixels
     * @param height the height of the picture in pixels
     * @return the options
     */
    public static RendererOptions of(int width, int height) {
        String device = System.getenv(DEVICE_VARIABLE);
        return new RendererOptions(width, height, 30, Antialiasing.AUTOMATIC, false, device == null ? "" : device);
    }

    /**
     * The same options with another frame cap.
     *
     * @param value how many pictures a second are drawn at most
     * @return the options
     */
    public RendererOptions withFramesPerSecond(int value) {
        return new RendererOptions(width, height, value, antialiasing, validation, device);
    }

    /**
     * The same options with another smoothing.
     *
     * @param value how edges are smoothed
     * @return the options
     */
    public RendererOptions withAntialiasing(Antialiasing value) {
        return new RendererOptions(width, height, framesPerSecond, value, validation, device);
    }

    /**
     * The same options with the validation layer on or off.
     *
     * @param value whether it watches
     * @return the options
     */
    public RendererOptions withValidation(boolean value) {
        return new RendererOptions(width, height, framesPerSecond, antialiasing, value, device);
    }

    static void checkSize(int width, int height) {
        if (width < 1 || height < 1 || width > 16384 || height > 16384) {
            throw new IllegalArgumentException("A picture of " + width + " x " + height
                    + " pixels was asked for; both have to lie between 1 and 16384.");
        }
    }
}
