package sinew.learning.ppo;

import ai.djl.ndarray.NDManager;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sinew.learning.policy.ObservationNormalizer;

/** The inputs of the networks for every mini-batch, in memory shared with PyTorch. */
final class MiniBatches implements AutoCloseable {
    private final int size;
    private final List<TensorBuffer> actorInputs = new ArrayList<>();
    private final List<TensorBuffer> criticInputs = new ArrayList<>();

    MiniBatches(NDManager manager, int count, int size, int observations) {
        this.size = size;
        for (int i = 0; i < count; i++) {
            actorInputs.add(new TensorBuffer(manager, size, observations));
            criticInputs.add(new TensorBuffer(manager, size, observations));
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

    /** Fills all mini-batches with the samples' observations, normalised by the newest statistics. */
    void fill(Samples samples, @Nullable ObservationNormalizer actor, @Nullable ObservationNormalizer critic) {
        for (int batch = 0; batch < count(); batch++) {
            fill(samples, batch, actorInputs.get(batch).values(), actor);
            fill(samples, batch, criticInputs.get(batch).values(), critic);
        }
    }

    private void fill(Samples samples, int batch, FloatBuffer input, @Nullable ObservationNormalizer normalizer) {
        int width = samples.observationSize;
        copy(samples.observations, batch * size * width, size, width, input, normalizer);
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
        criticInputs.forEach(TensorBuffer::close);
    }
}
