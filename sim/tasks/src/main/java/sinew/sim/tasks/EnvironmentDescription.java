package sinew.sim.tasks;

import java.util.List;

/**
 * What a learner and a window need to know about a task.
 *
 * @param task the registered id, for example {@code Isaac-Cartpole-v0}
 * @param observations the policy's observation terms in order
 * @param actions the action terms in order
 * @param rewards the names of the reward terms in order
 * @param terminations the names of the termination terms in order
 * @param bodies the names of the bodies, the world included as the first
 * @param stepDuration the duration of one environment step in s
 * @param maximumEpisodeLength the number of steps after which an episode times out
 */
public record EnvironmentDescription(
        String task,
        List<Term> observations,
        List<Term> actions,
        List<String> rewards,
        List<String> terminations,
        List<String> bodies,
        double stepDuration,
        int maximumEpisodeLength) {
    /**
     * A named part of an observation or action vector.
     *
     * @param name the term's name, for example {@code joint_pos_rel}
     * @param size how many numbers it has
     * @param elements one name for every number, for example the joints' names
     */
    public record Term(String name, int size, List<String> elements) {}

    /**
     * Adds up the observation terms.
     *
     * @return numbers per environment
     */
    public int observationSize() {
        return observations.stream().mapToInt(Term::size).sum();
    }

    /**
     * Adds up the action terms.
     *
     * @return numbers per environment
     */
    public int actionSize() {
        return actions.stream().mapToInt(Term::size).sum();
    }

    /**
     * The longest possible episode.
     *
     * @return the duration in s
     */
    public double maximumEpisodeSeconds() {
        return maximumEpisodeLength * stepDuration;
    }
}
