package sinew.sim.kernel.cpu;

import sinew.sim.kernel.Kernel;
import sinew.sim.kernel.KernelCode;
import sinew.sim.kernel.Lanes;

/** Kernels of the chain; their results depend on every bit of every step. */
@KernelCode
public final class SwingKernels {
    private SwingKernels() {}

    /**
     * Steps one chain.
     *
     * @param model constants
     * @param work working memory. Modified.
     * @param state the state. Modified.
     * @param environment which chain
     */
    @Kernel
    public static void step(SwingModel model, SwingWork work, SwingState state, int environment) {
        int base = environment * model.links;
        for (int i = Lanes.lane(); i < model.links; i += Lanes.lanes()) {
            float x = state.positions[base + i];
            work.values[i] = model.gains[i] * x * (1f - x);
        }
        Lanes.sync();
        for (int i = Lanes.lane(); i < model.links; i += Lanes.lanes()) {
            float left = i == 0 ? work.values[model.links - 1] : work.values[i - 1];
            state.positions[base + i] = 0.95f * work.values[i] + 0.05f * left;
        }
        if (Lanes.lane() == 0) {
            state.steps[environment] = state.steps[environment] + 1;
        }
    }

    /**
     * Doubles the counts.
     *
     * @param state the state. Modified.
     * @param environment which chain
     */
    @Kernel
    public static void doubleCount(SwingState state, int environment) {
        if (Lanes.lane() == 0) {
            state.steps[environment] = 2 * state.steps[environment];
        }
    }

    /**
     * Writes outside of its array in the last environment.
     *
     * @param state the state. Modified.
     * @param environment which chain
     */
    @Kernel
    public static void overrun(SwingState state, int environment) {
        state.steps[environment + 1] = 0;
    }
}
