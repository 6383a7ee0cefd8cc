package sinew.learning.policy;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.Tensor;

/**
 * Normalises to {@code (x - mean) / sqrt(variance + epsilon)}, clamped, as {@code RunningMeanStd} of rl_games and {@code
 * VecNormalize} of Stable-Baselines3 do.
 */
final class MomentNormalizer implements ObservationNormalizer {
    /** The end of the name of the mean, by which a checkpoint's kind of normaliser is known. */
    static final String MEAN = ".running_mean";

    private static final String EPSILON = ".epsilon";
    private static final String CLIP = ".clip";

    private final String name;
    private final RunningMoments moments;
    private final double epsilon;
    private final float clip;
    private final float[] mean;
    private final float[] root;

    MomentNormalizer(String name, RunningMoments moments, double epsilon, double clip) {
        this.name = name;
        this.moments = moments;
        this.epsilon = epsilon;
        this.clip = clip > 0 ? (float) clip : Float.POSITIVE_INFINITY;
        mean = new float[moments.size()];
        root = new float[moments.size()];
        refresh();
    }

    /** Makes a normaliser with the epsilon and the clip of a checkpoint. */
    static MomentNormalizer shapedAs(Checkpoint checkpoint, String name, int size) {
        double epsilon = checkpoint.doubles(name + EPSILON)[0];
        double clip = checkpoint.doubles(name + CLIP)[0];
        return new MomentNormalizer(name, RunningMoments.rlGames(size), epsilon, clip);
    }

    private void refresh() {
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) moments.mean(i);
            root[i] = (float) Math.sqrt(moments.variance(i) + epsilon);
        }
    }

    @Override
    public void update(float[] batch, int offset, int samples) {
        moments.update(batch, offset, samples);
        refresh();
    }

    @Override
    public boolean untouched() {
        return moments.untouched();
    }

    @Override
    public void normalize(float[] source, int sourceOffset, FloatBuffer target, int targetOffset) {
        for (int i = 0; i < mean.length; i++) {
            target.put(targetOffset + i, Math.clamp((source[sourceOffset + i] - mean[i]) / root[i], -clip, clip));
        }
    }

    @Override
    public List<Tensor> saveState() {
        List<Tensor> tensors = new ArrayList<>(moments.saveState(name));
        tensors.add(Tensor.scalar(name + EPSILON, epsilon));
        tensors.add(Tensor.scalar(name + CLIP, (double) clip));
        return tensors;
    }

    @Override
    public void checkState(Checkpoint checkpoint) {
        moments.checkState(checkpoint, name);
    }

    @Override
    public void restoreState(Checkpoint checkpoint) {
        moments.restoreState(checkpoint, name);
        refresh();
    }
}
