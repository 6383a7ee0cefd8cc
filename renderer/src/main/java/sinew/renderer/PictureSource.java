package sinew.renderer;

import java.util.Optional;

/**
 * The newest finished pictures, in four slots: one is rendered into, one is ready, and two may be held (what is shown and
 * what was shown before it, which the window system may still be reading). Any thread may ask; nothing blocks.
 *
 * <p>A window does, in each pulse: acquire; if there is one, show it, release the picture before the last one.
 */
public interface PictureSource {
    /** How many pictures may be held at a time without slowing the renderer. */
    int HELD_PICTURES = 2;

    /**
     * Takes the newest picture.
     *
     * @return the picture, to be released; empty if there is none newer than the last one acquired
     */
    Optional<Picture> acquireNewest();
}
