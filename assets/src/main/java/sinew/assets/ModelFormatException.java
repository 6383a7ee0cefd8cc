package sinew.assets;

import java.util.List;
import java.util.stream.Collectors;

/** A model could not be read. The message lists the problems, one a line, each with its file and line. */
public final class ModelFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * Joins problems.
     *
     * @param problems at least one, in the order in which they shall be read
     */
    public ModelFormatException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    /**
     * The problems one by one.
     *
     * @return at least one
     */
    public List<Problem> problems() {
        return problems;
    }
}
