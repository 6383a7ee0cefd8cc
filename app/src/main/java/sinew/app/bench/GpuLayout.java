package sinew.app.bench;

import sinew.sim.kernel.cuda.CompilerOptions;
import sinew.sim.kernel.cuda.CudaOptions;
import sinew.sim.kernel.cuda.LaunchPolicy;
import sinew.sim.kernel.cuda.LaunchShape;
import sinew.sim.kernel.linker.ScratchPlacement;

/**
 * How a GPU lays environments out, for trying other layouts than the standard one.
 *
 * @param lanes how many lanes share an environment; 0 for the standard layout
 * @param environmentsPerBlock how many environments share a block
 * @param registers the most registers a thread may use; 0 leaves it to the compiler
 */
public record GpuLayout(int lanes, int environmentsPerBlock, int registers) {
    CudaOptions options() {
        CudaOptions options = CudaOptions.standard();
        if (lanes > 0) {
            ScratchPlacement placement = lanes == 1 ? ScratchPlacement.LOCAL : ScratchPlacement.SHARED;
            options = options.withPolicy(LaunchPolicy.always(new LaunchShape(lanes, environmentsPerBlock, placement)));
        }
        return registers > 0 ? options.withCompiler(new CompilerOptions(true, false, registers)) : options;
    }
}
