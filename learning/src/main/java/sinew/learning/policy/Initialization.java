package sinew.learning.policy;

import java.util.Arrays;
import sinew.learning.RandomPurpose;
import sinew.learning.policy.ParameterLayout.Layer;
import sinew.learning.policy.ParameterLayout.Slice;
import sinew.learning.settings.LearnerSettings;
import sinew.learning.settings.NetworkSettings;
import sinew.learning.settings.NetworkSettings.InitializationKind;
import sinew.learning.settings.NoiseSettings;
import sinew.sim.math.Random;

/** Draws the first parameters of a policy from our own random numbers, so that a seed gives the same network everywhere. */
public final class Initialization {
    private final ParameterLayout layout;
    private final LearnerSettings settings;
    private final float[] parameters;

    private Initialization(ParameterLayout layout, LearnerSettings settings) {
        this.layout = layout;
        this.settings = settings;
        this.parameters = new float[layout.size()];
    }

    /**
     * Draws all parameters: linear layers as the settings say; recurrent layers uniformly over {@code +-1 / sqrt(hidden)}, as
     * PyTorch does.
     *
     * @param layout where the parameters lie
     * @param shape what the networks look like
     * @param settings the seed, the initialisation and the first deviation of the noise
     * @return the flat vector
     */
    public static float[] draw(ParameterLayout layout, NetworkShape shape, LearnerSettings settings) {
        Initialization drawn = new Initialization(layout, settings);
        drawn.uniform();
        if (settings.networks().initialization().kind() == InitializationKind.ORTHOGONAL) {
            drawn.orthogonal();
        }
        drawn.constants();
        if (shape.stateDependentNoise()) {
            drawn.noiseOutputs(shape);
        }
        return drawn.parameters;
    }

    /** Draws weights and biases from the uniform distribution over {@code +-1 / sqrt(inputs)}. */
    private void uniform() {
        float bound = 0;
        for (int i = 0; i < layout.slices().size(); i++) {
            Slice slice = layout.slices().get(i);
            if (slice.shape().length == 2) {
                // the biases that follow have the same bound; both weights of a recurrent layer have that of its state
                boolean recurrent = slice.name().contains(".rnn.");
                int inputs = recurrent ? settings.networks().recurrence().hidden() : slice.shape()[1];
                bound = (float) (1 / Math.sqrt(inputs));
            }
            for (int j = 0; j < slice.length(); j++) {
                parameters[slice.offset() + j] =
                        Random.range(-bound, bound, settings.seed(), i, 0, RandomPurpose.INITIALIZATION, j);
            }
        }
    }

    private void orthogonal() {
        NetworkSettings.Initialization gains = settings.networks().initialization();
        for (Slice slice : layout.slices()) {
            if (slice.shape().length == 2 && !slice.name().contains(".rnn.")) {
                double gain = gains.hiddenGain();
                if (slice.equals(last(ParameterLayout.ACTOR).weight())) {
                    gain = gains.actorGain();
                } else if (slice.equals(last(ParameterLayout.CRITIC).weight())) {
                    gain = gains.criticGain();
                }
                OrthogonalMatrix.draw(
                        parameters,
                        slice,
                        gain,
                        settings.seed(),
                        layout.slices().indexOf(slice));
            }
        }
    }

    private Layer last(String network) {
        return layout.layers(network).getLast();
    }

    /** Sets what is not drawn: deviations, scale and shift of normalised layers, perhaps biases. */
    private void constants() {
        NoiseSettings noise = settings.noise();
        boolean zeroBiases = settings.networks().initialization().zeroBiases();
        for (Slice slice : layout.slices()) {
            String name = slice.name();
            if (name.equals(ParameterLayout.STD)) {
                fill(slice, 0, slice.length(), noise.initialStandardDeviation());
            } else if (name.equals(ParameterLayout.LOG_STD)) {
                fill(slice, 0, slice.length(), Math.log(noise.initialStandardDeviation()));
            } else if (name.endsWith(".norm.weight")) {
                fill(slice, 0, slice.length(), 1);
            } else if (name.endsWith(".norm.bias") || (zeroBiases && name.endsWith(".bias"))) {
                fill(slice, 0, slice.length(), 0);
            }
        }
    }

    /** The deviations begin the same for every observation: no weights and their logarithm as bias (rsl_rl). */
    private void noiseOutputs(NetworkShape shape) {
        Layer output = last(ParameterLayout.ACTOR);
        int inputs = output.inputs();
        fill(output.weight(), shape.actions() * inputs, 2 * shape.actions() * inputs, 0);
        double deviation = settings.noise().initialStandardDeviation();
        fill(output.bias(), shape.actions(), 2 * shape.actions(), Math.log(deviation));
    }

    private void fill(Slice slice, int from, int to, double value) {
        Arrays.fill(parameters, slice.offset() + from, slice.offset() + to, (float) value);
    }
}
