package sinew.sim.physics.collision.primitive;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.FloatMath;
import sinew.sim.math.Mat3;
import sinew.sim.math.Quat;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.data.FoundContact;
import sinew.sim.physics.model.Model;

/** Two boxes that meet with an edge each: one contact midway between the nearest points of the edges. */
@KernelCode
final class BoxEdges {
    /** Component of the axis below which single precision cannot tell which of two edges is meant. */
    private static final float AMBIGUOUS = 1e-5f;

    private static final float SMALLEST = 1e-12f;

    private BoxEdges() {}

    /** The contact of an edge along axis i of the first box and one along axis j of the second, 3 i + j. {@code found} is modified. */
    static int collide(Model m, Data d, int pair, int edges, float range, float[] found, int offset) {
        int first = 3 * m.pairs.first[pair];
        int second = 3 * m.pairs.second[pair];
        int w = offset + m.pairs.workStart;
        int i = edges / 3;
        int j = edges - 3 * i;
        Vec3 center = BoxBoxCollider.secondInFirst(found, w);
        Vec3 cross = BoxBoxCollider.edgeAxis(i, j, found, w).normalized();
        Vec3 axis = cross.dot(center) < 0f ? cross.negated() : cross;
        Mat3 rotation = Mat3.at(found, w);
        Vec3 inSecond = rotation.transposedTimes(axis);
        int doubtOne = doubtful(axis, i);
        int doubtTwo = doubtful(inSecond, j);
        Vec3 along = new Vec3(found[w + j], found[w + 3 + j], found[w + 6 + j]);
        float best = Float.MAX_VALUE;
        float halfOne = m.geoms.size[first + i];
        float halfTwo = m.geoms.size[second + j];
        Vec3 near = Vec3.zero();
        Vec3 far = Vec3.zero();
        for (int trial = 0; trial < 4; trial++) {
            boolean flipOne = (trial & 2) != 0;
            boolean flipTwo = (trial & 1) != 0;
            if ((!flipOne || doubtOne >= 0) && (!flipTwo || doubtTwo >= 0)) {
                Vec3 start = corner(axis, i, flipOne ? doubtOne : -1, m.geoms.size, first);
                Vec3 end = rotation.times(corner(inSecond.negated(), j, flipTwo ? doubtTwo : -1, m.geoms.size, second))
                        .plus(center);
                Vec3 arm = end.minus(start);
                float ofOne = component(arm, i);
                float ofTwo = along.dot(arm);
                float cosine = component(along, i);
                float sine = 1f - cosine * cosine;
                float s = sine < SMALLEST ? 0f : (ofOne - cosine * ofTwo) / sine;
                s = FloatMath.clamp(s, -halfOne, halfOne);
                float t = FloatMath.clamp(cosine * s - ofTwo, -halfTwo, halfTwo);
                s = FloatMath.clamp(ofOne + cosine * t, -halfOne, halfOne);
                Vec3 one = start.plus(unit(i).times(s));
                Vec3 two = end.plusTimes(along, t);
                Vec3 gap = two.minus(one);
                if (gap.dot(gap) < best) {
                    best = gap.dot(gap);
                    near = one;
                    far = two;
                }
            }
        }
        float distance = far.minus(near).dot(axis);
        if (distance > range) {
            return 0;
        }
        Quat orientation = Quat.at(d.geoms.orientation, 4 * m.pairs.first[pair]);
        Vec3 middle = orientation.rotate(near.plus(far).times(0.5f)).plus(Vec3.at(d.geoms.position, first));
        FoundContact.store(distance, middle, orientation.rotate(axis), Vec3.zero(), found, offset);
        return 1;
    }

    private static Vec3 unit(int i) {
        return new Vec3(i == 0 ? 1f : 0f, i == 1 ? 1f : 0f, i == 2 ? 1f : 0f);
    }

    private static float component(Vec3 vector, int i) {
        return i == 0 ? vector.x() : i == 1 ? vector.y() : vector.z();
    }

    // the component beside i (the next one first) that has no clear sign, or -1
    private static int doubtful(Vec3 axis, int i) {
        int k = i == 2 ? 0 : i + 1;
        int l = i == 0 ? 2 : i - 1;
        if (Math.abs(component(axis, k)) < AMBIGUOUS) {
            return k;
        }
        return Math.abs(component(axis, l)) < AMBIGUOUS ? l : -1;
    }

    // middle of the edge along i that lies farthest in a direction, one component turned round
    private static Vec3 corner(Vec3 direction, int i, int turned, float[] size, int at) {
        float x = (direction.x() >= 0f) == (turned != 0) ? size[at] : -size[at];
        float y = (direction.y() >= 0f) == (turned != 1) ? size[at + 1] : -size[at + 1];
        float z = (direction.z() >= 0f) == (turned != 2) ? size[at + 2] : -size[at + 2];
        return new Vec3(i == 0 ? 0f : x, i == 1 ? 0f : y, i == 2 ? 0f : z);
    }
}
