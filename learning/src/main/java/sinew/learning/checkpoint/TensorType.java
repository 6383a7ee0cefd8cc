package sinew.learning.checkpoint;

import java.nio.ByteBuffer;

/** The kinds of numbers a checkpoint holds, under their names in the safetensors format. */
enum TensorType {
    F64(8) {
        @Override
        Object read(ByteBuffer bytes, int elements) {
            double[] values = new double[elements];
            bytes.asDoubleBuffer().get(values);
            return values;
        }

        @Override
        void write(Object values, ByteBuffer bytes) {
            bytes.asDoubleBuffer().put((double[]) values);
        }
    },
    I64(8) {
        @Override
        Object read(ByteBuffer bytes, int elements) {
            long[] values = new long[elements];
            bytes.asLongBuffer().get(values);
            return values;
        }

        @Override
        void write(Object values, ByteBuffer bytes) {
            bytes.asLongBuffer().put((long[]) values);
        }
    },
    F32(4) {
        @Override
        Object read(ByteBuffer bytes, int elements) {
            float[] values = new float[elements];
            bytes.asFloatBuffer().get(values);
            return values;
        }

        @Override
        void write(Object values, ByteBuffer bytes) {
            bytes.asFloatBuffer().put((float[]) values);
        }
    },
    I32(4) {
        @Override
        Object read(ByteBuffer bytes, int elements) {
            int[] values = new int[elements];
            bytes.asIntBuffer().get(values);
            return values;
        }

        @Override
        void write(Object values, ByteBuffer bytes) {
            bytes.asIntBuffer().put((int[]) values);
        }
    };

    private final int size;

    TensorType(int size) {
        this.size = size;
    }

    /** Bytes per element. */
    int size() {
        return size;
    }

    /** Reads from the buffer's position on, which stays where it is. */
    abstract Object read(ByteBuffer bytes, int elements);

    /** Writes from the buffer's position on, which stays where it is. */
    abstract void write(Object values, ByteBuffer bytes);

    /** Finds the type of an array. */
    static TensorType of(Object values) {
        return switch (values) {
            case float[] _ -> F32;
            case double[] _ -> F64;
            case int[] _ -> I32;
            case long[] _ -> I64;
            default ->
                throw new IllegalArgumentException("A tensor cannot hold a "
                        + values.getClass().getSimpleName() + "; expected float[], double[], int[] or long[]");
        };
    }
}
