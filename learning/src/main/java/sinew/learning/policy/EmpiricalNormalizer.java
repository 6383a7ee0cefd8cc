package sinew.learning.policy;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.Tensor;

/** Normalises to {@code (x - mean) / (std + epsilon)}, as rsl_rl's {@code EmpiricalNormalization}. */
final class EmpiricalNormalizer implements ObservationNormalizer {
    /** The end of the name of the mean, by which a checkpoint's kind of normaliser is known. */
    static final String MEAN = "._mean";

    private final String name;
    private final float epsilon;
    private final float[] mean;
    private final float[] variance;
    private final float[] deviation;
    private long count;

    /**
     * Starts with mean 0 and variance 1.
     *
     * @param name the prefix of its tensors in checkpoints, for example {@code actor_obs_normalizer}
     * @param size numbers per observation
     * @param epsilon added to the deviation
     */
    EmpiricalNormalizer(String name, int size, double epsilon) {
        this.name = name;
        this.epsilon = (float) epsilon;
        mean = new float[size];
        variance = new float[size];
        deviation = new float[size];
        Arrays.fill(variance, 1);
        Arrays.fill(deviation, 1);
    }

    /** Combines two sets' moments (Chan, Golub, LeVeque 1979). */
    @Override
    public void update(float[] batch, int offset, int samples) {
        int size = mean.length;
        count += samples;
        double rate = (double) samples / count;
        int end = offset + samples * size;
        for (int i = 0; i < size; i++) {
            double batchMean = 0;
            for (int j = offset + i; j < end; j += size) {
                batchMean += batch[j];
            }
            batchMean /= samples;
            double batchVariance = 0;
            for (int j = offset + i; j < end; j += size) {
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

    @Override
    public boolean untouched() {
        return count == 0;
    }

    @Override
    public void normalize(float[] source, int sourceOffset, FloatBuffer target, int targetOffset) {
        for (int i = 0; i < mean.length; i++) {
            target.put(targetOffset + i, (source[sourceOffset + i] - mean[i]) / (deviation[i] + epsilon));
        }
    }

    /** Under rsl_rl's names. */
    @Override
    public List<Tensor> saveState() {
        int[] shape = {1, mean.length};
        return List.of(
                new Tensor(name + MEAN, shape, mean.clone()),
                new Tensor(name + "._var", shape, variance.clone()),
                new Tensor(name + "._std", shape, deviation.clone()),
                Tensor.scalar(name + ".count", count));
    }

    @Override
    public void checkState(Checkpoint checkpoint) {
        checkpoint.floats(name + MEAN, 1, mean.length);
        checkpoint.floats(name + "._var", 1, mean.length);
        checkpoint.floats(name + "._std", 1, mean.length);
        checkpoint.longs(name + ".count");
    }

    @Override
    public void restoreState(Checkpoint checkpoint) {
        checkState(checkpoint);
        System.arraycopy(checkpoint.floats(name + MEAN, 1, mean.length), 0, mean, 0, mean.length);
        System.arraycopy(checkpoint.floats(name + "._var", 1, mean.length), 0, variance, 0, mean.length);
        System.arraycopy(checkpoint.floats(name + "._std", 1, mean.length), 0, deviation, 0, mean.length);
        count = checkpoint.longs(name + ".count")[0];
    }
}
