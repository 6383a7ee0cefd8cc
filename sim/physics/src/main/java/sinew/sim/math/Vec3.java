package sinew.sim.math;

import sinew.sim.kernel.KernelCode;

/**
 * A vector of three floats.
 *
 * @param x first component
 * @param y second component
 * @param z third component
 */
@KernelCode
public record Vec3(float x, float y, float z) {
    /**
     * Makes the zero vector.
     *
     * @return (0, 0, 0)
     */
    public static Vec3 zero() {
        return new Vec3(0f, 0f, 0f);
    }

    /**
     * Reads a vector.
     *
     * @param array where from
     * @param offset index of the first of three components
     * @return the vector
     */
    public static Vec3 at(float[] array, int offset) {
        return new Vec3(array[offset], array[offset + 1], array[offset + 2]);
    }

    /**
     * Writes this vector.
     *
     * @param array where to. Modified.
     * @param offset index of the first of three components
     */
    public void store(float[] array, int offset) {
        array[offset] = x;
        array[offset + 1] = y;
        array[offset + 2] = z;
    }

    /**
     * Adds.
     *
     * @param other the other vector
     * @return this + other
     */
    public Vec3 plus(Vec3 other) {
        return new Vec3(x + other.x, y + other.y, z + other.z);
    }

    /**
     * Subtracts.
     *
     * @param other the other vector
     * @return this - other
     */
    public Vec3 minus(Vec3 other) {
        return new Vec3(x - other.x, y - other.y, z - other.z);
    }

    /**
     * Scales.
     *
     * @param factor the factor
     * @return this * factor
     */
    public Vec3 times(float factor) {
        return new Vec3(x * factor, y * factor, z * factor);
    }

    /**
     * Adds a multiple of a vector.
     *
     * @param other the other vector
     * @param factor its factor
     * @return this + other * factor
     */
    public Vec3 plusTimes(Vec3 other, float factor) {
        return new Vec3(x + other.x * factor, y + other.y * factor, z + other.z * factor);
    }

    /**
     * Turns round.
     *
     * @return -this
     */
    public Vec3 negated() {
        return new Vec3(-x, -y, -z);
    }

    /**
     * Scalar product.
     *
     * @param other the other vector
     * @return this . other
     */
    public float dot(Vec3 other) {
        return x * other.x + y * other.y + z * other.z;
    }

    /**
     * Vector product.
     *
     * @param other the other vector
     * @return this x other
     */
    public Vec3 cross(Vec3 other) {
        return new Vec3(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
    }

    /**
     * Length.
     *
     * @return the Euclidean norm
     */
    public float norm() {
        return (float) Math.sqrt(x * x + y * y + z * z);
    }

    /**
     * Makes a unit vector of the same direction.
     *
     * @return this / norm; (1, 0, 0) when the norm is below 1e-15
     */
    public Vec3 normalized() {
        float norm = norm();
        if (norm < 1e-15f) {
            return new Vec3(1f, 0f, 0f);
        }
        float scale = 1f / norm;
        return new Vec3(x * scale, y * scale, z * scale);
    }
}
