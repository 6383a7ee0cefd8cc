package sinew.learning.ppo;

import sinew.learning.UpdateReport;

/** Averages the numbers of an update over its mini-batches. */
final class UpdateAverages {
    private double value;
    private double surrogate;
    private double entropy;
    private double divergence;
    private int count;

    void add(PpoLoss loss, double kl) {
        value += loss.value();
        surrogate += loss.surrogate();
        entropy += loss.entropy();
        divergence += kl;
        count++;
    }

    UpdateReport report(double learningRate, double meanNoiseStd) {
        return new UpdateReport(
                value / count, surrogate / count, entropy / count, divergence / count, learningRate, meanNoiseStd);
    }
}
