package sinew.assets.model;

/**
 * A point, direction or extent in space.
 *
 * @param x first component, in m unless said otherwise
 * @param y second component
 * @param z third component
 */
public record Vector3(double x, double y, double z) {
    /** The origin. */
    public static final Vector3 ZERO = new Vector3(0, 0, 0);

    /** Unit vector along x. */
    public static final Vector3 UNIT_X = new Vector3(1, 0, 0);

    /** Unit vector along y. */
    public static final Vector3 UNIT_Y = new Vector3(0, 1, 0);

    /** Unit vector along z. */
    public static final Vector3 UNIT_Z = new Vector3(0, 0, 1);

    /**
     * Sum.
     *
     * @param other the second summand
     * @return this + other
     */
    public Vector3 plus(Vector3 other) {
        return new Vector3(x + other.x, y + other.y, z + other.z);
    }

    /**
     * Difference.
     *
     * @param other what is taken away
     * @return this - other
     */
    public Vector3 minus(Vector3 other) {
        return new Vector3(x - other.x, y - other.y, z - other.z);
    }

    /**
     * Multiple.
     *
     * @param factor the factor
     * @return factor * this
     */
    public Vector3 times(double factor) {
        return new Vector3(x * factor, y * factor, z * factor);
    }

    /**
     * Scalar product.
     *
     * @param other the second factor
     * @return this . other
     */
    public double dot(Vector3 other) {
        return x * other.x + y * other.y + z * other.z;
    }

    /**
     * Vector product.
     *
     * @param other the second factor
     * @return this x other
     */
    public Vector3 cross(Vector3 other) {
        return new Vector3(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
    }

    /**
     * Euclidean length.
     *
     * @return the length
     */
    public double length() {
        return Math.sqrt(dot(this));
    }

    /**
     * The unit vector of the same direction.
     *
     * @return this / length
     * @throws ArithmeticException if the length is (nearly) zero, so that there is no direction
     */
    public Vector3 normalized() {
        double length = length();
        if (!(length > 1e-14)) {
            throw new ArithmeticException("A vector of length " + length + " has no direction.");
        }
        return times(1 / length);
    }

    /**
     * A component by number.
     *
     * @param axis 0, 1 or 2
     * @return x, y or z
     */
    public double get(int axis) {
        return switch (axis) {
            case 0 -> x;
            case 1 -> y;
            case 2 -> z;
            default -> throw new IndexOutOfBoundsException("A vector has components 0 to 2, not " + axis + ".");
        };
    }
}
