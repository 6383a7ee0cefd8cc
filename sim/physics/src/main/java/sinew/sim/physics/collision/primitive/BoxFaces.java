package sinew.sim.physics.collision.primitive;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Quat;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.data.FoundContact;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.model.PairTable;

/**
 * Two boxes of which one lies on a face of the other: the face of the incident box that looks most against the reference face is clipped
 * by its four sides (Sutherland and Hodgman 1974). Polygons have corners of three numbers: two along the reference face, and the height
 * above it.
 */
@KernelCode
final class BoxFaces {
    /** Most corners of a clipped face. */
    private static final int CORNERS = 8;
    /** Squared distance of equal corners, as a part of the squared size of the reference face. */
    private static final float SAME = 1e-10f;

    private BoxFaces() {}

    /** The contacts on face 0 to 2 of the first box, 3 to 5 of the second. {@code found} is modified. */
    static int collide(Model m, Data d, int pair, int face, float[] found, int offset) {
        int w = offset + m.pairs.workStart;
        boolean isFirst = face < 3;
        int axis = isFirst ? face : face - 3;
        int reference = isFirst ? m.pairs.first[pair] : m.pairs.second[pair];
        int incident = isFirst ? m.pairs.second[pair] : m.pairs.first[pair];
        int here = w + BoxBoxCollider.FACE_WORK;
        int there = here + 3 * CORNERS;
        float side = storeIncidentFace(m.geoms.size, 3 * reference, 3 * incident, isFirst, axis, found, w, here);
        int x = axis == 2 ? 0 : axis + 1;
        int y = axis == 0 ? 2 : axis - 1;
        float halfX = m.geoms.size[3 * reference + x];
        float halfY = m.geoms.size[3 * reference + y];
        int corners = clip(found, 4, here, there, 0, 1f, halfX);
        corners = clip(found, corners, there, here, 0, -1f, halfX);
        corners = clip(found, corners, here, there, 1, 1f, halfY);
        corners = clip(found, corners, there, here, 1, -1f, halfY);
        float same = SAME * (halfX * halfX + halfY * halfY);
        Quat orientation = Quat.at(d.geoms.orientation, 4 * reference);
        Vec3 origin = Vec3.at(d.geoms.position, 3 * reference);
        Vec3 normal = orientation.rotate(on(axis, 0f, 0f, isFirst ? side : -side));
        int count = 0;
        for (int k = 0; k < corners; k++) {
            float height = found[here + 3 * k + 2];
            if (height <= m.pairs.range[pair] && isNew(found, here, k, m.pairs.range[pair], same) && count < CORNERS) {
                float level = side * (m.geoms.size[3 * reference + axis] + 0.5f * height);
                Vec3 local = on(axis, found[here + 3 * k], found[here + 3 * k + 1], level);
                FoundContact.store(
                        height,
                        orientation.rotate(local).plus(origin),
                        normal,
                        Vec3.zero(),
                        found,
                        offset + PairTable.CONTACT_SIZE * count);
                count++;
            }
        }
        return count;
    }

    // writes the incident face as a polygon; tells on which side of the reference box it is
    private static float storeIncidentFace(
            float[] size, int reference, int incident, boolean isFirst, int axis, float[] work, int w, int polygon) {
        // element (row, column): component row of the incident box's axis column in the reference frame
        int ofRow = isFirst ? 3 : 1;
        int ofColumn = isFirst ? 1 : 3;
        Vec3 center = BoxBoxCollider.incident(isFirst, work, w);
        center.store(work, polygon);
        float side = work[polygon + axis] >= 0f ? 1f : -1f;
        int row = w + ofRow * axis;
        int b = Math.abs(work[row + ofColumn]) > Math.abs(work[row]) ? 1 : 0;
        b = Math.abs(work[row + 2 * ofColumn]) > Math.abs(work[row + b * ofColumn]) ? 2 : b;
        float toward = side * work[row + b * ofColumn] > 0f ? -size[incident + b] : size[incident + b];
        int u = b == 2 ? 0 : b + 1;
        int v = b == 0 ? 2 : b - 1;
        for (int r = 2; r >= 0; r--) {
            int component = axis + 1 + r >= 3 ? axis - 2 + r : axis + 1 + r;
            int at = w + ofRow * component;
            float middle = (component == 0 ? center.x() : component == 1 ? center.y() : center.z())
                    + toward * work[at + b * ofColumn];
            float du = size[incident + u] * work[at + u * ofColumn];
            float dv = size[incident + v] * work[at + v * ofColumn];
            float sign = r == 2 ? side : 1f;
            float level = r == 2 ? size[reference + axis] : 0f;
            work[polygon + r] = sign * (middle + du + dv) - level;
            work[polygon + 3 + r] = sign * (middle - du + dv) - level;
            work[polygon + 6 + r] = sign * (middle - du - dv) - level;
            work[polygon + 9 + r] = sign * (middle + du - dv) - level;
        }
        return side;
    }

    // keeps the part of a polygon with sign * coordinate <= limit; returns its corners
    private static int clip(float[] work, int corners, int from, int to, int coordinate, float sign, float limit) {
        int count = 0;
        for (int k = 0; k < corners; k++) {
            int p = from + 3 * k;
            int q = from + (k + 1 == corners ? 0 : 3 * (k + 1));
            float here = sign * work[p + coordinate] - limit;
            float next = sign * work[q + coordinate] - limit;
            if (here <= 0f && count < CORNERS) {
                work[to + 3 * count] = work[p];
                work[to + 3 * count + 1] = work[p + 1];
                work[to + 3 * count + 2] = work[p + 2];
                count++;
            }
            if (((here < 0f && next > 0f) || (here > 0f && next < 0f)) && count < CORNERS) {
                float part = here / (here - next);
                work[to + 3 * count] = work[p] + part * (work[q] - work[p]);
                work[to + 3 * count + 1] = work[p + 1] + part * (work[q + 1] - work[p + 1]);
                work[to + 3 * count + 2] = work[p + 2] + part * (work[q + 2] - work[p + 2]);
                count++;
            }
        }
        return count;
    }

    private static boolean isNew(float[] work, int polygon, int corner, float range, float same) {
        boolean result = true;
        for (int k = 0; k < corner; k++) {
            float dx = work[polygon + 3 * k] - work[polygon + 3 * corner];
            float dy = work[polygon + 3 * k + 1] - work[polygon + 3 * corner + 1];
            result = result && (work[polygon + 3 * k + 2] > range || dx * dx + dy * dy >= same);
        }
        return result;
    }

    // a vector by its components along the reference face and its normal
    private static Vec3 on(int axis, float x, float y, float level) {
        return new Vec3(
                axis == 0 ? level : axis == 1 ? y : x,
                axis == 0 ? x : axis == 1 ? level : y,
                axis == 0 ? y : axis == 1 ? x : level);
    }
}
