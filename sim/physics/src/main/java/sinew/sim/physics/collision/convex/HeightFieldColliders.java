package sinew.sim.physics.collision.convex;

import static sinew.sim.kernel.Lanes.lanes;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.FloatMath;
import sinew.sim.math.Quat;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.GeomTable;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.model.PairTable;

/**
 * Contacts of height fields with convex geoms (MuJoCo documentation, Computation, "Collision detection"): every triangle of the grid
 * below the geom's bounding box is the top of a prism, and every prism that the geom touches makes a contact, up to fifty. With a range
 * (margin) the field is raised by it and the geom blown up by half of it, and distances count from there, as in MuJoCo.
 */
@KernelCode
public final class HeightFieldColliders {
    private static final int MOST = 50;

    private HeightFieldColliders() {}

    /** Height field and a convex geom. {@code found} is modified. */
    public static int convex(Model m, Data d, int pair, float[] found, int offset) {
        if (lanes() == 1) {
            return collide(m, d, pair, found, offset, d.convex.numbers, d.convex.indices);
        } else {
            float[] w = new float[m.convex.numberSize];
            int[] k = new int[m.convex.indexSize];
            return collide(m, d, pair, found, offset, w, k);
        }
    }

    private static int collide(Model m, Data d, int pair, float[] found, int offset, float[] w, int[] k) {
        int ground = m.pairs.first[pair];
        int geom = m.pairs.second[pair];
        int field = m.geoms.heightField[ground];
        float range = m.pairs.range[pair];
        Quat orientation = Quat.at(d.geoms.orientation, 4 * ground);
        Vec3 position = Vec3.at(d.geoms.position, 3 * geom);
        Vec3 center = orientation.inverseRotate(position.minus(Vec3.at(d.geoms.position, 3 * ground)));
        float radius = m.geoms.boundingRadius[geom] + range;
        if (isBeside(m, field, center, radius)) {
            return 0;
        }
        ConvexMemory.setGeom(m, w, k, 1, geom);
        ConvexMemory.setPoses(w, position, orientation, position, Quat.at(d.geoms.orientation, 4 * geom));
        k[ConvexMemory.TYPE] = GeomTable.HEIGHT_FIELD;
        // the prisms are seen from the geom's origin
        w[ConvexMemory.SCALE] = 2f * m.geoms.boundingRadius[geom] + spacing(m, field);
        float left = center.x() - reach(m, w, k, -1f, 0f, 0f);
        float right = center.x() + reach(m, w, k, 1f, 0f, 0f);
        float front = center.y() - reach(m, w, k, 0f, -1f, 0f);
        float back = center.y() + reach(m, w, k, 0f, 1f, 0f);
        float top = center.z() + reach(m, w, k, 0f, 0f, 1f);
        float bottom = center.z() - reach(m, w, k, 0f, 0f, -1f);
        float halfX = m.heightFields.size[4 * field];
        float halfY = m.heightFields.size[4 * field + 1];
        if (left - range > halfX
                || right + range < -halfX
                || front - range > halfY
                || back + range < -halfY
                || bottom - range > m.heightFields.size[4 * field + 2]
                || top + range < -m.heightFields.size[4 * field + 3]) {
            return 0;
        }
        int columns = m.heightFields.columns[field];
        int rows = m.heightFields.rows[field];
        int firstColumn = cell(left, halfX, columns);
        int lastColumn = above(right, halfX, columns);
        int firstRow = cell(front, halfY, rows);
        int lastRow = above(back, halfY, rows);
        return walk(
                m,
                w,
                k,
                field,
                center,
                range,
                bottom,
                firstColumn,
                lastColumn,
                firstRow,
                lastRow,
                found,
                offset,
                position,
                orientation);
    }

    private static boolean isBeside(Model m, int field, Vec3 center, float radius) {
        int size = 4 * field;
        return Math.abs(center.x()) - radius > m.heightFields.size[size]
                || Math.abs(center.y()) - radius > m.heightFields.size[size + 1]
                || center.z() - radius > m.heightFields.size[size + 2]
                || center.z() + radius < -m.heightFields.size[size + 3];
    }

    private static float spacing(Model m, int field) {
        return 2f * m.heightFields.size[4 * field] / (m.heightFields.columns[field] - 1)
                + 2f * m.heightFields.size[4 * field + 1] / (m.heightFields.rows[field] - 1);
    }

    // how far the geom reaches from its origin along an axis of the field
    private static float reach(Model m, float[] w, int[] k, float x, float y, float z) {
        Vec3 direction = new Vec3(
                w[0] * x + w[3] * y + w[6] * z, w[1] * x + w[4] * y + w[7] * z, w[2] * x + w[5] * y + w[8] * z);
        ConvexSupport.ofCore(m, w, k, 1, direction.x(), direction.y(), direction.z(), ConvexMemory.PLANES);
        return direction.dot(Vec3.at(w, ConvexMemory.PLANES)) + ConvexMemory.radius(w, k, 1);
    }

    private static int cell(float place, float half, int samples) {
        return Math.max(0, (int) FloatMath.floor((place + half) / (2f * half) * (samples - 1)));
    }

    private static int above(float place, float half, int samples) {
        return Math.min(samples - 1, -((int) FloatMath.floor(-(place + half) / (2f * half) * (samples - 1))));
    }

    private static int walk(
            Model m,
            float[] w,
            int[] k,
            int field,
            Vec3 center,
            float range,
            float bottom,
            int firstColumn,
            int lastColumn,
            int firstRow,
            int lastRow,
            float[] found,
            int offset,
            Vec3 position,
            Quat orientation) {
        int count = 0;
        for (int i = 0; i < 3; i++) {
            w[ConvexMemory.PRISM + 3 * i + 2] = -m.heightFields.size[4 * field + 3] - center.z();
        }
        float low = bottom - center.z();
        for (int row = firstRow; row < lastRow; row++) {
            addCorner(m, w, field, row + 1, firstColumn, center, range);
            addCorner(m, w, field, row, firstColumn, center, range);
            for (int step = 2 * firstColumn + 2; step < 2 * lastColumn + 2; step++) {
                addCorner(m, w, field, row + 1 - (step & 1), step >> 1, center, range);
                float highest = Math.max(
                        w[ConvexMemory.PRISM + 11], Math.max(w[ConvexMemory.PRISM + 14], w[ConvexMemory.PRISM + 17]));
                if (highest >= low && count < MOST) {
                    prismCenter(w);
                    int result = ConvexColliders.search(m, w, k, 0.5f * range);
                    if (result != ConvexDistance.FAR) {
                        ConvexColliders.store(w, k, found, offset, count, position, orientation);
                        fromRaised(found, offset + PairTable.CONTACT_SIZE * count, 0.5f * range);
                        count++;
                    }
                }
            }
        }
        return count;
    }

    // the oldest of three corners goes
    private static void addCorner(Model m, float[] w, int field, int row, int column, Vec3 center, float raise) {
        for (int i = 0; i < 2; i++) {
            int above = ConvexMemory.PRISM + 9 + 3 * i;
            int below = ConvexMemory.PRISM + 3 * i;
            w[above] = w[above + 3];
            w[above + 1] = w[above + 4];
            w[above + 2] = w[above + 5];
            w[below] = w[below + 3];
            w[below + 1] = w[below + 4];
        }
        float halfX = m.heightFields.size[4 * field];
        float halfY = m.heightFields.size[4 * field + 1];
        int columns = m.heightFields.columns[field];
        float x = 2f * halfX * column / (columns - 1) - halfX - center.x();
        float y = 2f * halfY * row / (m.heightFields.rows[field] - 1) - halfY - center.y();
        w[ConvexMemory.PRISM + 6] = x;
        w[ConvexMemory.PRISM + 7] = y;
        w[ConvexMemory.PRISM + 15] = x;
        w[ConvexMemory.PRISM + 16] = y;
        w[ConvexMemory.PRISM + 17] =
                m.heightFields.elevation[m.heightFields.start[field] + row * columns + column] + raise - center.z();
    }

    // distances count from surfaces that the range has blown up
    private static void fromRaised(float[] found, int at, float range) {
        found[at] = found[at] - range;
        Vec3.at(found, at + 1).plusTimes(Vec3.at(found, at + 4), -0.5f * range).store(found, at + 1);
    }

    // searches begin with the vector from the geom's origin to the prism's centre
    private static void prismCenter(float[] w) {
        for (int i = 0; i < 3; i++) {
            float sum = 0f;
            for (int corner = 0; corner < 6; corner++) {
                sum += w[ConvexMemory.PRISM + 3 * corner + i];
            }
            w[ConvexMemory.NEAREST + i] = sum / 6f;
        }
    }
}
