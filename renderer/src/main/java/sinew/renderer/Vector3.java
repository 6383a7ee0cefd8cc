package sinew.renderer;

/**
 * A point or a direction in the world: x forward, y to the left, z up.
 *
 * @param x in m
 * @param y in m
 * @param z in m
 */
public record Vector3(float x, float y, float z) {
    /** The origin. */
    public static final Vector3 ZERO = new Vector3(0f, 0f, 0f);

    /**
     * Adds a vector.
     *
     * @param other what is added
     * @return the sum
     */
    public Vector3 plus(Vector3 other) {
        return new Vector3(x + other.x, y + other.y, z + other.z);
    }

    /**
     * Takes a vector away.
     *
     * @param other what is taken away
     * @return the difference
     */
    public Vector3 minus(Vector3 other) {
        return new Vector3(x - other.x, y - other.y, z - other.z);
    }

    /**
     * Scales the vector.
     *
     * @param factor the factor
     * @return the scaled vector
     */
    public Vector3 times(float factor) {
        return new Vector3(x * factor, y * factor, z * factor);
    }

    /**
     * The length of the vector.
     *
     * @return the length in m
     */
    public float length() {
        return (float) Math.sqrt(x * x + y * y + z * z);
    }
}
