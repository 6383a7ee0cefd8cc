package sinew.sim.math;

import sinew.sim.kernel.KernelCode;

/**
 * A quaternion, scalar first. A unit quaternion turns vectors of a child frame into its parent's frame.
 *
 * @param w scalar part
 * @param x first imaginary part
 * @param y second imaginary part
 * @param z third imaginary part
 */
@KernelCode
public record Quat(float w, float x, float y, float z) {
    /**
     * Makes the quaternion of no rotation.
     *
     * @return (1, 0, 0, 0)
     */
    public static Quat identity() {
        return new Quat(1f, 0f, 0f, 0f);
    }

    /**
     * Reads a quaternion.
     *
     * @param array where from
     * @param offset index of the scalar part, the first of four
     * @return the quaternion
     */
    public static Quat at(float[] array, int offset) {
        return new Quat(array[offset], array[offset + 1], array[offset + 2], array[offset + 3]);
    }

    /**
     * Writes this quaternion.
     *
     * @param array where to. Modified.
     * @param offset index of the scalar part, the first of four
     */
    public void store(float[] array, int offset) {
        array[offset] = w;
        array[offset + 1] = x;
        array[offset + 2] = y;
        array[offset + 3] = z;
    }

    /**
     * Makes a rotation about an axis.
     *
     * @param axis unit vector
     * @param angle in radians
     * @return cos(angle/2) + axis sin(angle/2)
     */
    public static Quat ofAxisAngle(Vec3 axis, float angle) {
        float sine = FloatMath.sin(0.5f * angle);
        return new Quat(FloatMath.cos(0.5f * angle), axis.x() * sine, axis.y() * sine, axis.z() * sine);
    }

    /**
     * Multiplies (Hamilton's product): first {@code other}, then this.
     *
     * @param o the other quaternion
     * @return this * other
     */
    public Quat times(Quat o) {
        return new Quat(
                w * o.w - x * o.x - y * o.y - z * o.z,
                w * o.x + x * o.w + y * o.z - z * o.y,
                w * o.y - x * o.z + y * o.w + z * o.x,
                w * o.z + x * o.y - y * o.x + z * o.w);
    }

    /**
     * Conjugates; of a unit quaternion the inverse rotation.
     *
     * @return w - (x, y, z)
     */
    public Quat conjugate() {
        return new Quat(w, -x, -y, -z);
    }

    /**
     * Makes a unit quaternion.
     *
     * @return this / norm; the identity when the norm is below 1e-15
     */
    public Quat normalized() {
        float norm = (float) Math.sqrt(w * w + x * x + y * y + z * z);
        if (norm < 1e-15f) {
            return new Quat(1f, 0f, 0f, 0f);
        }
        float scale = 1f / norm;
        return new Quat(w * scale, x * scale, y * scale, z * scale);
    }

    /**
     * Rotates a vector from the child's frame into the parent's; this must be a unit quaternion.
     *
     * @param v the vector
     * @return the rotated vector
     */
    public Vec3 rotate(Vec3 v) {
        // v + 2 w (q x v) + 2 q x (q x v)
        float tx = w * v.x() + y * v.z() - z * v.y();
        float ty = w * v.y() + z * v.x() - x * v.z();
        float tz = w * v.z() + x * v.y() - y * v.x();
        return new Vec3(v.x() + 2f * (y * tz - z * ty), v.y() + 2f * (z * tx - x * tz), v.z() + 2f * (x * ty - y * tx));
    }

    /**
     * Rotates a vector from the parent's frame into the child's; this must be a unit quaternion.
     *
     * @param v the vector
     * @return the rotated vector
     */
    public Vec3 inverseRotate(Vec3 v) {
        return conjugate().rotate(v);
    }

    /**
     * The child's z axis in the parent's frame; this must be a unit quaternion.
     *
     * @return the third column of the rotation matrix
     */
    public Vec3 zAxis() {
        return new Vec3(2f * (x * z + w * y), 2f * (y * z - w * x), w * w - x * x - y * y + z * z);
    }

    /**
     * Adds the turn of an angular velocity held for some time and normalizes: this * exp(velocity * time / 2).
     *
     * @param velocity angular velocity in the child's frame, in radians per second
     * @param time in seconds
     * @return the new orientation
     */
    public Quat integrate(Vec3 velocity, float time) {
        float speed = velocity.norm();
        if (speed < 1e-15f) {
            return normalized();
        }
        Quat turn = ofAxisAngle(velocity.times(1f / speed), speed * time);
        return normalized().times(turn).normalized();
    }

    /**
     * Converts to the rotation vector: axis times angle in [0, pi].
     *
     * @return the rotation vector in radians
     */
    public Vec3 toRotationVector() {
        float sine = (float) Math.sqrt(x * x + y * y + z * z);
        if (sine < 1e-15f) {
            return new Vec3(0f, 0f, 0f);
        }
        float angle = FloatMath.wrapToPi(2f * FloatMath.atan2(sine, w));
        float scale = angle / sine;
        return new Vec3(x * scale, y * scale, z * scale);
    }

    /**
     * Converts to a rotation matrix; this must be a unit quaternion.
     *
     * @return the matrix that turns vectors of the child's frame into the parent's
     */
    public Mat3 toMatrix() {
        float xx = x * x;
        float yy = y * y;
        float zz = z * z;
        float ww = w * w;
        return new Mat3(
                ww + xx - yy - zz,
                2f * (x * y - w * z),
                2f * (x * z + w * y),
                2f * (x * y + w * z),
                ww - xx + yy - zz,
                2f * (y * z - w * x),
                2f * (x * z - w * y),
                2f * (y * z + w * x),
                ww - xx - yy + zz);
    }
}
