package sinew.sim.physics.sensor;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Vec3;
import sinew.sim.physics.model.Model;

/** Rays against the triangles of meshes, from either side. */
@KernelCode
final class MeshRays {
    private static final float SMALLEST = 1e-20f;
    /** How far beyond their edges triangles are met, so that no ray slips through between two. */
    private static final float SEAM = 1e-6f;

    private MeshRays() {}

    /** The distance to the nearest triangle in lengths of the direction, or {@link Rays#NOTHING}; ray in the mesh's frame. */
    static float meet(Model m, int mesh, Vec3 p, Vec3 v) {
        float best = Rays.NOTHING;
        int box = m.triangles.boxStart[mesh];
        int end = m.triangles.boxStart[mesh + 1];
        while (box < end) {
            int next = box + 1;
            if (reaches(m, box, p, v, best)) {
                for (int i = m.triangles.triangleStart[box]; i < m.triangles.triangleStart[box + 1]; i++) {
                    float distance = triangle(m, i, p, v);
                    if (distance >= 0f && (best < 0f || distance < best)) {
                        best = distance;
                    }
                }
            } else {
                next = m.triangles.after[box];
            }
            box = next;
        }
        return best;
    }

    // whether the ray enters a box before the best hit
    private static boolean reaches(Model m, int box, Vec3 p, Vec3 v, float best) {
        Vec3 from = p.minus(Vec3.at(m.triangles.box, 6 * box));
        Vec3 half = Vec3.at(m.triangles.box, 6 * box + 3);
        float enter = Math.max(
                Rays.entry(from.z(), v.z(), half.z()),
                Math.max(Rays.entry(from.x(), v.x(), half.x()), Rays.entry(from.y(), v.y(), half.y())));
        float leave = Math.min(
                -Rays.entry(from.z(), -v.z(), half.z()),
                Math.min(-Rays.entry(from.x(), -v.x(), half.x()), -Rays.entry(from.y(), -v.y(), half.y())));
        return enter <= leave && leave >= 0f && (best < 0f || enter < best);
    }

    // Moeller and Trumbore 1997
    private static float triangle(Model m, int triangle, Vec3 p, Vec3 v) {
        Vec3 corner = Vec3.at(m.triangles.corner, 9 * triangle);
        Vec3 one = Vec3.at(m.triangles.corner, 9 * triangle + 3).minus(corner);
        Vec3 other = Vec3.at(m.triangles.corner, 9 * triangle + 6).minus(corner);
        Vec3 across = v.cross(other);
        float volume = one.dot(across);
        float distance = Rays.NOTHING;
        if (Math.abs(volume) > SMALLEST) {
            Vec3 from = p.minus(corner);
            float along = from.dot(across) / volume;
            Vec3 turned = from.cross(one);
            float sideways = v.dot(turned) / volume;
            if (along >= -SEAM && sideways >= -SEAM && along + sideways <= 1f + SEAM) {
                distance = other.dot(turned) / volume;
            }
        }
        return distance;
    }
}
