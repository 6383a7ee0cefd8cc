package sinew.sim.kernel.cpu;

import sinew.sim.kernel.Global;

/** The state of all chains. */
@Global
public final class SwingState {
    /** One value per environment and link. */
    public final float[] positions;
    /** How often each environment was stepped. */
    public final int[] steps;

    /**
     * Makes a state.
     *
     * @param environments how many
     * @param model gives the sizes
     */
    public SwingState(int environments, SwingModel model) {
        positions = new float[environments * model.links];
        steps = new int[environments];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = 0.1f + 0.8f * i / positions.length;
        }
    }
}
