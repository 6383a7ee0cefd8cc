package sinew.learning.policy;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.Tensor;

/**
 * Keeps the running mean and variance of observations and normalises by them: {@code (x - mean) / (std + 0.01)}, as rsl_rl's
 * {@code EmpiricalNormalization}.
 */
public final class ObservationNormalizer {
    private static final float EPSILON = 1e-2f;

    private final String name;
    private final float[] mean;
    private final float[] variance;
    private final float[] deviation;
    private long count;

    /**
     * Starts with mean 0 and variance 1.
     *
     * @param name the prefix of its tensors in checkpoints, for example {@code actor_obs_normalizer}
     * @param size numbers per observation
     */
    public ObservationNormalizer(String name, int size) {
        this.name = name;
        mean = new float[size];
        variance = new float[size];
        deviation = new float[size];
        Arrays.fill(variance, 1);
        Arrays.fill(deviation, 1);
    }

    /**
     * Learns from a batch (Chan, Golub, LeVeque 1979, combination of two sets' moments).
     *
     * @param batch {@code [samples * size]}
     */
    public void update(float[] batch) {
        int size = mean.length;
        int samples = batch.length / size;
        count += samples;
        double rate = (double) samples / count;
        for (int i = 0; i < size; i++) {
            double batchMean = 0;
            for (int j = i; j < batch.length; j += size) {
                batchMean += batch[j];
            }
            batchMean /= samples;
            double batchVariance = 0;
            for (int j = i; j < batch.length; j += size) {
                batchVariance += (batch[j] - batchMean) * (batch[j] - batchMean);
            }
            batchVariance /= samples;
            double delta = batchMean - mean[i];
            double newMean = mean[i] + rate * delta;
            variance[i] += (float) (rate * (batchVariance - variance[i] + delta * (batchMean - newMean)));
            mean[i] = (float) newMean;
            deviation[i] = (float) Math.sqrt(variance[i]);
        }
    }

    /**
     * Normalises one observation.
     *
     * @param source where it is read
     * @param sourceOffset where it begins there
     * @param target where it is written. Modified.
     * @param targetOffset where it begins there
     */
    public void normalize(float[] source, int sourceOffset, FloatBuffer target, int targetOffset) {
        for (int i = 0; i < mean.length; i++) {
            target.put(targetOffset + i, (source[sourceOffset + i] - mean[i]) / (deviation[i] + EPSILON));
        }
    }

    /**
     * Everything needed to go on.
     *
     * @return copies under rsl_rl's names
     */
    public List<Tensor> saveState() {
        int[] shape = {1, mean.length};
        return List.of(
                new Tensor(name + "._mean", shape, mean.clone()),
                new Tensor(name + "._var", shape, variance.clone()),
                new Tensor(name + "._std", shape, deviation.clone()),
                Tensor.scalar(name + ".count", count));
    }

    /**
     * Checks that a saved state can be restored.
     *
     * @param checkpoint should hold the state
     * @throws sinew.learning.checkpoint.CheckpointException if the state is missing or of another size
     */
    public void checkState(Checkpoint checkpoint) {
        checkpoint.floats(name + "._mean", 1, mean.length);
        checkpoint.floats(name + "._var", 1, mean.length);
        checkpoint.floats(name + "._std", 1, mean.length);
        checkpoint.longs(name + ".count");
    }

    /**
     * Goes on from a saved state.
     *
     * @param checkpoint holds the state
     * @throws sinew.learning.checkpoint.CheckpointException if the state is missing or of another size; nothing is changed then
     */
    public void restoreState(Checkpoint checkpoint) {
        checkState(checkpoint);
        System.arraycopy(checkpoint.floats(name + "._mean", 1, mean.length), 0, mean, 0, mean.length);
        System.arraycopy(checkpoint.floats(name + "._var", 1, mean.length), 0, variance, 0, mean.length);
        System.arraycopy(checkpoint.floats(name + "._std", 1, mean.length), 0, deviation, 0, mean.length);
        count = checkpoint.longs(name + ".count")[0];
    }
}
