package sinew.learning.ppo;

import sinew.learning.settings.LossSettings;

/** The squared error of the critic; the value may be kept from moving far. */
final class ValueLoss {
    private final LossSettings.ValueLoss kind;
    private final double clip;
    private double sum;

    ValueLoss(LossSettings settings) {
        kind = settings.valueLoss();
        clip = settings.valueClip();
    }

    /**
     * Adds one sample.
     *
     * @param now what the critic gives now
     * @param before what it gave in the rollout
     * @param target what it should give
     * @return the derivative of its loss with respect to the value now
     */
    double add(double now, double before, double target) {
        double error = now - target;
        if (kind == LossSettings.ValueLoss.SQUARED) {
            sum += error * error;
            return 2 * error;
        }
        double move = now - before;
        double clippedMove = Math.clamp(move, -clip, clip);
        double clippedError = before + clippedMove - target;
        boolean free = move == clippedMove;
        if (kind == LossSettings.ValueLoss.CLIPPED) {
            sum += clippedError * clippedError;
            return free ? 2 * error : 0;
        }
        sum += Math.max(error * error, clippedError * clippedError);
        return free || error * error > clippedError * clippedError ? 2 * error : 0;
    }

    double sum() {
        return sum;
    }
}
