package sinew.sim.physics.collision.primitive;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.FloatMath;
import sinew.sim.math.Quat;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.model.PairTable;

/**
 * Capsule and box: the contact at the point of the capsule's axis that is nearest to the box and, if the capsule lies along a face or an
 * edge, a second one farther along the axis; the choice is MuJoCo's. Points of the axis are counted from -1 at one end to 1 at the other.
 */
@KernelCode
public final class CapsuleBoxCollider {
    /** The nearest point is a point of an edge; {@link Nearest#along} its end or inside. */
    private static final int EDGE = 0;
    /** The nearest point is an end of the axis above a face or inside the box. */
    private static final int FACE = 1;

    private static final float NO_SECOND = -4f;
    private static final float SMALLEST = 1e-15f;
    private static final float PARALLEL = 2e-12f;
    private static final float ROUNDING = 1e-6f;
    /** Component of the axis below which single precision cannot tell its sign. */
    private static final float ALIGNED = 1e-6f;

    private static final int ROUNDED = 8;

    private CapsuleBoxCollider() {}

    /**
     * Where capsule and box are nearest to each other.
     *
     * @param kind {@link #EDGE} or {@link #FACE}
     * @param along the point of the capsule's axis
     * @param feature axis of the edge; of a face its normal's, or -1 inside the box
     * @param onEdge the point of the edge, -1 to 1
     * @param end whether the search for it came to the edge's lower end (-1), upper end (1) or neither (0)
     * @param corner bits of the edge's lower corner, or of the upper one if {@code end} is 1
     */
    @KernelCode
    record Nearest(int kind, float along, int feature, float onEdge, int end, int corner) {}

    /** Finds up to two contacts. {@code found} is modified. */
    public static int collide(Model m, Data d, int pair, float[] found, int offset) {
        int capsule = m.pairs.first[pair];
        int box = m.pairs.second[pair];
        Quat orientation = Quat.at(d.geoms.orientation, 4 * box);
        Vec3 center = Vec3.at(d.geoms.position, 3 * capsule);
        Vec3 worldAxis = Quat.at(d.geoms.orientation, 4 * capsule).zAxis();
        Vec3 axis = orientation.inverseRotate(worldAxis);
        Vec3 local = orientation.inverseRotate(center.minus(Vec3.at(d.geoms.position, 3 * box)));
        float half = m.geoms.size[3 * capsule + 1];
        int work = offset + m.pairs.workStart;
        local.store(found, work);
        axis.store(found, work + 3);
        axis.times(half).store(found, work + 6);
        Vec3.at(m.geoms.size, 3 * box).store(found, work + 9);
        Nearest nearest = nearest(found, work, half);
        float second = NO_SECOND;
        if (nearest.kind == FACE) {
            second = secondOverFace(found, work, nearest);
        } else if (nearest.end != 0) {
            second = secondFromCorner(found, work, nearest);
        } else {
            second = secondFromEdge(found, work, nearest);
        }
        Vec3 first = center.plusTimes(worldAxis, half * nearest.along);
        int count = SphereColliders.ballInBox(m, d, pair, first, found, offset);
        if (second > NO_SECOND) {
            Vec3 point = center.plusTimes(worldAxis, half * (nearest.along + second));
            count += SphereColliders.ballInBox(m, d, pair, point, found, offset + PairTable.CONTACT_SIZE * count);
        }
        return count;
    }

    // work: centre (3), axis (3), half axis (3) and size (3), all in the box's frame
    private static Nearest nearest(float[] work, int w, float half) {
        int kind = FACE;
        float along = 0f;
        int feature = -1;
        float onEdge = 0f;
        int end = 0;
        int corner = 0;
        float best = Float.MAX_VALUE;
        for (int tip = -1; tip <= 1; tip += 2) {
            int outside = 0;
            int axis = -1;
            float square = 0f;
            for (int k = 0; k < 3; k++) {
                float beyond = Math.abs(work[w + k] + (float) tip * work[w + 6 + k]) - work[w + 9 + k];
                if (beyond > 0f) {
                    outside++;
                    axis = k;
                    square += beyond * beyond;
                }
            }
            if (outside <= 1 && square < best) {
                best = square;
                along = (float) tip;
                feature = axis;
            }
        }
        float scale = ROUNDING * (Math.abs(work[w]) + Math.abs(work[w + 1]) + Math.abs(work[w + 2]) + half);
        for (int edge = 0; edge < 3; edge++) {
            int k = edge == 2 ? 0 : edge + 1;
            int l = edge == 0 ? 2 : edge - 1;
            float size = work[w + 9 + edge];
            float run = work[w + 6 + edge];
            float squareAcross = work[w + 6 + k] * work[w + 6 + k] + work[w + 6 + l] * work[w + 6 + l];
            boolean parallel = size * size * squareAcross < Math.max(SMALLEST, PARALLEL * size * size * half * half);
            for (int low = 0; low < 8; low++) {
                if ((low & (1 << edge)) == 0 && !parallel) {
                    float dk = ((low & (1 << k)) != 0 ? work[w + 9 + k] : -work[w + 9 + k]) - work[w + k];
                    float dl = ((low & (1 << l)) != 0 ? work[w + 9 + l] : -work[w + 9 + l]) - work[w + l];
                    float de = -work[w + edge];
                    float across = work[w + 6 + k] * dk + work[w + 6 + l] * dl;
                    // nearest points of the two lines, then cut to the segments
                    float y = across / squareAcross;
                    float x = (run * y - de) / size;
                    int at = 0;
                    if (x > 1f || x < -1f) {
                        at = x > 1f ? 1 : -1;
                        x = (float) at;
                        y = (across + run * de + x * size * run) / (half * half);
                    }
                    if (y > 1f || y < -1f) {
                        y = y > 1f ? 1f : -1f;
                        x = (y * run - de) / size;
                        at = x > 1f ? 1 : x < -1f ? -1 : at;
                        x = FloatMath.clamp(x, -1f, 1f);
                    }
                    float gk = dk - y * work[w + 6 + k];
                    float gl = dl - y * work[w + 6 + l];
                    float ge = de - y * run + size * x;
                    float square = gk * gk + gl * gl + ge * ge;
                    if (square < best - (scale * FloatMath.sqrt(Math.min(best, square)) + SMALLEST)) {
                        best = square;
                        kind = EDGE;
                        along = y;
                        feature = edge;
                        onEdge = x;
                        end = at;
                        corner = at == 1 ? low + (1 << edge) : low;
                    }
                }
            }
        }
        return new Nearest(kind, along, feature, onEdge, end, corner);
    }

    // from an end above a face to where the axis leaves the face's outline
    private static float secondOverFace(float[] work, int w, Nearest nearest) {
        if (nearest.feature < 0) {
            return NO_SECOND;
        }
        float inward = -nearest.along;
        float length = 2f;
        for (int k = 0; k < 3; k++) {
            if (k != nearest.feature) {
                float run = inward * work[w + 6 + k];
                float start = work[w + k] - run;
                float upper = (work[w + 9 + k] - start) / run;
                float lower = (-work[w + 9 + k] - start) / run;
                length = upper > 0f && upper < length ? upper : length;
                length = lower > 0f && lower < length ? lower : length;
            }
        }
        return length * inward;
    }

    // from a corner along the edge or the face that the axis lies nearest to
    private static float secondFromCorner(float[] work, int w, Nearest nearest) {
        int all = turned(work, w, nearest.corner, -1);
        int turned = all & 7;
        if (turned == 0 || turned == 7) {
            return NO_SECOND;
        }
        boolean one = turned == 1 || turned == 2 || turned == 4;
        float sign = one ? 1f : -1f;
        int bit = one ? turned : 7 - turned;
        int edge = bit == 4 ? 2 : bit - 1;
        float cosine = work[w + 3 + edge];
        if (cosine * cosine > 0.5f) {
            return signed(sign, Math.min(1f - sign * nearest.along, reach(work, w, edge)), all);
        }
        int k = edge == 2 ? 0 : edge + 1;
        int l = edge == 0 ? 2 : edge - 1;
        float length = Math.min(1f + sign * nearest.along, reach(work, w, k));
        return signed(-sign, Math.min(length, reach(work, w, l)), all);
    }

    // from the inside of an edge across the face that the axis is less steep to
    private static float secondFromEdge(float[] work, int w, Nearest nearest) {
        int edge = nearest.feature;
        int all = turned(work, w, nearest.corner, edge);
        int turned = all & 7;
        if (turned != 1 && turned != 2 && turned != 4) {
            return NO_SECOND;
        }
        int k = edge == 2 ? 0 : edge + 1;
        int l = edge == 0 ? 2 : edge - 1;
        int across = Math.abs(work[w + 3 + k]) > Math.abs(work[w + 3 + l]) ? k : l;
        boolean positive = (turned & (1 << across)) != 0;
        float sign = positive ? 1f : -1f;
        float length = Math.min(1f - sign * nearest.along, reach(work, w, across));
        boolean same = (work[w + 3 + edge] > 0f) == positive;
        float rest = same ? 1f - nearest.onEdge : 1f + nearest.onEdge;
        return signed(sign, Math.min(length, work[w + 9 + edge] * rest / Math.abs(work[w + 6 + edge])), all);
    }

    // no second contact at the place of the first one where rounding alone asks for it
    private static float signed(float sign, float length, int turned) {
        return turned >= ROUNDED && length < ALIGNED ? NO_SECOND : sign * length;
    }

    // part of the half axis that covers the box along one of its axes
    private static float reach(float[] work, int w, int k) {
        return 2f * work[w + 9 + k] / Math.abs(work[w + 6 + k]);
    }

    // bits of the axis's direction that differ from the corner's, without axis {@code left}; components without a clear
    // sign
    // are the opposite of the largest one's bit, so that a capsule along a face or an edge gets its second contact, and
    // set ROUNDED
    private static int turned(float[] work, int w, int corner, int left) {
        int bits = 0;
        int others = 0;
        int largest = -1;
        for (int k = 0; k < 3; k++) {
            float cosine = work[w + 3 + k];
            if (k != left) {
                boolean clear = Math.abs(cosine) > ALIGNED;
                boolean high = (corner & (1 << k)) != 0;
                bits += clear && (cosine > 0f) != high ? 1 << k : 0;
                others += clear ? 0 : 1 << k;
                largest = largest < 0 || Math.abs(cosine) > Math.abs(work[w + 3 + largest]) ? k : largest;
            }
        }
        boolean inward = (bits & (1 << largest)) != 0;
        return (others != 0 ? ROUNDED : 0) + bits + (inward ? 0 : others);
    }
}
