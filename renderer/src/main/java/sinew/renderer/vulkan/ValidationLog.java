package sinew.renderer.vulkan;

import java.util.ArrayList;
import java.util.List;
import sinew.renderer.RendererException;

/** Collects what the validation layer says, from any thread. */
public final class ValidationLog {
    private final List<String> messages = new ArrayList<>();

    synchronized void add(String message) {
        messages.add(message);
    }

    /**
     * Refuses to go on when the validation layer has said something since the last check.
     *
     * @throws RendererException with all messages
     */
    public synchronized void check() {
        if (!messages.isEmpty()) {
            String all = String.join("\n", messages);
            messages.clear();
            throw new RendererException("The Vulkan validation layer says:\n" + all);
        }
    }
}
