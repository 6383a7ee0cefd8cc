package sinew.learning.cuda;

import java.util.List;
import sinew.learning.policy.ParameterLayout.Slice;
import sinew.sim.kernel.device.DeviceAddress;
import sinew.sim.kernel.device.DeviceFunction;

/** Launches the normalisation of memories' outputs; does nothing if they are not normalised. */
final class MemoryNorm {
    /** Bytes of a {@code struct OutputNorm}. */
    static final int BYTES = 72;

    private static final int BLOCK = 256;

    private final int count;
    private final DeviceAddress table;
    private final DeviceFunction forward;
    private final DeviceFunction backward;
    private final DeviceFunction gradients;

    MemoryNorm(ProductLaunches launches, List<MemoryLayers> memories, ParameterArrays parameters) {
        StructureWriter writer = new StructureWriter(memories.size() * BYTES);
        int norms = 0;
        for (MemoryLayers memory : memories) {
            Slice scale = memory.shape.scale();
            Slice shift = memory.shape.shift();
            if (scale != null && shift != null) {
                MemoryLayers.Cell last = memory.cells.getLast();
                writer.pointers(last.output(), memory.normalized);
                writer.pointers(MemoryKernels.slice(parameters, scale), MemoryKernels.slice(parameters, shift));
                writer.pointers(memory.moments, memory.normalizedDeltas, last.outputDelta());
                writer.ints(scale.offset(), shift.offset(), memory.pitch());
                norms++;
            }
        }
        count = norms;
        table = launches.tables().put(writer.bytes());
        forward = launches.module().function("normalize_outputs");
        backward = launches.module().function("normalize_backward");
        gradients = launches.module().function("norm_gradients");
    }

    void forward(int rows) {
        launch(forward, rows);
    }

    void backward(int rows) {
        launch(backward, rows);
    }

    private void launch(DeviceFunction function, int rows) {
        if (count > 0) {
            function.launch(MemoryKernels.warps(rows), count, 1, BLOCK, 0, table, rows);
        }
    }

    /** Computes the gradients of scale and shift in parts. */
    void gradients(int rows, ParameterArrays parameters, int parts) {
        if (count > 0) {
            gradients.launch(parts, count, 1, BLOCK, 0, table, rows, parameters.partial(), parameters.size());
        }
    }
}
