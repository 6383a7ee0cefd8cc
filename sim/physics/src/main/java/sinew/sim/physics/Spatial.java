package sinew.sim.physics;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Vec3;

/**
 * Arithmetic of spatial vectors that lie in arrays: six components, rotation before translation (Featherstone 2008, chapter 2).
 */
@KernelCode
final class Spatial {
    private Spatial() {}

    /** Scalar product of a motion and a force. */
    static float dot(float[] motion, int m, float[] force, int f) {
        return motion[m] * force[f]
                + motion[m + 1] * force[f + 1]
                + motion[m + 2] * force[f + 2]
                + motion[m + 3] * force[f + 3]
                + motion[m + 4] * force[f + 4]
                + motion[m + 5] * force[f + 5];
    }

    /** Angular part of inertia times motion: I w + h x v. {@code i} is the index of the first of ten components. */
    static Vec3 momentOf(float[] inertia, int i, Vec3 w, Vec3 v) {
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
    static Vec3 forceOf(float[] inertia, int i, Vec3 w, Vec3 v) {
        Vec3 h = Vec3.at(inertia, i + 6);
        return w.cross(h).plusTimes(v, inertia[i + 9]);
    }

    /** Adds a multiple of one spatial vector to another. {@code target} is modified. */
    static void addTimes(float[] target, int t, float[] vector, int v, float factor) {
        for (int i = 0; i < 6; i++) {
            target[t + i] += vector[v + i] * factor;
        }
    }
}
