package sinew.app.window.run;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import sinew.renderer.SceneDescription;
import sinew.sim.tasks.VectorEnvironment;

/** Carts whose poles hardly swing any more. */
final class ScriptedReplay implements PreparedReplay {
    private final ScriptedEnvironment environment;
    private volatile boolean paused;
    private volatile boolean stopped;

    ScriptedReplay(int count) {
        environment = new ScriptedEnvironment(count);
        environment.skill = 0.9f;
    }

    @Override
    public SceneDescription scene() {
        return ScriptedEnvironment.scene(environment.count());
    }

    @Override
    public void watch(Consumer<VectorEnvironment> watcher) {
        while (!stopped) {
            if (!paused) {
                environment.step();
                watcher.accept(environment);
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    @Override
    public void pause(boolean on) {
        paused = on;
    }

    @Override
    public void stop() {
        stopped = true;
    }
}
