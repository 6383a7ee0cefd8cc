package sinew.assets.model;

/**
 * An orientation as a unit quaternion; it turns vectors of the child frame into the parent frame.
 *
 * @param w scalar part
 * @param x first component of the vector part
 * @param y second component of the vector part
 * @param z third component of the vector part
 */
public record Quaternion(double w, double x, double y, double z) {
    /** No rotation. */
    public static final Quaternion IDENTITY = new Quaternion(1, 0, 0, 0);

    /**
     * Rotation about an axis, by the right-hand rule.
     *
     * @param axis direction, of any length above zero
     * @param angle angle in rad
     * @return the rotation
     */
    public static Quaternion ofAxisAngle(Vector3 axis, double angle) {
        Vector3 vector = axis.normalized().times(Math.sin(angle / 2));
        return new Quaternion(Math.cos(angle / 2), vector.x(), vector.y(), vector.z());
    }

    /**
     * The smallest rotation that takes the z axis to a direction.
     *
     * @param direction direction, of any length above zero; for the negative z axis the turn is about x
     * @return the rotation
     */
    public static Quaternion ofZAxis(Vector3 direction) {
        Vector3 unit = direction.normalized();
        Vector3 axis = Vector3.UNIT_Z.cross(unit);
        double sine = axis.length();
        return ofAxisAngle(sine < 1e-10 ? Vector3.UNIT_X : axis, Math.atan2(sine, unit.z()));
    }

    /**
     * The rotation whose matrix has these columns (Shepperd 1978, choosing the largest component).
     *
     * @param xAxis image of the x axis, a unit vector
     * @param yAxis image of the y axis, a unit vector at right angles to the first
     * @param zAxis image of the z axis, the vector product of the two
     * @return the rotation
     */
    public static Quaternion ofAxes(Vector3 xAxis, Vector3 yAxis, Vector3 zAxis) {
        double xx = xAxis.x();
        double yy = yAxis.y();
        double zz = zAxis.z();
        double trace = xx + yy + zz;
        Quaternion scaled;
        if (trace > Math.max(xx, Math.max(yy, zz))) {
            scaled = new Quaternion(1 + trace, yAxis.z() - zAxis.y(), zAxis.x() - xAxis.z(), xAxis.y() - yAxis.x());
        } else if (xx >= yy && xx >= zz) {
            scaled = new Quaternion(
                    yAxis.z() - zAxis.y(), 1 + 2 * xx - trace, yAxis.x() + xAxis.y(), zAxis.x() + xAxis.z());
        } else if (yy >= zz) {
            scaled = new Quaternion(
                    zAxis.x() - xAxis.z(), yAxis.x() + xAxis.y(), 1 + 2 * yy - trace, zAxis.y() + yAxis.z());
        } else {
            scaled = new Quaternion(
                    xAxis.y() - yAxis.x(), zAxis.x() + xAxis.z(), zAxis.y() + yAxis.z(), 1 + 2 * zz - trace);
        }
        return scaled.normalized();
    }

    /**
     * Composition: first the other, then this.
     *
     * @param other orientation of a child frame in this frame
     * @return orientation of the child frame in this frame's parent
     */
    public Quaternion times(Quaternion other) {
        return new Quaternion(
                w * other.w - x * other.x - y * other.y - z * other.z,
                w * other.x + x * other.w + y * other.z - z * other.y,
                w * other.y - x * other.z + y * other.w + z * other.x,
                w * other.z + x * other.y - y * other.x + z * other.w);
    }

    /**
     * The opposite rotation.
     *
     * @return the inverse of this unit quaternion
     */
    public Quaternion conjugate() {
        return new Quaternion(w, -x, -y, -z);
    }

    /**
     * Turns a vector.
     *
     * @param vector components in the child frame
     * @return components in the parent frame
     */
    public Vector3 rotate(Vector3 vector) {
        Vector3 imaginary = new Vector3(x, y, z);
        Vector3 twice = imaginary.cross(vector).times(2);
        return vector.plus(twice.times(w)).plus(imaginary.cross(twice));
    }

    /**
     * The same rotation with unit length.
     *
     * @return the unit quaternion
     * @throws ArithmeticException if the length is (nearly) zero
     */
    public Quaternion normalized() {
        double length = Math.sqrt(w * w + x * x + y * y + z * z);
        if (!(length > 1e-14)) {
            throw new ArithmeticException("A quaternion of length " + length + " is no rotation.");
        }
        return new Quaternion(w / length, x / length, y / length, z / length);
    }
}
