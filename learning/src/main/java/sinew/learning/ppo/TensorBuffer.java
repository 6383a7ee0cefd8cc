package sinew.learning.ppo;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Memory that Java and PyTorch share: what one writes the other reads, without a copy. */
final class TensorBuffer implements AutoCloseable {
    private static final int ALIGNMENT = 64;

    private final PtNDArray tensor;
    private final FloatBuffer values;

    /** Makes a tensor of zeros. */
    TensorBuffer(NDManager manager, long... shape) {
        Shape sizes = new Shape(shape);
        // aligned, so that PyTorch takes the same path through its kernels in every run
        ByteBuffer memory = Arena.ofAuto()
                .allocate(Math.max(1, sizes.size()) * Float.BYTES, ALIGNMENT)
                .asByteBuffer()
                .order(ByteOrder.nativeOrder());
        values = memory.asFloatBuffer();
        tensor = (PtNDArray) manager.create(memory, sizes, DataType.FLOAT32);
    }

    PtNDArray tensor() {
        return tensor;
    }

    FloatBuffer values() {
        return values;
    }

    void write(float[] source) {
        values.put(0, source);
    }

    float[] read() {
        float[] copy = new float[values.capacity()];
        values.get(0, copy);
        return copy;
    }

    @Override
    public void close() {
        tensor.close();
    }
}
