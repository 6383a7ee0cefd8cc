package sinew.sim.kernel.conformance;

import java.util.Arrays;
import java.util.List;
import sinew.sim.kernel.KernelReference;
import sinew.sim.kernel.cpu.SwingKernels;
import sinew.sim.kernel.cpu.SwingModel;
import sinew.sim.kernel.cpu.SwingState;

/** All cases. */
public final class ConformanceCases {
    private static final int ENVIRONMENTS = 11;
    private static final int COUNT = 37;

    private ConformanceCases() {}

    /**
     * Lists the cases.
     *
     * @return cases in no particular order
     */
    public static List<ConformanceCase> all() {
        return List.of(
                swing("step", new SwingModel(13)),
                swing("step", new SwingModel(700)),
                swing("doubleCount"),
                of(ArithmeticKernels.class, "integers"),
                of(ArithmeticKernels.class, "floats"),
                of(ControlKernels.class, "statements"),
                of(ValueKernels.class, "values"),
                of(ArrayKernels.class, "arrays"),
                of(Unusual.Kernels.class, "template"),
                nested(COUNT),
                nested(2100),
                of(LaneKernels.class, "exchange"),
                of(LaneKernels.class, "reductions"),
                of(LaneKernels.class, "append"),
                of(LaneKernels.class, "unrolled"),
                of(LaneKernels.class, "choice"));
    }

    private static ConformanceCase of(Class<?> owner, String method) {
        boolean constants = Arrays.stream(owner.getMethods())
                .filter(m -> m.getName().equals(method))
                .anyMatch(m -> m.getParameterTypes()[0] == ConformanceModel.class);
        return new ConformanceCase(new KernelReference(owner, method), ENVIRONMENTS, () -> {
            ConformanceState state = new ConformanceState(ENVIRONMENTS, COUNT);
            return constants ? new Object[] {new ConformanceModel(COUNT), state} : new Object[] {state};
        });
    }

    private static ConformanceCase nested(int count) {
        return new ConformanceCase(new KernelReference(NestedKernels.class, "tables"), ENVIRONMENTS, () ->
                new Object[] {new NestedModel(count), new ConformanceState(ENVIRONMENTS, count)});
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
