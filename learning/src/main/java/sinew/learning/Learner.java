package sinew.learning;

import java.util.List;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.Tensor;
import sinew.learning.settings.LearnerSettings;
import sinew.sim.tasks.VectorEnvironment;

/**
 * A policy that learns from its own rollouts. An iteration calls {@link #act} and {@link #record} once per environment step, then
 * {@link #computeAdvantages}, then {@link #update}. Belongs to one thread at a time.
 */
public interface Learner extends AutoCloseable {
    /**
     * How many numbers a learner deals with.
     *
     * @param environments the number of environments
     * @param observations what the actor sees per environment
     * @param criticObservations what the critic sees per environment
     * @param actions actions per environment
     * @param asymmetric whether the critic sees something else than the actor, be it as many numbers
     */
    record Size(int environments, int observations, int criticObservations, int actions, boolean asymmetric) {
        /**
         * Sizes of a task whose critic sees the same as its actor, unless the numbers differ.
         *
         * @param environments the number of environments
         * @param observations what the actor sees per environment
         * @param criticObservations what the critic sees per environment
         * @param actions actions per environment
         */
        public Size(int environments, int observations, int criticObservations, int actions) {
            this(environments, observations, criticObservations, actions, observations != criticObservations);
        }

        /**
         * Reads the size off an environment.
         *
         * @param environment the environments to learn in
         * @return its size
         */
        @SuppressWarnings("ReferenceEquality") // whether it is the same array is the question
        public static Size of(VectorEnvironment environment) {
            return new Size(
                    environment.count(),
                    environment.description().observationSize(),
                    environment.criticObservations().length / environment.count(),
                    environment.description().actionSize(),
                    environment.criticObservations() != environment.observations());
        }
    }

    /**
     * Draws the actions of the next step and remembers what led to them.
     *
     * @param environment the environments before the step, whose actions are written
     */
    void act(VectorEnvironment environment);

    /**
     * Remembers the result of the step that followed {@link #act}.
     *
     * @param environment the environments after the step
     */
    void record(VectorEnvironment environment);

    /**
     * Computes returns and advantages of the complete rollout.
     *
     * @param environment the environments after its last step
     */
    void computeAdvantages(VectorEnvironment environment);

    /**
     * Learns from the rollout.
     *
     * @return the numbers of the update
     * @throws LearningException if a loss or gradient is not finite; the parameters are useless then
     */
    UpdateReport update();

    /**
     * Checks settings before {@link #change} takes them over. May be called from any thread.
     *
     * @param settings the new settings
     * @throws LearningException if they do not fit the rollout
     */
    void check(LearnerSettings settings);

    /**
     * Takes over those settings that may change during a run ({@link LearnerSettings#withLive}); all others are ignored.
     *
     * @param settings the new settings; a changed learning rate replaces the current one
     * @throws LearningException if they do not fit the rollout; nothing is changed then
     */
    void change(LearnerSettings settings);

    /**
     * Everything needed to go on exactly from here; to be called between iterations.
     *
     * @return copies with unique names
     */
    List<Tensor> saveState();

    /**
     * Goes on from a saved state. The learning rate goes on where it was, unless the setting is another one than it was then.
     *
     * @param checkpoint holds the state of a learner with the same size and networks
     * @throws sinew.learning.checkpoint.CheckpointException if something is missing or has another shape; nothing is changed then
     */
    void restoreState(Checkpoint checkpoint);

    /**
     * The mean standard deviation of the action noise.
     *
     * @return the deviation in units of the raw action
     */
    double meanNoiseStd();

    @Override
    void close();
}
