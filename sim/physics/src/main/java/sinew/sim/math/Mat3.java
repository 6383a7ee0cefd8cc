package sinew.sim.math;

import sinew.sim.kernel.KernelCode;

/**
 * A matrix of three rows and three columns; stored row by row.
 *
 * @param xx row 0, column 0
 * @param xy row 0, column 1
 * @param xz row 0, column 2
 * @param yx row 1, column 0
 * @param yy row 1, column 1
 * @param yz row 1, column 2
 * @param zx row 2, column 0
 * @param zy row 2, column 1
 * @param zz row 2, column 2
 */
@KernelCode
public record Mat3(float xx, float xy, float xz, float yx, float yy, float yz, float zx, float zy, float zz) {
    /**
     * Makes the unit matrix.
     *
     * @return the matrix with ones on its diagonal
     */
    public static Mat3 identity() {
        return new Mat3(1f, 0f, 0f, 0f, 1f, 0f, 0f, 0f, 1f);
    }

    /**
     * Reads a matrix.
     *
     * @param array where from
     * @param offset index of the first of nine elements, row by row
     * @return the matrix
     */
    public static Mat3 at(float[] array, int offset) {
        return new Mat3(
                array[offset],
                array[offset + 1],
                array[offset + 2],
                array[offset + 3],
                array[offset + 4],
                array[offset + 5],
                array[offset + 6],
                array[offset + 7],
                array[offset + 8]);
    }

    /**
     * Writes this matrix.
     *
     * @param array where to. Modified.
     * @param offset index of the first of nine elements, row by row
     */
    public void store(float[] array, int offset) {
        array[offset] = xx;
        array[offset + 1] = xy;
        array[offset + 2] = xz;
        array[offset + 3] = yx;
        array[offset + 4] = yy;
        array[offset + 5] = yz;
        array[offset + 6] = zx;
        array[offset + 7] = zy;
        array[offset + 8] = zz;
    }

    /**
     * Multiplies with a vector.
     *
     * @param v a column vector
     * @return this * v
     */
    public Vec3 times(Vec3 v) {
        return new Vec3(
                xx * v.x() + xy * v.y() + xz * v.z(),
                yx * v.x() + yy * v.y() + yz * v.z(),
                zx * v.x() + zy * v.y() + zz * v.z());
    }

    /**
     * Multiplies the transposed matrix with a vector; of a rotation this is the inverse rotation.
     *
     * @param v a column vector
     * @return this^T * v
     */
    public Vec3 transposedTimes(Vec3 v) {
        return new Vec3(
                xx * v.x() + yx * v.y() + zx * v.z(),
                xy * v.x() + yy * v.y() + zy * v.z(),
                xz * v.x() + yz * v.y() + zz * v.z());
    }

    /**
     * Multiplies with a matrix.
     *
     * @param o the right factor
     * @return this * o
     */
    public Mat3 times(Mat3 o) {
        return new Mat3(
                xx * o.xx + xy * o.yx + xz * o.zx,
                xx * o.xy + xy * o.yy + xz * o.zy,
                xx * o.xz + xy * o.yz + xz * o.zz,
                yx * o.xx + yy * o.yx + yz * o.zx,
                yx * o.xy + yy * o.yy + yz * o.zy,
                yx * o.xz + yy * o.yz + yz * o.zz,
                zx * o.xx + zy * o.yx + zz * o.zx,
                zx * o.xy + zy * o.yy + zz * o.zy,
                zx * o.xz + zy * o.yz + zz * o.zz);
    }

    /**
     * Transposes.
     *
     * @return this^T
     */
    public Mat3 transposed() {
        return new Mat3(xx, yx, zx, xy, yy, zy, xz, yz, zz);
    }
}
