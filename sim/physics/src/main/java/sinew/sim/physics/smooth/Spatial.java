package sinew.sim.physics.smooth;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Vec3;

/**
 * Arithmetic of spatial vectors that lie in arrays: six components, rotation before translation (Featherstone 2008, chapter 2).
 */
@KernelCode
public final class Spatial {
    private Spatial() {}

    /** Scalar product of a motion and a force. */
    public static float dot(float[] motion, int m, float[] force, int f) {
        return motion[m] * force[f]
                + motion[m + 1] * force[f + 1]
                + motion[m + 2] * force[f + 2]
                + motion[m + 3] * force[f + 3]
                + motion[m + 4] * force[f + 4]
                + motion[m + 5] * force[f + 5];
    }

    /** Angular part of inertia times motion: I w + h x v. {@code i} is the index of the first of ten components. */
    public static Vec3 momentOf(float[] inertia, int i, Vec3 w, Vec3 v) {
        Vec3 h = Vec3.at(inertia, i + 6);
        return new Vec3(
                inertia[i] * w.x() + inertia[i + 3] * w.y() + inertia[i + 4] * w.z() + h.y() * v.z() - h.z() * v.y(),
                inertia[i + 3] * w.x()
                        + inertia[i + 1] * w.y()
                        + inertia[i + 5] * w.z()
                        + h.z() * v.x()
                        - h.x() * v.z(),
                inertia[i + 4] * w.x()
                        + inertia[i + 5] * w.y()
                        + inertia[i + 2] * w.z()
                        + h.x() * v.y()
                        - h.y() * v.x());
    }

    /** Linear part of inertia times motion: m v + w x h. {@code i} is the index of the first of ten components. */
    public static Vec3 forceOf(float[] inertia, int i, Vec3 w, Vec3 v) {
        Vec3 h = Vec3.at(inertia, i + 6);
        return w.cross(h).plusTimes(v, inertia[i + 9]);
    }

    /** Replaces a motion by inertia times motion. {@code vector} is modified; {@code i} is the index of the first of ten components. */
    static void multiply(float[] inertia, int i, float[] vector, int at) {
        float wx = vector[at];
        float wy = vector[at + 1];
        float wz = vector[at + 2];
        float vx = vector[at + 3];
        float vy = vector[at + 4];
        float vz = vector[at + 5];
        float hx = inertia[i + 6];
        float hy = inertia[i + 7];
        float hz = inertia[i + 8];
        float mass = inertia[i + 9];
        vector[at] = inertia[i] * wx + inertia[i + 3] * wy + inertia[i + 4] * wz + hy * vz - hz * vy;
        vector[at + 1] = inertia[i + 3] * wx + inertia[i + 1] * wy + inertia[i + 5] * wz + hz * vx - hx * vz;
        vector[at + 2] = inertia[i + 4] * wx + inertia[i + 5] * wy + inertia[i + 2] * wz + hx * vy - hy * vx;
        vector[at + 3] = wy * hz - wz * hy + mass * vx;
        vector[at + 4] = wz * hx - wx * hz + mass * vy;
        vector[at + 5] = wx * hy - wy * hx + mass * vz;
    }

    /** Adds v x* (I v), the force that a rigid body needs to keep its velocity v. {@code target} is modified. */
    static void addGyroscopic(float[] target, int t, float[] inertia, int i, float[] velocity, int v) {
        float wx = velocity[v];
        float wy = velocity[v + 1];
        float wz = velocity[v + 2];
        float vx = velocity[v + 3];
        float vy = velocity[v + 4];
        float vz = velocity[v + 5];
        float hx = inertia[i + 6];
        float hy = inertia[i + 7];
        float hz = inertia[i + 8];
        float mass = inertia[i + 9];
        float nx = inertia[i] * wx + inertia[i + 3] * wy + inertia[i + 4] * wz + hy * vz - hz * vy;
        float ny = inertia[i + 3] * wx + inertia[i + 1] * wy + inertia[i + 5] * wz + hz * vx - hx * vz;
        float nz = inertia[i + 4] * wx + inertia[i + 5] * wy + inertia[i + 2] * wz + hx * vy - hy * vx;
        float px = wy * hz - wz * hy + mass * vx;
        float py = wz * hx - wx * hz + mass * vy;
        float pz = wx * hy - wy * hx + mass * vz;
        target[t] += wy * nz - wz * ny + (vy * pz - vz * py);
        target[t + 1] += wz * nx - wx * nz + (vz * px - vx * pz);
        target[t + 2] += wx * ny - wy * nx + (vx * py - vy * px);
        target[t + 3] += wy * pz - wz * py;
        target[t + 4] += wz * px - wx * pz;
        target[t + 5] += wx * py - wy * px;
    }

    /** Adds a multiple of the cross product of two motions, v x s (Featherstone 2008, equation 2.31). {@code target} is modified. */
    static void addCross(float[] target, int t, float[] velocity, int v, float[] motion, int s, float factor) {
        float wx = velocity[v];
        float wy = velocity[v + 1];
        float wz = velocity[v + 2];
        float vx = velocity[v + 3];
        float vy = velocity[v + 4];
        float vz = velocity[v + 5];
        float ax = motion[s];
        float ay = motion[s + 1];
        float az = motion[s + 2];
        float bx = motion[s + 3];
        float by = motion[s + 4];
        float bz = motion[s + 5];
        target[t] += factor * (wy * az - wz * ay);
        target[t + 1] += factor * (wz * ax - wx * az);
        target[t + 2] += factor * (wx * ay - wy * ax);
        target[t + 3] += factor * (wy * bz - wz * by + (vy * az - vz * ay));
        target[t + 4] += factor * (wz * bx - wx * bz + (vz * ax - vx * az));
        target[t + 5] += factor * (wx * by - wy * bx + (vx * ay - vy * ax));
    }

    /** Adds a multiple of one spatial vector to another. {@code target} is modified. */
    public static void addTimes(float[] target, int t, float[] vector, int v, float factor) {
        for (int i = 0; i < 6; i++) {
            target[t + i] += vector[v + i] * factor;
        }
    }
}
