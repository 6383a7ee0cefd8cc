package sinew.learning.ppo;

import java.util.ArrayList;
import java.util.List;
import sinew.learning.policy.ParameterLayout;
import sinew.learning.settings.LearnerSettings;

/** One update of proximal policy optimisation in plain double arithmetic with hand-made derivatives; networks with tanh. */
final class ReferenceUpdate {
    private final ParameterLayout layout;
    private final LearnerSettings settings;
    final double[] parameters;
    private final double[] first;
    private final double[] second;
    double learningRate;
    double surrogate;
    double value;
    private int steps;

    ReferenceUpdate(ParameterLayout layout, LearnerSettings settings, float[] start) {
        this.layout = layout;
        this.settings = settings;
        parameters = new double[start.length];
        for (int i = 0; i < start.length; i++) {
            parameters[i] = start[i];
        }
        first = new double[start.length];
        second = new double[start.length];
        learningRate = settings.optimization().learningRate().initial();
    }

    /** Learns from all samples, whose observations are normalised already. */
    void run(Samples samples, double[] observations) {
        int size = samples.count() / settings.optimization().miniBatches();
        double[] oldStd = std(samples.actionSize);
        for (int epoch = 0; epoch < settings.optimization().epochs(); epoch++) {
            for (int batch = 0; batch < settings.optimization().miniBatches(); batch++) {
                learn(samples, observations, batch * size, size, oldStd);
            }
        }
        int updates = settings.optimization().epochs() * settings.optimization().miniBatches();
        surrogate /= updates;
        value /= updates;
    }

    private double[] std(int actions) {
        double[] std = new double[actions];
        System.arraycopy(parameters, 0, std, 0, actions);
        return std;
    }

    private void learn(Samples samples, double[] observations, int begin, int size, double[] oldStd) {
        int actions = samples.actionSize;
        int width = samples.observationSize;
        double[] std = std(actions);
        double[] gradient = new double[parameters.length];
        double kl = 0;
        for (int d = 0; d < actions; d++) {
            gradient[d] -= settings.loss().entropyCoefficient() / std[d];
        }
        for (int i = begin; i < begin + size; i++) {
            double[] x = new double[width];
            System.arraycopy(observations, i * width, x, 0, width);
            List<double[]> actor = forward(ParameterLayout.ACTOR, x);
            List<double[]> critic = forward(ParameterLayout.CRITIC, x);
            double[] mean = actor.getLast();
            kl += divergence(samples, i, mean, std, oldStd);
            double log = 0;
            for (int d = 0; d < actions; d++) {
                double z = (samples.actions[i * actions + d] - mean[d]) / std[d];
                log += -0.5 * z * z - Math.log(std[d]) - 0.5 * Math.log(2 * Math.PI);
            }
            double ratio = Math.exp(log - samples.oldLogProbabilities[i]);
            double advantage = samples.advantages[i];
            double clip = settings.loss().clip();
            double clipped = -advantage * Math.clamp(ratio, 1 - clip, 1 + clip);
            surrogate += Math.max(-advantage * ratio, clipped) / size;
            double slope = -advantage * ratio >= clipped ? -advantage * ratio / size : 0;
            double[] meanSlope = new double[actions];
            for (int d = 0; d < actions; d++) {
                double z = (samples.actions[i * actions + d] - mean[d]) / std[d];
                meanSlope[d] = slope * z / std[d];
                gradient[d] += slope * (z * z - 1) / std[d];
            }
            backward(ParameterLayout.ACTOR, actor, meanSlope, gradient);
            double[] valueSlope = {valueSlope(samples, i, critic.getLast()[0], size)};
            backward(ParameterLayout.CRITIC, critic, valueSlope, gradient);
        }
        learningRate = LearningRate.next(
                learningRate, kl / size, settings.optimization().learningRate().desiredKl());
        descend(gradient);
    }

    private static double divergence(Samples samples, int i, double[] mean, double[] std, double[] oldStd) {
        double sum = 0;
        for (int d = 0; d < std.length; d++) {
            double difference = samples.oldMeans[i * std.length + d] - mean[d];
            sum += Math.log(std[d] / oldStd[d] + 1e-5)
                    + (oldStd[d] * oldStd[d] + difference * difference) / (2 * std[d] * std[d])
                    - 0.5;
        }
        return sum;
    }

    private double valueSlope(Samples samples, int i, double now, int size) {
        double clip = settings.loss().clip();
        double clipped = samples.oldValues[i] + Math.clamp(now - samples.oldValues[i], -clip, clip);
        double plainLoss = (now - samples.returns[i]) * (now - samples.returns[i]);
        double clippedLoss = (clipped - samples.returns[i]) * (clipped - samples.returns[i]);
        value += Math.max(plainLoss, clippedLoss) / size;
        return plainLoss >= clippedLoss
                ? settings.loss().valueCoefficient() * 2 * (now - samples.returns[i]) / size
                : 0;
    }

    private void descend(double[] gradient) {
        steps++;
        double squares = 0;
        for (double g : gradient) {
            squares += g * g;
        }
        double scale = Math.min(1, settings.optimization().maximumGradientNorm() / (Math.sqrt(squares) + 1e-6));
        for (int i = 0; i < gradient.length; i++) {
            double g = gradient[i] * scale;
            first[i] = 0.9 * first[i] + 0.1 * g;
            second[i] = 0.999 * second[i] + 0.001 * g * g;
            double mean = first[i] / (1 - Math.pow(0.9, steps));
            double variance = second[i] / (1 - Math.pow(0.999, steps));
            parameters[i] -= learningRate * mean / (Math.sqrt(variance) + 1e-8);
        }
    }

    private List<ParameterLayout.Slice> layers(String network) {
        return layout.slices().stream()
                .filter(slice -> slice.name().startsWith(network))
                .toList();
    }

    /** The input and the output of every layer. */
    private List<double[]> forward(String network, double[] input) {
        List<double[]> outputs = new ArrayList<>(List.of(input));
        List<ParameterLayout.Slice> slices = layers(network);
        for (int l = 0; l < slices.size(); l += 2) {
            int rows = slices.get(l).shape()[0];
            int columns = slices.get(l).shape()[1];
            double[] y = new double[rows];
            for (int r = 0; r < rows; r++) {
                y[r] = parameters[slices.get(l + 1).offset() + r];
                for (int c = 0; c < columns; c++) {
                    y[r] += parameters[slices.get(l).offset() + r * columns + c] * outputs.getLast()[c];
                }
                y[r] = l + 2 < slices.size() ? Math.tanh(y[r]) : y[r];
            }
            outputs.add(y);
        }
        return outputs;
    }

    private void backward(String network, List<double[]> outputs, double[] slope, double[] gradient) {
        List<ParameterLayout.Slice> slices = layers(network);
        double[] above = slope;
        for (int l = slices.size() - 2; l >= 0; l -= 2) {
            double[] y = outputs.get(l / 2 + 1);
            double[] x = outputs.get(l / 2);
            double[] below = new double[x.length];
            for (int r = 0; r < y.length; r++) {
                double g = l + 2 < slices.size() ? above[r] * (1 - y[r] * y[r]) : above[r];
                gradient[slices.get(l + 1).offset() + r] += g;
                for (int c = 0; c < x.length; c++) {
                    int w = slices.get(l).offset() + r * x.length + c;
                    gradient[w] += g * x[c];
                    below[c] += g * parameters[w];
                }
            }
            above = below;
        }
    }
}
