package sinew.sim.kernel.cpu;

import sinew.sim.kernel.Scratch;

/** Working memory of the chain. */
@Scratch
public final class SwingWork {
    /** One value per link. */
    public final float[] values;

    /**
     * Makes working memory.
     *
     * @param model gives the sizes
     */
    public SwingWork(SwingModel model) {
        values = new float[model.links];
    }
}
