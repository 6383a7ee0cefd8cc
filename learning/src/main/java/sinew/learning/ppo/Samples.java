package sinew.learning.ppo;

/** The samples of a rollout in the order in which they are learned from. */
final class Samples {
    final int observationSize;
    final int actionSize;
    final float[] observations;
    final float[] actions;
    final float[] oldMeans;
    final float[] oldLogProbabilities;
    final float[] oldValues;
    final float[] returns;
    final float[] advantages;

    Samples(int count, int observationSize, int actionSize) {
        this.observationSize = observationSize;
        this.actionSize = actionSize;
        observations = new float[count * observationSize];
        actions = new float[count * actionSize];
        oldMeans = new float[count * actionSize];
        oldLogProbabilities = new float[count];
        oldValues = new float[count];
        returns = new float[count];
        advantages = new float[count];
    }

    int count() {
        return advantages.length;
    }

    /** Copies the rollout's samples in the given order. */
    void take(Rollout rollout, int[] order) {
        for (int to = 0; to < count(); to++) {
            int from = order[to];
            System.arraycopy(
                    rollout.observations, from * observationSize, observations, to * observationSize, observationSize);
            System.arraycopy(rollout.actions, from * actionSize, actions, to * actionSize, actionSize);
            System.arraycopy(rollout.means, from * actionSize, oldMeans, to * actionSize, actionSize);
            oldLogProbabilities[to] = rollout.logProbabilities[from];
            oldValues[to] = rollout.values[from];
            returns[to] = rollout.returns[from];
            advantages[to] = rollout.advantages[from];
        }
    }
}
