package sinew.sim.kernel.binding;

/** What a parameter of an entry point stands for. */
public enum ParameterRole {
    /** An object that is compiled into the kernel. */
    CONSTANTS,
    /** One environment's working memory, provided by the backend. */
    SCRATCH,
    /** Arrays that outlive the kernel. */
    GLOBAL,
    /** The index of the environment, always the last parameter. */
    ENVIRONMENT
}
