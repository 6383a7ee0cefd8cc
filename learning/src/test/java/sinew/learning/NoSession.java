package sinew.learning;

import sinew.sim.settings.Settings;

/** Stands where a session will be. */
final class NoSession implements TrainingSession {
    @Override
    public End run() {
        throw new IllegalStateException("no session yet");
    }

    @Override
    public void pause() {}

    @Override
    public void resume() {}

    @Override
    public void stop() {}

    @Override
    public void change(Settings settings) {}
}
