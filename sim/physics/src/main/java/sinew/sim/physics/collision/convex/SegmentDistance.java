package sinew.sim.physics.collision.convex;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Vec3;

/**
 * Distance of a capsule's segment from a cylinder. The square of the distance is a convex function of the place on the segment, so that
 * its slope has one change of sign, which halving finds as exactly as floats allow; walks of a simplex find the place less exactly.
 */
@KernelCode
final class SegmentDistance {
    private static final int HALVINGS = 28;

    private SegmentDistance() {}

    /**
     * Searches, with the capsule as first geom. {@link ConvexMemory} says what is in {@code w}.
     *
     * @param w geoms and poses. Modified: normal, point and distance.
     * @param cutoff distance that is still of interest, in m
     * @param touching distance that counts as none, in m
     * @return a constant of {@link ConvexDistance}
     */
    static int toCylinder(float[] w, float cutoff, float touching) {
        Vec3 shift = Vec3.at(w, ConvexMemory.SHIFT);
        // the segment in the cylinder's frame
        float x = -(w[0] * shift.x() + w[3] * shift.y() + w[6] * shift.z());
        float y = -(w[1] * shift.x() + w[4] * shift.y() + w[7] * shift.z());
        float z = -(w[2] * shift.x() + w[5] * shift.y() + w[8] * shift.z());
        float radius = w[ConvexMemory.SIZE + 3];
        float half = w[ConvexMemory.SIZE + 4];
        float low = -w[ConvexMemory.SIZE + 1];
        float high = w[ConvexMemory.SIZE + 1];
        for (int i = 0; i < HALVINGS; i++) {
            float middle = 0.5f * (low + high);
            float px = x + middle * w[6];
            float py = y + middle * w[7];
            float pz = z + middle * w[8];
            float slope = outside(px, py, radius) * (px * w[6] + py * w[7]) + beyond(pz, half) * w[8];
            low = slope <= 0f ? middle : low;
            high = slope >= 0f ? middle : high;
        }
        float place = 0.5f * (low + high);
        float px = x + place * w[6];
        float py = y + place * w[7];
        float share = outside(px, py, radius);
        Vec3 apart = new Vec3(share * px, share * py, beyond(z + place * w[8], half));
        float distance = apart.norm();
        if (distance <= touching) {
            return ConvexDistance.OVERLAP;
        }
        if (distance >= cutoff) {
            return ConvexDistance.FAR;
        }
        Vec3 normal = apart.times(-1f / distance);
        w[ConvexMemory.NORMAL] = w[0] * normal.x() + w[1] * normal.y() + w[2] * normal.z();
        w[ConvexMemory.NORMAL + 1] = w[3] * normal.x() + w[4] * normal.y() + w[5] * normal.z();
        w[ConvexMemory.NORMAL + 2] = w[6] * normal.x() + w[7] * normal.y() + w[8] * normal.z();
        new Vec3(0f, 0f, place).store(w, ConvexMemory.WITNESS);
        w[ConvexMemory.DISTANCE] = distance;
        return ConvexDistance.APART;
    }

    // which part of the distance from the axis is outside the wall
    private static float outside(float x, float y, float radius) {
        float square = x * x + y * y;
        return square > radius * radius ? 1f - radius / (float) Math.sqrt(square) : 0f;
    }

    // how far a height is beyond the caps, with its sign
    private static float beyond(float z, float half) {
        return z > half ? z - half : z < -half ? z + half : 0f;
    }
}
