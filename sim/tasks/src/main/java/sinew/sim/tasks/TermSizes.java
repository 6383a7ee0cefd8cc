package sinew.sim.tasks;

import java.util.List;

/**
 * How many numbers the terms of a task have.
 *
 * @param actions of each action term
 * @param observations of each observation term
 * @param remembered of each thing that terms remember
 * @param rewards how many reward terms there are
 * @param terminations how many termination terms there are
 */
public record TermSizes(
        List<Integer> actions, List<Integer> observations, List<Integer> remembered, int rewards, int terminations) {
    /** Copies the lists. */
    public TermSizes {
        actions = List.copyOf(actions);
        observations = List.copyOf(observations);
        remembered = List.copyOf(remembered);
    }
}
