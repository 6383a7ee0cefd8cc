package sinew.sim.kernel.cuda;

import sinew.sim.kernel.binding.BoundEntryPoint;
import sinew.sim.kernel.linker.KernelLinker;
import sinew.sim.kernel.linker.KernelProgram;
import sinew.sim.kernel.linker.ScratchPlacement;

/** Takes the texts that the translator wrote when the kernels were compiled. */
final class LinkedPrograms implements ProgramSource {
    private static final int WARP = 32;

    private final KernelLinker linker = new KernelLinker();

    @Override
    public KernelProgram program(BoundEntryPoint bound, LaunchShape shape) {
        return linker.link(bound, shape.lanes(), shape.scratchPlacement());
    }

    @Override
    public KernelDemand demand(BoundEntryPoint bound) {
        int bytes = linker.link(bound, WARP, ScratchPlacement.SHARED).scratchBytes();
        return new KernelDemand(bound.entryPoint().name(), bytes, linker.cooperates(bound));
    }
}
