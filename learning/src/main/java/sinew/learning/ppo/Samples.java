package sinew.learning.ppo;

import java.util.Arrays;
import sinew.learning.Learner;

/** The samples of a rollout in the order in which they are learned from. */
final class Samples {
    final Learner.Size size;
    final float[] observations;
    final float[] criticObservations;
    final float[] actions;
    final float[] oldMeans;
    final float[] oldLogProbabilities;
    final float[] oldValues;
    final float[] returns;
    final float[] advantages;
    private float[] oldStd;
    private boolean stdPerSample;

    /**
     * Makes room.
     *
     * @param count the number of samples
     * @param size how many numbers a sample has
     */
    Samples(int count, Learner.Size size) {
        this.size = size;
        observations = new float[count * size.observations()];
        criticObservations = size.asymmetric() ? new float[count * size.criticObservations()] : observations;
        actions = new float[count * size.actions()];
        oldMeans = new float[count * size.actions()];
        oldStd = new float[size.actions()];
        oldLogProbabilities = new float[count];
        oldValues = new float[count];
        returns = new float[count];
        advantages = new float[count];
    }

    int count() {
        return advantages.length;
    }

    float oldMean(int sample, int d) {
        return oldMeans[sample * size.actions() + d];
    }

    float oldStd(int sample, int d) {
        return oldStd[(stdPerSample ? sample * size.actions() : 0) + d];
    }

    /** Copies the rollout's samples in the given order. */
    void take(Rollout rollout, int[] order) {
        gather(rollout.observations, observations, size.observations(), order);
        if (size.asymmetric()) {
            gather(rollout.criticObservations, criticObservations, size.criticObservations(), order);
        }
        gather(rollout.actions, actions, size.actions(), order);
        gather(rollout.means, oldMeans, size.actions(), order);
        takeStd(rollout, order);
        for (int to = 0; to < count(); to++) {
            int from = order[to];
            oldLogProbabilities[to] = rollout.logProbabilities[from];
            oldValues[to] = rollout.values[from];
            returns[to] = rollout.returns[from];
            advantages[to] = rollout.advantages[from];
        }
    }

    private void takeStd(Rollout rollout, int[] order) {
        stdPerSample = rollout.stdPerSample;
        if (stdPerSample) {
            oldStd = room();
            gather(rollout.std, oldStd, size.actions(), order);
        } else {
            System.arraycopy(rollout.std, 0, oldStd, 0, size.actions());
        }
    }

    private float[] room() {
        int length = count() * size.actions();
        return oldStd.length == length ? oldStd : new float[length];
    }

    private void gather(float[] source, float[] target, int width, int[] order) {
        for (int to = 0; to < count(); to++) {
            System.arraycopy(source, order[to] * width, target, to * width, width);
        }
    }

    /** From now on the divergence of some samples is measured from these distributions. */
    void measureFrom(int begin, Gaussians now) {
        int n = size.actions();
        System.arraycopy(now.means(), 0, oldMeans, begin * n, now.means().length);
        if (!stdPerSample) {
            float[] common = Arrays.copyOf(oldStd, n);
            oldStd = room();
            for (int i = 0; i < count(); i++) {
                System.arraycopy(common, 0, oldStd, i * n, n);
            }
            stdPerSample = true;
        }
        for (int i = 0; i < now.count(); i++) {
            for (int d = 0; d < n; d++) {
                oldStd[(begin + i) * n + d] = (float) now.std(i, d);
            }
        }
    }
}
