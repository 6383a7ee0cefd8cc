package sinew.renderer;

import java.nio.ByteBuffer;

/**
 * A finished picture. Nobody writes to its memory until {@link #release()}; the memory itself is never unmapped while it
 * is reachable, whatever happens to the renderer.
 */
public interface Picture {
    /**
     * The pixels: {@code [height * width * 4]} bytes, blue, green, red, alpha (opaque, so also premultiplied), sRGB, upper
     * row first. A direct buffer at position 0. Pictures in the same slot and of the same size return the same object, so
     * that a {@code javafx.scene.image.PixelBuffer} for it can be kept.
     *
     * @return the pixels; only to be read
     */
    ByteBuffer pixels();

    /**
     * The width.
     *
     * @return the width in pixels
     */
    int width();

    /**
     * The height.
     *
     * @return the height in pixels
     */
    int height();

    /**
     * The number of the picture.
     *
     * @return counts up from 1
     */
    long number();

    /** Gives the slot back to the renderer. A second call does nothing. */
    void release();
}
