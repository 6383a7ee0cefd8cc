package sinew.learning;

/** What the learner's random numbers are for; the numbers keep its draws apart from those of the environments. */
public final class RandomPurpose {
    /** The first weights: environment is the tensor, step 0. */
    public static final int INITIALIZATION = 0x4c000001;

    /** The noise of actions: step counts the environment steps of the run. */
    public static final int ACTION_NOISE = 0x4c000002;

    /** The order in which samples are learned from: step counts the updates of the run. */
    public static final int PERMUTATION = 0x4c000003;

    /** The first weights that are drawn from the normal distribution: environment is the tensor, step 1. */
    public static final int INITIALIZATION_NORMAL = 0x4c000004;

    private RandomPurpose() {}
}
