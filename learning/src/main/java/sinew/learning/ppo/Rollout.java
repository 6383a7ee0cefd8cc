package sinew.learning.ppo;

import sinew.learning.Learner;

/**
 * What happened in the last steps of all environments, step-major: sample {@code step * environments + environment}.
 *
 * <p>All arrays are written by the learner.
 */
final class Rollout {
    final int steps;
    final Learner.Size size;
    /** As the policy saw them: normalised only where that is what is learned from. */
    final float[] observations;

    /** The array of {@link #observations} if the critic sees the same. */
    final float[] criticObservations;

    final float[] actions;
    final float[] means;

    /** {@code [actions]}, or {@code [samples * actions]}. */
    final float[] std;

    final boolean stdPerSample;
    final float[] logProbabilities;
    final float[] values;
    final float[] rewards;
    final int[] dones;
    final float[] returns;
    final float[] advantages;

    Rollout(int steps, Learner.Size size, boolean stdPerSample) {
        this.steps = steps;
        this.stdPerSample = stdPerSample;
        this.size = size;
        int samples = steps * size.environments();
        observations = new float[samples * size.observations()];
        criticObservations = size.asymmetric() ? new float[samples * size.criticObservations()] : observations;
        actions = new float[samples * size.actions()];
        std = new float[(stdPerSample ? samples : 1) * size.actions()];
        means = new float[samples * size.actions()];
        logProbabilities = new float[samples];
        values = new float[samples];
        rewards = new float[samples];
        dones = new int[samples];
        returns = new float[samples];
        advantages = new float[samples];
    }

    int samples() {
        return steps * size.environments();
    }

    /**
     * Computes returns and advantages by generalised advantage estimation (Schulman et al. 2016, equation 16), without
     * normalising the advantages.
     *
     * @param lastValues the values of the observations after the last step, {@code [environments]}
     * @param gamma the discount
     * @param lambda the trace decay
     */
    void computeAdvantages(float[] lastValues, double gamma, double lambda) {
        int n = size.environments();
        for (int environment = 0; environment < n; environment++) {
            double advantage = 0;
            double nextValue = lastValues[environment];
            for (int sample = (steps - 1) * n + environment; sample >= 0; sample -= n) {
                double alive = 1 - dones[sample];
                double delta = rewards[sample] + alive * gamma * nextValue - values[sample];
                advantage = delta + alive * gamma * lambda * advantage;
                returns[sample] = (float) (advantage + values[sample]);
                advantages[sample] = returns[sample] - values[sample];
                nextValue = values[sample];
            }
        }
    }

    /** Shifts and scales a part of the advantages to mean 0 and deviation 1 (the unbiased estimate, as PyTorch's). */
    static void normalize(float[] advantages, int begin, int end) {
        double sum = 0;
        for (int i = begin; i < end; i++) {
            sum += advantages[i];
        }
        double mean = sum / (end - begin);
        double squares = 0;
        for (int i = begin; i < end; i++) {
            squares += (advantages[i] - mean) * (advantages[i] - mean);
        }
        double deviation = Math.sqrt(squares / Math.max(1, end - begin - 1));
        for (int i = begin; i < end; i++) {
            advantages[i] = (float) ((advantages[i] - mean) / (deviation + 1e-8));
        }
    }
}
