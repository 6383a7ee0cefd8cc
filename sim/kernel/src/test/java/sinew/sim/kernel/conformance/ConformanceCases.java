package sinew.sim.kernel.conformance;

import java.util.List;
import sinew.sim.kernel.KernelReference;
import sinew.sim.kernel.cpu.SwingKernels;
import sinew.sim.kernel.cpu.SwingModel;
import sinew.sim.kernel.cpu.SwingState;

/** All cases. */
public final class ConformanceCases {
    private ConformanceCases() {}

    /**
     * Lists the cases.
     *
     * @return cases in no particular order
     */
    public static List<ConformanceCase> all() {
        return List.of(swing("step", new SwingModel(13)), swing("step", new SwingModel(700)), swing("doubleCount"));
    }

    private static ConformanceCase swing(String method, SwingModel model) {
        return new ConformanceCase(new KernelReference(SwingKernels.class, method), 100, () ->
                new Object[] {model, new SwingState(100, model)});
    }

    private static ConformanceCase swing(String method) {
        return new ConformanceCase(new KernelReference(SwingKernels.class, method), 100, () ->
                new Object[] {new SwingState(100, new SwingModel(3))});
    }
}
