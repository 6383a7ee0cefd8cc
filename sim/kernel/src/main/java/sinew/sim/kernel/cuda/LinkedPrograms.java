package sinew.sim.kernel.cuda;

import sinew.sim.kernel.binding.BoundEntryPoint;
import sinew.sim.kernel.linker.KernelLinker;
import sinew.sim.kernel.linker.KernelProgram;

/** Takes the texts that the translator wrote when the kernels were compiled. */
final class LinkedPrograms implements ProgramSource {
    private final KernelLinker linker = new KernelLinker();

    @Override
    public KernelProgram program(BoundEntryPoint bound, LaunchShape shape) {
        return linker.link(bound, shape.lanes(), shape.scratchPlacement());
    }

    @Override
    public boolean cooperative(BoundEntryPoint bound) {
        return linker.cooperates(bound);
    }
}
