package sinew.renderer;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Remembers why a renderer stopped. */
final class FailureCollector implements RendererListener {
    private final AtomicReference<@Nullable RendererException> failure = new AtomicReference<>();

    @Override
    public void failed(RendererException reason) {
        failure.set(reason);
    }

    void check() {
        RendererException reason = failure.get();
        if (reason != null) {
            throw new AssertionError("The renderer stopped.", reason);
        }
    }
}
