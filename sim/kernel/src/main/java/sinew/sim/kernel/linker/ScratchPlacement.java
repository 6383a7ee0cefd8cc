package sinew.sim.kernel.linker;

/** Where one environment's working memory lies on a GPU. */
public enum ScratchPlacement {
    /** In the registers and local memory of the one lane that an environment has. */
    LOCAL,
    /** In dynamic shared memory, one block of it after the other for the environments of a thread block. */
    SHARED
}
