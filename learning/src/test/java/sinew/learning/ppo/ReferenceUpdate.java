package sinew.learning.ppo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import sinew.learning.policy.NetworkShape;
import sinew.learning.policy.ParameterLayout;
import sinew.learning.settings.LearnerSettings;
import sinew.learning.settings.LearningRateSettings;
import sinew.learning.settings.LearningRateSettings.KlReference;
import sinew.learning.settings.LearningRateSettings.Schedule;
import sinew.learning.settings.LossSettings;
import sinew.learning.settings.NormalizationSettings.Kind;
import sinew.learning.settings.ReturnSettings.AdvantageNormalization;

/**
 * One update of proximal policy optimisation in plain double arithmetic, whose gradients are differences of the loss. It shares no
 * code with the learner but the orders of samples and the layout of parameters.
 */
final class ReferenceUpdate {
    private static final double STEP = 1e-6;

    private final LearnerSettings settings;
    private final NetworkShape shape;
    private final ReferencePolicy policy;
    private final Rollout rollout;
    private final int[][] orders;
    private final double[] first;
    private final double[] second;
    private final double[][][][][] states;
    private final ReferenceMoments moments;
    private final double[][] oldMeans;
    private final double[][] oldStd;
    private final Function<double[], double[]> ready;
    final double[] parameters;
    double learningRate;
    double surrogate;
    double value;
    int steps;

    /**
     * Prepares an update.
     *
     * @param orders which samples are learned from in each epoch
     * @param ready normalises observations where the learner's own normaliser stands still
     */
    ReferenceUpdate(
            NetworkShape shape,
            LearnerSettings settings,
            Rollout rollout,
            int[][] orders,
            float[] start,
            Function<double[], double[]> ready) {
        this.settings = settings;
        this.shape = shape;
        this.rollout = rollout;
        this.orders = orders;
        this.ready = ready;
        policy = new ReferencePolicy(shape, ParameterLayout.of(shape));
        parameters = doubles(start, 0, start.length);
        first = new double[start.length];
        second = new double[start.length];
        learningRate = settings.optimization().learningRate().initial();
        moments = new ReferenceMoments(shape.observations());
        states = statesBefore();
        oldMeans = table(i -> doubles(rollout.means, i * shape.actions(), shape.actions()));
        oldStd = table(i -> doubles(rollout.std, rollout.stdPerSample ? i * shape.actions() : 0, shape.actions()));
    }

    private double[][] table(IntFunction<double[]> row) {
        double[][] table = new double[rollout.samples()][];
        for (int i = 0; i < table.length; i++) {
            table[i] = row.apply(i);
        }
        return table;
    }

    private static double[] doubles(float[] source, int begin, int length) {
        double[] copy = new double[length];
        for (int i = 0; i < length; i++) {
            copy[i] = source[begin + i];
        }
        return copy;
    }

    /** What the networks remembered before each step of the rollout, which began with nothing. */
    private double[][][][][] statesBefore() {
        double[][][][][] before = new double[rollout.samples()][][][][];
        int n = rollout.size.environments();
        for (int environment = 0; environment < n; environment++) {
            double[][][][] state = policy.newState();
            for (int i = environment; i < before.length; i += n) {
                before[i] = ReferencePolicy.copy(state);
                policy.evaluate(parameters, input(i, true), criticInput(i, true), state);
                state = rollout.dones[i] != 0 ? policy.newState() : state;
            }
        }
        return before;
    }

    private double[] input(int i, boolean acting) {
        double[] x = doubles(rollout.observations, i * shape.observations(), shape.observations());
        boolean own = settings.normalization().actorObservations().kind() == Kind.INSIDE_ROOT;
        return own ? moments.normalize(x) : acting ? x : ready.apply(x);
    }

    private double[] criticInput(int i, boolean acting) {
        if (!rollout.size.asymmetric()) {
            return input(i, acting);
        }
        return doubles(rollout.criticObservations, i * shape.criticObservations(), shape.criticObservations());
    }

    void run() {
        int batches = settings.optimization().miniBatches();
        int done = 0;
        for (int epoch = 0; epoch < orders.length; epoch++) {
            double sum = 0;
            int size = orders[epoch].length / batches;
            for (int batch = 0; batch < batches; batch++) {
                int[] rows = java.util.Arrays.copyOfRange(orders[epoch], batch * size, (batch + 1) * size);
                if (epoch == 0) {
                    List<double[]> seen = new ArrayList<>();
                    for (int i : rows) {
                        seen.add(doubles(rollout.observations, i * shape.observations(), shape.observations()));
                    }
                    moments.learn(seen.toArray(double[][]::new));
                }
                done++;
                double divergence = learn(rows);
                if (Double.isNaN(divergence)) {
                    average(done);
                    return;
                }
                sum += divergence;
            }
            if (rate().schedule() == Schedule.ADAPTIVE_PER_EPOCH) {
                adapt(sum / batches);
            }
        }
        average(done);
    }

    private void average(int done) {
        surrogate /= done;
        value /= done;
    }

    private LearningRateSettings rate() {
        return settings.optimization().learningRate();
    }

    /** Learns from one mini-batch; the answer is the divergence, or no number if the update ends here. */
    private double learn(int[] rows) {
        double[] advantages = advantages(rows);
        double[][][] now = evaluate(parameters, rows);
        double divergence = divergence(rows, now);
        if (rate().schedule() == Schedule.ADAPTIVE_PER_MINI_BATCH && divergence > 0) {
            adapt(divergence);
        }
        double[] parts = loss(rows, advantages, now);
        surrogate += parts[1];
        value += parts[2];
        if (rate().stopKl() > 0 && parts[3] > rate().stopKl()) {
            return Double.NaN;
        }
        double[] gradient = new double[parameters.length];
        for (int i = 0; i < gradient.length; i++) {
            double kept = parameters[i];
            parameters[i] = kept + STEP;
            double above = loss(rows, advantages, evaluate(parameters, rows))[0];
            parameters[i] = kept - STEP;
            double below = loss(rows, advantages, evaluate(parameters, rows))[0];
            parameters[i] = kept;
            gradient[i] = (above - below) / (2 * STEP);
        }
        descend(gradient);
        if (rate().schedule() == Schedule.ADAPTIVE_AFTER_MINI_BATCH) {
            adapt(divergence);
        }
        if (rate().klReference() == KlReference.PREVIOUS_PASS) {
            for (int k = 0; k < rows.length; k++) {
                oldMeans[rows[k]] = now[k][0];
                oldStd[rows[k]] = now[k][1];
            }
        }
        return divergence;
    }

    private double[] advantages(int[] rows) {
        double[] advantages = new double[rows.length];
        double mean = 0;
        for (int k = 0; k < rows.length; k++) {
            advantages[k] = rollout.advantages[rows[k]];
            mean += advantages[k] / rows.length;
        }
        if (settings.returns().advantageNormalization() == AdvantageNormalization.MINI_BATCH) {
            double squares = 0;
            for (double a : advantages) {
                squares += (a - mean) * (a - mean);
            }
            for (int k = 0; k < rows.length; k++) {
                advantages[k] = (advantages[k] - mean) / (Math.sqrt(squares / (rows.length - 1)) + 1e-8);
            }
        }
        return advantages;
    }

    /** Computes the networks for rows that, where there is a memory, lie in pieces of consecutive steps. */
    private double[][][] evaluate(double[] p, int[] rows) {
        var memory = settings.networks().recurrence();
        int piece = memory.sequenceLength() == 0 ? rollout.steps : memory.sequenceLength();
        double[][][] results = new double[rows.length][][];
        double[][][][] state = policy.newState();
        for (int k = 0; k < rows.length; k++) {
            if (k % piece == 0) {
                state = ReferencePolicy.copy(states[rows[k]]);
            }
            results[k] = policy.evaluate(p, input(rows[k], false), criticInput(rows[k], false), state);
            state = rollout.dones[rows[k]] != 0 ? policy.newState() : state;
        }
        return results;
    }

    /** The loss, its parts surrogate and value, and the mean of (ratio - 1) - log ratio. */
    private double[] loss(int[] rows, double[] advantages, double[][][] now) {
        LossSettings weights = settings.loss();
        double[] parts = new double[4];
        double entropy = 0;
        double bounds = 0;
        int n = shape.actions();
        for (int k = 0; k < rows.length; k++) {
            double log = 0;
            for (int d = 0; d < n; d++) {
                double mean = now[k][0][d];
                double std = now[k][1][d];
                double z = (rollout.actions[rows[k] * n + d] - mean) / std;
                log += -0.5 * z * z - Math.log(std) - 0.5 * Math.log(2 * Math.PI);
                entropy += 0.5 + 0.5 * Math.log(2 * Math.PI) + Math.log(std);
                double high = Math.max(mean - 1.1, 0);
                double low = Math.min(mean + 1.1, 0);
                bounds +=
                        weights.boundsKind() == LossSettings.BoundsKind.BEYOND ? high * high + low * low : mean * mean;
            }
            double logRatio = log - rollout.logProbabilities[rows[k]];
            double ratio = Math.exp(logRatio);
            double clipped = Math.clamp(ratio, 1 - weights.clip(), 1 + weights.clip());
            parts[1] += Math.max(-advantages[k] * ratio, -advantages[k] * clipped);
            parts[2] += valueLoss(weights, now[k][2][0], rollout.values[rows[k]], rollout.returns[rows[k]]);
            parts[3] += ratio - 1 - logRatio;
        }
        for (int i = 1; i < 4; i++) {
            parts[i] /= rows.length;
        }
        parts[0] = parts[1]
                + weights.valueCoefficient() * parts[2]
                - weights.entropyCoefficient() * entropy / rows.length
                + weights.boundsCoefficient() * bounds / rows.length;
        return parts;
    }

    private static double valueLoss(LossSettings weights, double now, double old, double target) {
        double plain = (now - target) * (now - target);
        double moved = old + Math.clamp(now - old, -weights.valueClip(), weights.valueClip());
        double clipped = (moved - target) * (moved - target);
        return switch (weights.valueLoss()) {
            case SQUARED -> plain;
            case CLIPPED -> clipped;
            case LARGER_OF_CLIPPED -> Math.max(plain, clipped);
        };
    }

    private double divergence(int[] rows, double[][][] now) {
        boolean rollingOut = rate().klReference() == KlReference.ROLLOUT;
        double sum = 0;
        for (int k = 0; k < rows.length; k++) {
            for (int d = 0; d < shape.actions(); d++) {
                double difference = oldMeans[rows[k]][d] - now[k][0][d];
                double old = oldStd[rows[k]][d];
                double std = now[k][1][d];
                sum += rollingOut
                        ? Math.log(std / old + 1e-5) + (old * old + difference * difference) / (2 * std * std) - 0.5
                        : Math.log(old / std + 1e-5)
                                + (std * std + difference * difference) / (2 * (old * old + 1e-5))
                                - 0.5;
            }
        }
        return sum / rows.length;
    }

    private void adapt(double divergence) {
        if (divergence > 2 * rate().desiredKl()) {
            learningRate = Math.max(rate().smallest(), learningRate / 1.5);
        } else if (divergence < rate().desiredKl() / 2) {
            learningRate = Math.min(rate().largest(), learningRate * 1.5);
        }
    }

    private void descend(double[] gradient) {
        steps++;
        double squares = 0;
        for (double g : gradient) {
            squares += g * g;
        }
        double limit = settings.optimization().maximumGradientNorm();
        double scale = limit > 0 ? Math.min(1, limit / (Math.sqrt(squares) + 1e-6)) : 1;
        for (int i = 0; i < gradient.length; i++) {
            double g = gradient[i] * scale + settings.optimization().weightDecay() * parameters[i];
            first[i] = 0.9 * first[i] + 0.1 * g;
            second[i] = 0.999 * second[i] + 0.001 * g * g;
            double mean = first[i] / (1 - Math.pow(0.9, steps));
            double variance = second[i] / (1 - Math.pow(0.999, steps));
            parameters[i] -= learningRate
                    * mean
                    / (Math.sqrt(variance) + settings.optimization().adamEpsilon());
        }
    }
}
