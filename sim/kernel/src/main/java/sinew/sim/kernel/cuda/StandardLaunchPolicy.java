package sinew.sim.kernel.cuda;

import sinew.sim.kernel.linker.ScratchPlacement;

/**
 * Kernels whose lanes do not work together, and small working memory, get one lane with local memory; larger goes to shared memory with a warp for each environment.
 *
 * <p>With one lane and loops of constant bounds the compiler keeps small working memory in registers altogether: a cart and
 * pole with 1152 bytes took 56 registers and no local memory on sm_90, against 96 registers with 32 lanes.
 *
 * <p>With shared memory the number of environments in a block is the one with which most environments fit on a
 * multiprocessor; of equals, the one nearest to four from below: environments in a block wait for the slowest, but those that run
 * the same code side by side share what the instruction caches hold. On an H200 a humanoid's step made 12.1, 13.6, 14.6, 15.0, 14.7
 * and 13.6 million steps a second with 1, 2, 3, 4, 6 and 12 environments a block. Working memory that does not fit in shared memory at
 * all goes to one lane's local memory, which is slow but works.
 *
 * <p>Small robots would be kept from a multiprocessor by registers rather than by shared memory: an ant's step takes 6.7 KB, so that 32 fit, but
 * 96 registers a thread, with which 21 fit. The compiler is asked for fewer then; down to 64 it needs next to no local memory for that.
 *
 * @param localBytes up to this much working memory one lane keeps by itself
 * @param lanes how many lanes share an environment otherwise
 */
public record StandardLaunchPolicy(int localBytes, int lanes) implements LaunchPolicy {
    /** Blocks that a multiprocessor can hold (compute capability 7.0 to 12.0: 16 to 32). */
    private static final int BLOCKS_PER_MULTIPROCESSOR = 24;

    /** Shared memory that the system takes for each block (since compute capability 8.0). */
    private static final int RESERVED_BYTES_PER_BLOCK = 1024;

    /** Registers that the threads on a multiprocessor share (compute capability 5.0 to 12.0). */
    private static final int REGISTERS_PER_MULTIPROCESSOR = 65_536;

    /** Registers are given out in eights. */
    private static final int REGISTER_UNIT = 8;

    private static final int FEWEST_REGISTERS = 64;
    private static final int MOST_REGISTERS = 255;

    private static final int WARP = 32;

    /** With less than a warp for each environment, working memories lie apart so that their banks differ. */
    private static final int MOST_SPACING_BYTES = 128;

    private static final int MOST_ENVIRONMENTS_PER_BLOCK = 8;

    private static final int PREFERRED_ENVIRONMENTS_PER_BLOCK = 4;

    /** One warp a block, so that a few thousand environments spread over all multiprocessors. */
    private static final int LOCAL_THREADS_PER_BLOCK = 32;

    @Override
    public LaunchShape choose(KernelDemand demand, CudaDevice device) {
        int scratchBytes = demand.scratchBytes();
        boolean fitsShared = scratchBytes <= device.sharedBytesPerBlock();
        if (!demand.cooperative() || scratchBytes <= localBytes || !fitsShared) {
            return new LaunchShape(1, LOCAL_THREADS_PER_BLOCK, ScratchPlacement.LOCAL);
        }
        int spaced = spaced(scratchBytes);
        int best = 1;
        for (int perBlock = 2; perBlock <= MOST_ENVIRONMENTS_PER_BLOCK; perBlock++) {
            boolean fits = (long) perBlock * spaced <= device.sharedBytesPerBlock();
            int gain = resident(perBlock, spaced, device) - resident(best, spaced, device);
            if (fits && (gain > 0 || (gain == 0 && perBlock <= PREFERRED_ENVIRONMENTS_PER_BLOCK))) {
                best = perBlock;
            }
        }
        return new LaunchShape(lanes, best, ScratchPlacement.SHARED);
    }

    @Override
    public int mostRegisters(KernelDemand demand, LaunchShape shape, CudaDevice device) {
        if (shape.scratchPlacement() == ScratchPlacement.LOCAL) {
            return 0;
        }
        int environments = resident(shape.environmentsPerBlock(), spaced(demand.scratchBytes()), device);
        int share = REGISTERS_PER_MULTIPROCESSOR / Math.max(1, environments * shape.lanes());
        int registers = Math.max(share / REGISTER_UNIT * REGISTER_UNIT, FEWEST_REGISTERS);
        return registers > MOST_REGISTERS ? 0 : registers;
    }

    private int spaced(int scratchBytes) {
        return lanes < WARP ? scratchBytes + MOST_SPACING_BYTES : scratchBytes;
    }

    private static int resident(int perBlock, int scratchBytes, CudaDevice device) {
        int bytes = perBlock * scratchBytes + RESERVED_BYTES_PER_BLOCK;
        return Math.min(BLOCKS_PER_MULTIPROCESSOR, device.sharedBytesPerMultiprocessor() / bytes) * perBlock;
    }
}
