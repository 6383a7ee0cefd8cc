package sinew.learning.policy;

import java.util.Arrays;
import java.util.List;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.Tensor;

/**
 * The running mean and variance of vectors in 64-bit numbers. Two sets' moments are combined as Chan, Golub and LeVeque (1979) do;
 * the set that has been seen counts as many samples as it has, plus a first count with mean 0 and variance 1.
 */
public final class RunningMoments {
    private final boolean unbiased;
    private final double firstCount;
    private final double[] mean;
    private final double[] variance;
    private double count;

    private RunningMoments(int size, double firstCount, boolean unbiased) {
        this.unbiased = unbiased;
        this.firstCount = firstCount;
        mean = new double[size];
        variance = new double[size];
        Arrays.fill(variance, 1);
        count = firstCount;
    }

    /**
     * As rl_games: a first count of 1, the variance of a batch is the unbiased estimate.
     *
     * @param size numbers per vector
     * @return moments that have seen nothing
     */
    public static RunningMoments rlGames(int size) {
        return new RunningMoments(size, 1, true);
    }

    /**
     * As Stable-Baselines3: a first count of 1e-4, the variance of a batch is that of the batch alone.
     *
     * @param size numbers per vector
     * @return moments that have seen nothing
     */
    public static RunningMoments stableBaselines(int size) {
        return new RunningMoments(size, 1e-4, false);
    }

    /**
     * Tells how long a vector is.
     *
     * @return numbers per vector
     */
    public int size() {
        return mean.length;
    }

    /**
     * Tells whether nothing has been seen yet.
     *
     * @return true before the first {@link #update}
     */
    public boolean untouched() {
        return count == firstCount;
    }

    /**
     * Gives a mean.
     *
     * @param i which number of the vector
     * @return its mean
     */
    public double mean(int i) {
        return mean[i];
    }

    /**
     * Gives a variance.
     *
     * @param i which number of the vector
     * @return its variance
     */
    public double variance(int i) {
        return variance[i];
    }

    /**
     * Learns from a batch.
     *
     * @param batch holds the vectors
     * @param offset where they begin
     * @param samples how many there are
     */
    public void update(float[] batch, int offset, int samples) {
        int size = mean.length;
        int end = offset + samples * size;
        double total = count + samples;
        for (int i = 0; i < size; i++) {
            double batchMean = 0;
            for (int j = offset + i; j < end; j += size) {
                batchMean += batch[j];
            }
            batchMean /= samples;
            double squares = 0;
            for (int j = offset + i; j < end; j += size) {
                squares += (batch[j] - batchMean) * (batch[j] - batchMean);
            }
            double batchVariance = squares / (unbiased ? Math.max(1, samples - 1) : samples);
            double delta = batchMean - mean[i];
            double sum = variance[i] * count + batchVariance * samples + delta * delta * count * samples / total;
            mean[i] += delta * samples / total;
            variance[i] = sum / total;
        }
        count = total;
    }

    /**
     * Everything needed to go on.
     *
     * @param name comes before the names
     * @return copies
     */
    public List<Tensor> saveState(String name) {
        return List.of(
                Tensor.vector(name + ".running_mean", mean.clone()),
                Tensor.vector(name + ".running_var", variance.clone()),
                Tensor.scalar(name + ".count", count));
    }

    /**
     * Checks that a saved state can be restored.
     *
     * @param checkpoint should hold the state
     * @param name comes before the names
     * @throws sinew.learning.checkpoint.CheckpointException if the state is missing or of another size
     */
    public void checkState(Checkpoint checkpoint, String name) {
        checkpoint.doubles(name + ".running_mean", mean.length);
        checkpoint.doubles(name + ".running_var", mean.length);
        checkpoint.doubles(name + ".count");
    }

    /**
     * Goes on from a saved state.
     *
     * @param checkpoint holds the state
     * @param name comes before the names
     * @throws sinew.learning.checkpoint.CheckpointException if the state is missing or of another size; nothing is changed then
     */
    public void restoreState(Checkpoint checkpoint, String name) {
        checkState(checkpoint, name);
        System.arraycopy(checkpoint.doubles(name + ".running_mean", mean.length), 0, mean, 0, mean.length);
        System.arraycopy(checkpoint.doubles(name + ".running_var", mean.length), 0, variance, 0, mean.length);
        count = checkpoint.doubles(name + ".count")[0];
    }
}
