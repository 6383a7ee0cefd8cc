package sinew.sim.tasks;

import java.util.List;
import sinew.sim.settings.Settings;

/**
 * Many copies of one task that step together. Belongs to the thread that made it.
 *
 * <p>All arrays are environment-major and are the same objects for the life of the environment; they are overwritten by {@link
 * #reset} and {@link #step}. An environment that ends is reset within the same step, so its observation is the first of the next
 * episode (the convention of Isaac Lab).
 */
public interface VectorEnvironment extends AutoCloseable {
    /**
     * Describes the task.
     *
     * @return names, sizes and durations
     */
    EnvironmentDescription description();

    /**
     * Counts the environments.
     *
     * @return at least 1
     */
    int count();

    /** Starts a new episode everywhere and makes the first observations. */
    void reset();

    /**
     * Gives every environment a random age, so that the first time-outs are spread (rsl_rl's {@code init_at_random_ep_len}).
     * Call it after {@link #reset}.
     */
    void randomizeEpisodeLengths();

    /** Takes one step with the actions in {@link #actions}. */
    void step();

    /**
     * The actions of the next step.
     *
     * @return {@code [count * actionSize]}, raw policy outputs, to be written by the caller
     */
    float[] actions();

    /**
     * The newest observations.
     *
     * @return {@code [count * observationSize]}
     */
    float[] observations();

    /**
     * The newest observations of the critic, who may see more than a robot can measure.
     *
     * @return {@code [count * size]}; the array of {@link #observations} if the task has none of its own for the critic
     */
    default float[] criticObservations() {
        return observations();
    }

    /**
     * The rewards of the last step.
     *
     * @return {@code [count]}
     */
    float[] rewards();

    /**
     * Tells which environments ended in the last step, for whatever reason.
     *
     * @return {@code [count]}, 1 where an episode ended
     */
    int[] dones();

    /**
     * Tells which environments ended in the last step only because their time was up; one that failed in its last step failed.
     *
     * @return {@code [count]}, 1 where an episode was truncated
     */
    int[] timeOuts();

    /**
     * The lengths of the episodes that ended in the last step. Only steps that were taken count, so that an environment that was
     * given an age by {@link #randomizeEpisodeLengths} times out with a short first episode.
     *
     * @return {@code [count]}, in steps; meaningful where {@link #dones} is 1
     */
    int[] finishedLengths();

    /**
     * The returns of the episodes that ended in the last step: the sum of all rewards.
     *
     * @return {@code [count]}; meaningful where {@link #dones} is 1
     */
    float[] finishedReturns();

    /**
     * The sums of the reward terms over the episodes that ended in the last step, weights and step duration included.
     *
     * @return {@code [count * rewardTerms]}; meaningful where {@link #dones} is 1
     */
    float[] finishedTermSums();

    /**
     * Tells which termination terms ended the episodes that ended in the last step.
     *
     * @return {@code [count * terminationTerms]}, 1 where the term held; meaningful where {@link #dones} is 1
     */
    int[] finishedTerminations();

    /**
     * An environment that was reset because a quantity of it was not finite or too large.
     *
     * @param environment its index
     * @param step the steps of its episode, the last one included
     * @param quantity the first bad quantity, for example {@code qvel[1]}
     */
    record NonFinite(int environment, int step, String quantity) {}

    /**
     * The environments that were reset in the last step because a quantity of theirs stopped being finite.
     *
     * @return normally empty
     */
    List<NonFinite> nonFiniteResets();

    /**
     * Counts the contacts that were left out because an environment has room for only so many (see {@code Capacities} of the physics; the
     * deepest are kept), in all environments since the last call of this method.
     *
     * @return normally 0
     */
    long takeDroppedContacts();

    /**
     * Switches the publishing of body poses on or off; off saves time.
     *
     * @param on whether {@link #bodyPoses} is kept up to date
     */
    void publishPoses(boolean on);

    /**
     * The poses of all bodies in their environment's frame, if they are published.
     *
     * @return {@code [count * bodies * 7]}: position (m), then unit quaternion w x y z
     */
    float[] bodyPoses();

    /**
     * Checks values before {@link #change} takes them over. May be called from any thread.
     *
     * @param settings values for all settings of the task
     * @throws TaskException if a value does not fit
     */
    void check(Settings settings);

    /**
     * Takes over the weights and parameters of the terms, from the next step on (those of resets from each environment's next
     * episode on); all other values, such as durations, stay those of the start.
     *
     * @param settings values for all settings of the task
     * @throws TaskException if a value does not fit; nothing is changed then
     */
    void change(Settings settings);

    /**
     * Everything needed to go on exactly from here.
     *
     * @return copies of the arrays of the state
     */
    List<NamedArray> saveState();

    /**
     * Goes on from a saved state; observations, dones and counters are those of the moment of saving.
     *
     * @param arrays what {@link #saveState} gave for the same task and count
     * @throws IllegalArgumentException if an array is missing, unknown or of another size; nothing is changed then
     */
    void restoreState(List<NamedArray> arrays);

    @Override
    void close();
}
