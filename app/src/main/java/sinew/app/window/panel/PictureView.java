package sinew.app.window.panel;

import java.nio.ByteBuffer;
import java.util.IdentityHashMap;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;
import sinew.renderer.Picture;

/**
 * Shows pictures straight from the renderer's memory. Holds the shown picture and the one before, which the window system may
 * still be reading.
 */
final class PictureView {
    private static final int KEPT_IMAGES = 8;

    private record Slot(PixelBuffer<ByteBuffer> buffer, WritableImage image, int width, int height) {}

    private final ImageView view;
    private final IdentityHashMap<ByteBuffer, Slot> slots = new IdentityHashMap<>();
    private @Nullable Picture shown;
    private @Nullable Picture before;

    PictureView(ImageView view) {
        this.view = view;
    }

    void show(Picture picture) {
        Slot slot = slots.get(picture.pixels());
        if (slot == null || slot.width() != picture.width() || slot.height() != picture.height()) {
            slot = slot(picture);
        }
        slot.buffer().updateBuffer(buffer -> null);
        view.setImage(slot.image());
        if (before != null) {
            before.release();
        }
        before = shown;
        shown = picture;
    }

    private Slot slot(Picture picture) {
        if (slots.size() >= KEPT_IMAGES) {
            slots.clear();
        }
        PixelBuffer<ByteBuffer> buffer = new PixelBuffer<>(
                picture.width(), picture.height(), picture.pixels(), PixelFormat.getByteBgraPreInstance());
        Slot slot = new Slot(buffer, new WritableImage(buffer), picture.width(), picture.height());
        slots.put(picture.pixels(), slot);
        return slot;
    }

    void clear() {
        view.setImage(null);
        slots.clear();
        if (before != null) {
            before.release();
            before = null;
        }
        if (shown != null) {
            shown.release();
            shown = null;
        }
    }
}
