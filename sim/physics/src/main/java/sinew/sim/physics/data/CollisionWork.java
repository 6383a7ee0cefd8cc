package sinew.sim.physics.data;

import sinew.sim.kernel.Scratch;
import sinew.sim.physics.model.Model;

/** Working memory of {@code Collision}. */
@Scratch
public final class CollisionWork {
    private static final int LANES = 32;

    /** Near pairs that wait for their collider, with several lanes {@code [64]}. */
    public final int[] queue;
    /** What a collider found, with one lane {@code [mostPerPair, CONTACT_SIZE]}. */
    public final float[] found;

    CollisionWork(Model model) {
        queue = new int[2 * LANES];
        found = new float[model.pairs.foundSize];
    }
}
