package sinew.learning.cuda;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.Tensor;
import sinew.learning.settings.NormalizationSettings.Kind;
import sinew.learning.settings.NormalizationSettings.Observations;

/**
 * Running moments of vectors, as they lie on the device and as they stand in checkpoints.
 *
 * @param width numbers per vector
 * @param exact {@code mean[width], variance[width], count}, and one number that is not used
 */
record MomentState(int width, double[] exact) {
    private static final double RL_GAMES_FIRST_COUNT = 1;
    private static final double STABLE_BASELINES_FIRST_COUNT = 1e-4;

    /** Moments that have seen nothing: mean 0 and variance 1. */
    static MomentState first(Kind kind, int width) {
        double[] exact = new double[2 * width + 2];
        Arrays.fill(exact, width, 2 * width, 1);
        exact[2 * width] = firstCount(kind);
        return new MomentState(width, exact);
    }

    private static double firstCount(Kind kind) {
        return switch (kind) {
            case NONE, BESIDE_DEVIATION -> 0;
            case INSIDE_ROOT -> RL_GAMES_FIRST_COUNT;
            case INSIDE_ROOT_AS_SEEN -> STABLE_BASELINES_FIRST_COUNT;
        };
    }

    boolean untouched(Kind kind) {
        return exact[2 * width] == firstCount(kind);
    }

    /** Means and deviations as kernels take them. */
    float[] shown(Observations settings) {
        float[] shown = new float[2 * width];
        double inRoot = settings.kind() == Kind.BESIDE_DEVIATION ? 0 : settings.epsilon();
        for (int i = 0; i < width; i++) {
            shown[i] = (float) exact[i];
            shown[width + i] = (float) Math.sqrt(exact[width + i] + inRoot);
        }
        return shown;
    }

    /** The moments alone, without what else tells how they are used. */
    List<Tensor> moments(String name) {
        return List.of(
                Tensor.vector(name + ".running_mean", Arrays.copyOf(exact, width)),
                Tensor.vector(name + ".running_var", Arrays.copyOfRange(exact, width, 2 * width)),
                Tensor.scalar(name + ".count", exact[2 * width]));
    }

    /** The names and types under which the learner on the CPU saves the same moments. */
    List<Tensor> tensors(String name, Observations settings) {
        if (settings.kind() == Kind.BESIDE_DEVIATION) {
            int[] shape = {1, width};
            float[] variance = floats(Arrays.copyOfRange(exact, width, 2 * width));
            return List.of(
                    new Tensor(name + "._mean", shape, floats(Arrays.copyOf(exact, width))),
                    new Tensor(name + "._var", shape, variance),
                    new Tensor(name + "._std", shape, Arrays.copyOfRange(shown(settings), width, 2 * width)),
                    Tensor.scalar(name + ".count", (long) exact[2 * width]));
        }
        List<Tensor> tensors = new ArrayList<>(moments(name));
        tensors.add(Tensor.scalar(name + ".epsilon", settings.epsilon()));
        tensors.add(Tensor.scalar(name + ".clip", settings.clip() > 0 ? settings.clip() : Double.POSITIVE_INFINITY));
        return tensors;
    }

    /** Reads what {@link #tensors} wrote. */
    static MomentState of(Checkpoint checkpoint, String name, Kind kind, int width) {
        double[] exact = new double[2 * width + 2];
        if (kind == Kind.BESIDE_DEVIATION) {
            copy(checkpoint.floats(name + "._mean", 1, width), exact, 0);
            copy(checkpoint.floats(name + "._var", 1, width), exact, width);
            exact[2 * width] = checkpoint.longs(name + ".count")[0];
        } else {
            System.arraycopy(checkpoint.doubles(name + ".running_mean", width), 0, exact, 0, width);
            System.arraycopy(checkpoint.doubles(name + ".running_var", width), 0, exact, width, width);
            exact[2 * width] = checkpoint.doubles(name + ".count")[0];
        }
        return new MomentState(width, exact);
    }

    private static float[] floats(double[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }

    private static void copy(float[] from, double[] to, int offset) {
        for (int i = 0; i < from.length; i++) {
            to[offset + i] = from[i];
        }
    }
}
