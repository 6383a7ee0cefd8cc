package sinew.learning.ppo;

import ai.djl.ndarray.NDManager;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sinew.learning.Learner;
import sinew.learning.policy.ObservationNormalizer;

/** The inputs of the networks for every mini-batch, in memory shared with PyTorch. */
final class MiniBatches implements AutoCloseable {
    private final int size;
    private final boolean criticInput;
    private final List<TensorBuffer> actorInputs = new ArrayList<>();
    private final List<TensorBuffer> criticInputs = new ArrayList<>();

    /**
     * Makes room.
     *
     * @param manager owns the tensors
     * @param count the number of mini-batches
     * @param rows the samples of each
     * @param size the numbers of a sample
     * @param criticInput whether the critic has inputs of its own, else it is given the actor's
     */
    MiniBatches(NDManager manager, int count, int rows, Learner.Size size, boolean criticInput) {
        this.size = rows;
        this.criticInput = criticInput;
        for (int i = 0; i < count; i++) {
            actorInputs.add(new TensorBuffer(manager, rows, size.observations()));
            criticInputs.add(
                    criticInput ? new TensorBuffer(manager, rows, size.criticObservations()) : actorInputs.getLast());
        }
    }

    int count() {
        return actorInputs.size();
    }

    int size() {
        return size;
    }

    TensorBuffer actorInput(int batch) {
        return actorInputs.get(batch);
    }

    TensorBuffer criticInput(int batch) {
        return criticInputs.get(batch);
    }

    /** Fills a mini-batch with the samples' observations, normalised by the newest statistics unless they are already. */
    void fill(Samples samples, int batch, Normalizers normalizers) {
        int width = samples.size.observations();
        ObservationNormalizer actor = normalizers.actorAsSeen() ? null : normalizers.actor();
        copy(
                samples.observations,
                batch * size * width,
                size,
                width,
                actorInputs.get(batch).values(),
                actor);
        if (criticInput) {
            int criticWidth = samples.size.criticObservations();
            ObservationNormalizer critic = normalizers.criticAsSeen() ? null : normalizers.critic();
            FloatBuffer target = criticInputs.get(batch).values();
            copy(samples.criticObservations, batch * size * criticWidth, size, criticWidth, target, critic);
        }
    }

    /** Copies observations, normalised if there is a normaliser. */
    static void copy(
            float[] source,
            int offset,
            int rows,
            int width,
            FloatBuffer target,
            @Nullable ObservationNormalizer normalizer) {
        if (normalizer == null) {
            target.put(0, source, offset, rows * width);
            return;
        }
        for (int row = 0; row < rows; row++) {
            normalizer.normalize(source, offset + row * width, target, row * width);
        }
    }

    @Override
    public void close() {
        actorInputs.forEach(TensorBuffer::close);
        if (criticInput) {
            criticInputs.forEach(TensorBuffer::close);
        }
    }
}
