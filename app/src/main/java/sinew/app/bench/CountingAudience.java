package sinew.app.bench;

import java.util.concurrent.atomic.AtomicReference;

/** Keeps the newest poses, as a window does that is about to draw them. */
final class CountingAudience implements Audience {
    private final AtomicReference<float[]> newest = new AtomicReference<>();
    private long pictures;

    @Override
    public void take(float[] poses) {
        newest.set(poses);
        pictures++;
    }

    @Override
    public long pictures() {
        return pictures;
    }

    @Override
    public String device() {
        return "";
    }

    @Override
    public void close() {
        // keeps nothing open
    }
}
