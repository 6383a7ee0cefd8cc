package sinew.learning.ppo;

import sinew.learning.settings.NoiseSettings;

/** Makes action distributions of what the actor gives and of the deviations' parameters. */
final class GaussianNoise {
    private final NoiseSettings.Kind kind;
    private final int actions;

    GaussianNoise(NoiseSettings.Kind kind, int actions) {
        this.kind = kind;
        this.actions = actions;
    }

    NoiseSettings.Kind kind() {
        return kind;
    }

    /** Tells whether the actor gives the deviations' logarithms after the means. */
    boolean stateDependent() {
        return kind == NoiseSettings.Kind.STATE_DEPENDENT;
    }

    /**
     * Makes the distributions of a batch.
     *
     * @param outputs what the actor gives, {@code [samples * outputs]}; kept
     * @param learned the deviations or their logarithms, {@code [actions]}; kept
     * @return the distributions
     */
    Gaussians distributions(float[] outputs, float[] learned) {
        return switch (kind) {
            case SCALAR -> new Gaussians(actions, outputs, learned, false);
            case LOG -> new Gaussians(actions, outputs, exponentials(learned), false);
            case STATE_DEPENDENT -> split(outputs);
        };
    }

    private static float[] exponentials(float[] logarithms) {
        float[] result = new float[logarithms.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (float) Math.exp(logarithms[i]);
        }
        return result;
    }

    private Gaussians split(float[] outputs) {
        int samples = outputs.length / (2 * actions);
        float[] means = new float[samples * actions];
        float[] std = new float[samples * actions];
        for (int sample = 0; sample < samples; sample++) {
            System.arraycopy(outputs, 2 * sample * actions, means, sample * actions, actions);
            for (int d = 0; d < actions; d++) {
                std[sample * actions + d] = (float) Math.exp(outputs[(2 * sample + 1) * actions + d]);
            }
        }
        return new Gaussians(actions, means, std, true);
    }
}
