package sinew.renderer;

import java.util.OptionalInt;

/**
 * Draws a scene off screen on a thread of its own, and offers the newest picture. All methods may be called from any
 * thread; none but {@link #start}, {@link #renderOnce} and {@link #close} waits for the device. While nothing changes
 * nothing is drawn.
 */
public interface ViewportRenderer extends AutoCloseable {
    /**
     * Starts a renderer: takes the device and compiles the shaders, which lasts about a second.
     *
     * @param options what to start with
     * @param listener hears of pictures and failure
     * @return the renderer
     * @throws VulkanUnavailableException if this machine cannot draw; the message says what to install
     */
    static ViewportRenderer start(RendererOptions options, RendererListener listener) {
        return RenderThread.start(options, listener);
    }

    /**
     * Replaces the scene. It is empty but for the ground until the first frame that fits it.
     *
     * @param scene what there is to draw
     */
    void setScene(SceneDescription scene);

    /**
     * Hands over the newest poses; poses not drawn yet are forgotten. Never blocks.
     *
     * @param frame the poses; a frame whose size does not fit the scene is left out and counted
     */
    void submit(SceneFrame frame);

    /**
     * Moves the camera.
     *
     * @param camera where the picture is taken from
     */
    void setCamera(Camera camera);

    /**
     * Changes how the scene is shown.
     *
     * @param look the look
     */
    void setLook(Look look);

    /**
     * Marks one environment.
     *
     * @param environment the number of the environment; -1 for none
     */
    void highlight(int environment);

    /**
     * Finds the environment under a pixel of the picture as it was set last; for clicks.
     *
     * @param x the pixel, from the left
     * @param y the pixel, from above
     * @return the number of the environment; empty if only ground or sky is there
     */
    OptionalInt pick(float x, float y);

    /**
     * Changes the size of the pictures to come.
     *
     * @param width in pixels
     * @param height in pixels
     */
    void resize(int width, int height);

    /**
     * Changes how many pictures are drawn at most.
     *
     * @param framesPerSecond at least 1
     */
    void setFrameCap(int framesPerSecond);

    /**
     * The newest pictures.
     *
     * @return where to take them
     */
    PictureSource pictures();

    /**
     * How drawing goes.
     *
     * @return the newest numbers
     */
    RendererStatistics statistics();

    /**
     * Draws one picture of what was set last and waits for it, whatever the frame cap; for screenshots and video.
     *
     * @return the picture, to be released
     * @throws RendererException if drawing fails or the renderer is closed
     */
    Picture renderOnce();

    /** Stops the thread and frees the device. Pictures that are held stay valid. A second call does nothing. */
    @Override
    void close();
}
