package sinew.renderer;

/** Hears from the render thread. Its methods have to return at once. */
public interface RendererListener {
    /** A newer picture can be acquired from {@link ViewportRenderer#pictures()}. Called on the render thread. */
    default void pictureReady() {}

    /**
     * The renderer stopped for good, for example because the device was lost; its last pictures stay valid. Called once,
     * on the render thread. A new renderer may be started.
     *
     * @param reason what happened and what to do
     */
    void failed(RendererException reason);
}
