package sinew.sim.kernel.conformance;

import sinew.sim.kernel.Scratch;

/** Working memory of every kind. */
@Scratch
public final class ConformanceWork {
    /** As many as there are elements. */
    public final float[] values;
    /** Three for each, and one. */
    public final float[] triples;
    /** Indices. */
    public final int[] indices;
    /** Nothing. */
    public final float[] none;

    /**
     * Makes working memory.
     *
     * @param model gives the sizes
     */
    public ConformanceWork(ConformanceModel model) {
        values = new float[model.count];
        this.triples = new float[ConformanceModel.STRIDE * model.count + 1];
        indices = new int[2 * (model.count + 2)];
        none = new float[0];
    }
}
