package sinew.learning.cuda;

import java.lang.foreign.MemorySegment;
import java.util.List;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.Tensor;
import sinew.learning.settings.NormalizationSettings.Kind;
import sinew.learning.settings.NormalizationSettings.Observations;
import sinew.sim.kernel.device.DeviceAddress;
import sinew.sim.kernel.device.DeviceFunction;
import sinew.sim.kernel.device.DeviceModule;
import sinew.sim.kernel.device.DeviceRuntime;

/** How one network's observations are normalised by running moments on the device. */
final class Moments {
    private static final int SUM_BLOCK = 256;
    private static final int MERGE_BLOCK = 256;
    private static final int COLUMNS = 32;

    private final DeviceRuntime runtime;
    private final Observations settings;
    private final MomentArrays arrays;
    private final DeviceFunction sum;
    private final DeviceFunction merge;

    Moments(DeviceRuntime runtime, DeviceModule module, Observations settings, MomentArrays arrays) {
        this.runtime = runtime;
        this.settings = settings;
        this.arrays = arrays;
        sum = module.function("sum_moments");
        merge = module.function("merge_moments");
        write(MomentState.first(settings.kind(), arrays.width));
    }

    boolean is(Kind kind) {
        return settings.kind() == kind;
    }

    int width() {
        return arrays.width;
    }

    /** What kernels that normalise take: means and deviations. */
    DeviceAddress shown() {
        return arrays.shown;
    }

    /** Added to the deviation. */
    float epsilonBeside() {
        return is(Kind.BESIDE_DEVIATION) ? (float) settings.epsilon() : 0;
    }

    /** The limit of normalised observations, 0 for none. */
    float limit() {
        return (float) settings.clip();
    }

    /**
     * Learns from a batch of observations.
     *
     * @param source holds them
     * @param order which of them, one for each row; unused if not ordered
     * @param ordered whether the order counts; else the first rows are taken
     * @param rows how many
     * @param clip raw observations are clamped to plus or minus this first, 0 for never
     */
    void learn(DeviceAddress source, DeviceAddress order, boolean ordered, int rows, float clip) {
        int width = arrays.width;
        sum.launch(
                Dimensions.blocks(width, COLUMNS),
                MomentArrays.PARTS,
                1,
                SUM_BLOCK,
                0,
                source,
                order,
                ordered ? 1 : 0,
                rows,
                width,
                clip,
                arrays.exact,
                arrays.sums);
        boolean beside = is(Kind.BESIDE_DEVIATION);
        merge.launch(
                1,
                1,
                1,
                MERGE_BLOCK,
                0,
                arrays.sums,
                MomentArrays.PARTS,
                rows,
                width,
                arrays.exact,
                arrays.shown,
                beside ? 0f : (float) settings.epsilon(),
                is(Kind.INSIDE_ROOT) ? 1 : 0,
                beside ? 1 : 0);
    }

    /** Whether nothing has been learned yet. */
    boolean untouched() {
        return read().untouched(settings.kind());
    }

    List<Tensor> saveState(String name) {
        return read().tensors(name, settings);
    }

    List<Tensor> saveMoments(String name) {
        return read().moments(name);
    }

    /** Reads a saved state without changing anything. */
    MomentState find(Checkpoint checkpoint, String name) {
        return MomentState.of(checkpoint, name, settings.kind(), arrays.width);
    }

    void write(MomentState state) {
        runtime.upload(MemorySegment.ofArray(state.exact()), arrays.exact);
        runtime.upload(MemorySegment.ofArray(state.shown(settings)), arrays.shown);
    }

    private MomentState read() {
        double[] exact = new double[2 * arrays.width + 2];
        runtime.download(arrays.exact, MemorySegment.ofArray(exact));
        return new MomentState(arrays.width, exact);
    }
}
