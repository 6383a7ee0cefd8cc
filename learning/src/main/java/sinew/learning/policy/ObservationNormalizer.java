package sinew.learning.policy;

import java.nio.FloatBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.CheckpointException;
import sinew.learning.checkpoint.Tensor;
import sinew.learning.settings.NormalizationSettings.Observations;

/** Keeps the running mean and variance of observations and normalises by them. */
public sealed interface ObservationNormalizer permits EmpiricalNormalizer, MomentNormalizer {
    /**
     * Makes a normaliser that has seen nothing: its mean is 0 and its variance 1.
     *
     * @param settings the kind
     * @param name the prefix of its tensors in checkpoints, for example {@code actor_obs_normalizer}
     * @param size numbers per observation
     * @return the normaliser, or null if observations are used as they are
     */
    static @Nullable ObservationNormalizer of(Observations settings, String name, int size) {
        return switch (settings.kind()) {
            case NONE -> null;
            case BESIDE_DEVIATION -> new EmpiricalNormalizer(name, size, settings.epsilon());
            case INSIDE_ROOT ->
                new MomentNormalizer(name, RunningMoments.rlGames(size), settings.epsilon(), settings.clip());
            case INSIDE_ROOT_AS_SEEN ->
                new MomentNormalizer(name, RunningMoments.stableBaselines(size), settings.epsilon(), settings.clip());
        };
    }

    /**
     * Takes a normaliser out of a checkpoint to use it, not to learn more.
     *
     * @param checkpoint may hold its state
     * @param name the prefix of its tensors
     * @param size numbers per observation
     * @return the normaliser, or null if there is none of that name
     * @throws CheckpointException if its state is incomplete or of another size
     */
    static @Nullable ObservationNormalizer load(Checkpoint checkpoint, String name, int size) {
        ObservationNormalizer normalizer = null;
        if (checkpoint.find(name + EmpiricalNormalizer.MEAN) != null) {
            normalizer = new EmpiricalNormalizer(name, size, Observations.RSL_RL.epsilon());
        } else if (checkpoint.find(name + MomentNormalizer.MEAN) != null) {
            normalizer = MomentNormalizer.shapedAs(checkpoint, name, size);
        }
        if (normalizer != null) {
            normalizer.restoreState(checkpoint);
        }
        return normalizer;
    }

    /**
     * Learns from a batch.
     *
     * @param batch holds the observations
     * @param offset where they begin
     * @param samples how many there are
     */
    void update(float[] batch, int offset, int samples);

    /**
     * Tells whether it has seen nothing yet.
     *
     * @return true before the first {@link #update}
     */
    boolean untouched();

    /**
     * Normalises one observation.
     *
     * @param source where it is read
     * @param sourceOffset where it begins there
     * @param target where it is written. Modified.
     * @param targetOffset where it begins there
     */
    void normalize(float[] source, int sourceOffset, FloatBuffer target, int targetOffset);

    /**
     * Everything needed to go on.
     *
     * @return copies
     */
    List<Tensor> saveState();

    /**
     * Checks that a saved state can be restored.
     *
     * @param checkpoint should hold the state
     * @throws CheckpointException if the state is missing or of another size
     */
    void checkState(Checkpoint checkpoint);

    /**
     * Goes on from a saved state.
     *
     * @param checkpoint holds the state
     * @throws CheckpointException if the state is missing or of another size; nothing is changed then
     */
    void restoreState(Checkpoint checkpoint);
}
