package sinew.app.bench;

import java.util.SplittableRandom;

/** Fills actions at random, from -1 to 1, on the host. */
final class HostActions {
    private final float[] actions;
    private final SplittableRandom random;

    HostActions(float[] actions, long seed) {
        this.actions = actions;
        this.random = new SplittableRandom(seed);
    }

    void draw() {
        for (int i = 0; i < actions.length; i++) {
            actions[i] = 2 * random.nextFloat() - 1;
        }
    }
}
