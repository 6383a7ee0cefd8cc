package sinew.assets.model;

/**
 * Sizes that the model asks for; -1 where it says nothing.
 *
 * @param contacts largest number of contacts, MuJoCo's {@code nconmax}
 * @param constraintRows largest number of constraint rows, MuJoCo's {@code njmax}
 * @param memory working memory in bytes, MuJoCo's {@code memory}
 */
public record SizeSpec(int contacts, int constraintRows, long memory) {
    /** Nothing is asked for. */
    public static final SizeSpec UNSTATED = new SizeSpec(-1, -1, -1);
}
