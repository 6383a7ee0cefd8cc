package sinew.learning.cuda;

import java.util.List;
import sinew.learning.LearningException;
import sinew.learning.policy.ParameterLayout;
import sinew.sim.kernel.device.DeviceAddress;
import sinew.sim.kernel.device.DeviceFunction;
import sinew.sim.kernel.device.DeviceModule;

/** Launches the optimiser over the flat parameters (optimizer.cu), which also keeps the copies of the weights. */
final class OptimizerKernels {
    /** Bytes of a {@code struct ParameterSlice}. */
    static final int SLICE_BYTES = 40;

    private static final int BLOCK = 256;
    private static final int MOST_SLICES = 128;

    private final DeviceFunction sum;
    private final DeviceFunction adam;
    private final DeviceFunction refresh;
    private final ParameterArrays arrays;
    private final DeviceAddress slices;
    private final int sliceCount;
    private final int noiseCount;

    /**
     * A piece of the parameters.
     *
     * @param slice the piece
     * @param copy where its copy for products lies, {@code [rows][pitch]}; of no bytes if there is none
     * @param transposed where its transposed copy lies, {@code [columns][transposedPitch]}; of no bytes if there is none
     * @param pitch numbers of a row of the copy
     * @param transposedPitch numbers of a row of the transposed copy
     * @param parts in how many parts its gradient comes
     */
    record Piece(
            ParameterLayout.Slice slice,
            DeviceAddress copy,
            DeviceAddress transposed,
            int pitch,
            int transposedPitch,
            int parts) {}

    OptimizerKernels(
            DeviceModule module, DeviceTable tables, ParameterArrays arrays, List<Piece> pieces, int noiseCount) {
        this.arrays = arrays;
        this.noiseCount = noiseCount;
        sum = module.function("sum_gradients");
        adam = module.function("adam");
        refresh = module.function("refresh_copies");
        sliceCount = pieces.size();
        if (sliceCount > MOST_SLICES) {
            throw new LearningException("The networks have " + sliceCount
                    + " weights and biases, each counted as one; the" + " learner on the GPU can have " + MOST_SLICES
                    + ": use fewer layers, or train with --device cpu.");
        }
        StructureWriter writer = new StructureWriter(sliceCount * SLICE_BYTES);
        for (Piece piece : pieces) {
            int[] shape = piece.slice().shape();
            writer.pointers(piece.copy(), piece.transposed());
            int columns = shape.length == 2 ? shape[1] : 1;
            writer.ints(
                    piece.slice().offset(), shape[0], columns, piece.pitch(), piece.transposedPitch(), piece.parts());
        }
        slices = tables.put(writer.bytes());
    }

    private int blocks() {
        return Dimensions.blocks(arrays.size(), BLOCK);
    }

    /** Adds up the parts of the gradient and takes a step. */
    void step(DeviceAddress noiseGradients, int noiseParts) {
        int noise = noiseParts == 0 ? 0 : noiseCount;
        int sums = blocks() + noise;
        sum.launch(
                sums,
                1,
                1,
                BLOCK,
                0,
                arrays.partial(),
                arrays.size(),
                slices,
                sliceCount,
                noiseGradients,
                noiseParts,
                noise,
                arrays.gradient(),
                arrays.squares());
        adam.launch(
                blocks(),
                1,
                1,
                BLOCK,
                0,
                arrays.parameters(),
                arrays.gradient(),
                arrays.firstMoment(),
                arrays.secondMoment(),
                arrays.size(),
                arrays.squares(),
                sums,
                arrays.state(),
                slices,
                sliceCount);
    }

    /** Writes all copies of the weights anew. */
    void refresh() {
        refresh.launch(blocks(), 1, 1, BLOCK, 0, arrays.parameters(), arrays.size(), slices, sliceCount);
    }
}
