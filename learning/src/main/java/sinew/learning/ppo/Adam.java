package sinew.learning.ppo;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import sinew.learning.settings.OptimizationSettings;

/** The optimiser Adam (Kingma, Ba 2015, algorithm 1) over one flat tensor, with PyTorch's decay rates of the moments. */
final class Adam implements AutoCloseable {
    // the corrections must use the very numbers that the tensors see
    private static final float BETA_1 = 0.9f;
    private static final float BETA_2 = 0.999f;
    private static final float NO_ELEMENT_CLIPPING = -1;

    private final TensorBuffer firstMoment;
    private final TensorBuffer secondMoment;
    private long steps;

    Adam(NDManager manager, int size) {
        firstMoment = new TensorBuffer(manager, size);
        secondMoment = new TensorBuffer(manager, size);
    }

    TensorBuffer firstMoment() {
        return firstMoment;
    }

    TensorBuffer secondMoment() {
        return secondMoment;
    }

    long steps() {
        return steps;
    }

    void steps(long done) {
        steps = done;
    }

    /**
     * Takes one step.
     *
     * @param parameters the flat parameters. Modified.
     * @param gradient their gradient. Modified.
     * @param scale by which the gradient is multiplied first
     * @param learningRate the step size
     * @param settings epsilon, and the multiple of the parameters that is added to the scaled gradient
     */
    void step(
            PtNDArray parameters,
            PtNDArray gradient,
            double scale,
            double learningRate,
            OptimizationSettings settings) {
        steps++;
        double correction1 = 1 - Math.pow(BETA_1, (double) steps);
        double correction2 = Math.sqrt(1 - Math.pow(BETA_2, (double) steps));
        // multiplying numerator and denominator by the second correction leaves it out of the tensor
        JniUtils.adamUpdate(
                parameters,
                gradient,
                firstMoment.tensor(),
                secondMoment.tensor(),
                (float) learningRate,
                (float) (learningRate * correction2 / correction1),
                (float) settings.weightDecay(),
                (float) scale,
                NO_ELEMENT_CLIPPING,
                BETA_1,
                BETA_2,
                (float) (settings.adamEpsilon() * correction2),
                false);
    }

    @Override
    public void close() {
        firstMoment.close();
        secondMoment.close();
    }
}
