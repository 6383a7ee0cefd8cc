package sinew.sim.kernel.cuda;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sinew.sim.kernel.Backend;
import sinew.sim.kernel.Global;
import sinew.sim.kernel.LoadedKernel;
import sinew.sim.kernel.conformance.ConformanceCase;
import sinew.sim.kernel.cpu.CpuBackend;
import sinew.sim.kernel.linker.ScratchPlacement;

/**
 * Runs a kernel on the CPU and on a GPU in several shapes and compares every array.
 *
 * <p>With one lane every bit must agree; with more, sums are in another order, so that a small difference is allowed.
 */
final class CudaConformance {
    private static final int LAUNCHES = 3;
    private static final float TOLERANCE = 1e-4f;
    static final List<LaunchShape> SHAPES = List.of(
            new LaunchShape(1, 32, ScratchPlacement.LOCAL),
            new LaunchShape(1, 2, ScratchPlacement.SHARED),
            new LaunchShape(8, 4, ScratchPlacement.SHARED),
            new LaunchShape(32, 1, ScratchPlacement.SHARED),
            new LaunchShape(32, 3, ScratchPlacement.SHARED));

    private final CudaDevices devices;
    private final CudaOptions options;

    CudaConformance(CudaDevices devices, CudaOptions options) {
        this.devices = devices;
        this.options = options;
    }

    /**
     * Compares.
     *
     * @return the greatest difference for each shape
     */
    String compare(ConformanceCase kernel) {
        List<Object> expected;
        try (Backend cpu = new CpuBackend(2)) {
            expected = run(cpu, kernel);
        }
        List<String> details = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (LaunchShape shape : SHAPES) {
            try (Backend cuda = devices.open("cuda", options.withPolicy(LaunchPolicy.always(shape)))) {
                float difference = difference(expected, run(cuda, kernel));
                String text = shape.lanes() + "x" + shape.environmentsPerBlock() + " " + shape.scratchPlacement() + " "
                        + (difference == 0 ? "equal" : "differs by " + difference);
                details.add(text);
                if (!(difference <= (shape.lanes() == 1 ? 0 : TOLERANCE))) {
                    problems.add(text);
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new AssertionError(kernel.name() + ": " + String.join("; ", problems));
        }
        return String.join("; ", details);
    }

    private static List<Object> run(Backend backend, ConformanceCase kernel) {
        Object[] arguments = kernel.arguments().get();
        List<Object> arrays = GlobalFields.flatten(Arrays.stream(arguments)
                        .filter(argument -> argument.getClass().isAnnotationPresent(Global.class))
                        .toList())
                .stream()
                .filter(value -> value instanceof float[] || value instanceof int[])
                .toList();
        LoadedKernel loaded = backend.load(kernel.kernel(), arguments);
        for (int i = 0; i < LAUNCHES; i++) {
            loaded.launch(kernel.environments());
        }
        backend.download(arrays.toArray());
        return arrays;
    }

    /** The greatest difference relative to the greater of 1 and the value; infinite if an int or a NaN differs. */
    private static float difference(List<Object> expected, List<Object> actual) {
        float greatest = 0;
        for (int a = 0; a < expected.size(); a++) {
            if (expected.get(a) instanceof float[] e && actual.get(a) instanceof float[] g) {
                for (int i = 0; i < e.length; i++) {
                    if (Float.floatToIntBits(e[i]) != Float.floatToIntBits(g[i])) {
                        float relative = Math.abs(e[i] - g[i]) / Math.max(1, Math.abs(e[i]));
                        greatest = Float.isNaN(relative) ? Float.POSITIVE_INFINITY : Math.max(greatest, relative);
                    }
                }
            } else if (!Arrays.equals((int[]) expected.get(a), (int[]) actual.get(a))) {
                greatest = Float.POSITIVE_INFINITY;
            }
        }
        return greatest;
    }
}
