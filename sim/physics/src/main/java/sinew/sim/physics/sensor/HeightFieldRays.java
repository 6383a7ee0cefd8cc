package sinew.sim.physics.sensor;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.FloatMath;
import sinew.sim.math.Vec3;
import sinew.sim.physics.model.HeightFieldTable;
import sinew.sim.physics.model.Model;

/** Rays against height fields: the triangles on top, the walls below their rims, and the base. */
@KernelCode
final class HeightFieldRays {
    private HeightFieldRays() {}

    /**
     * Finds where a ray meets a field.
     *
     * @param m the model
     * @param field index in {@link HeightFieldTable}
     * @param p start in the field's frame, in m
     * @param v direction in the field's frame
     * @return distance in lengths of the direction, or -1
     */
    static float meet(Model m, int field, Vec3 p, Vec3 v) {
        float halfX = m.heightFields.size[4 * field];
        float halfY = m.heightFields.size[4 * field + 1];
        float top = m.heightFields.size[4 * field + 2];
        float base = m.heightFields.size[4 * field + 3];
        Vec3 aboveBase = new Vec3(p.x(), p.y(), p.z() + 0.5f * base);
        float best = Rays.box(aboveBase, v, new Vec3(halfX, halfY, 0.5f * base));
        Vec3 q = new Vec3(p.x(), p.y(), p.z() - 0.5f * top);
        float enterX = Rays.entry(q.x(), v.x(), halfX);
        float enterY = Rays.entry(q.y(), v.y(), halfY);
        float leaveX = -Rays.entry(q.x(), -v.x(), halfX);
        float leaveY = -Rays.entry(q.y(), -v.y(), halfY);
        float enter = Math.max(Math.max(enterX, enterY), Math.max(0f, Rays.entry(q.z(), v.z(), 0.5f * top)));
        float leave = Math.min(Math.min(leaveX, leaveY), -Rays.entry(q.z(), -v.z(), 0.5f * top));
        if (enter > leave) {
            return best;
        }
        best = nearer(best, surface(m, field, p, v, enter, leave));
        best = nearer(best, isWall(m, field, p, v, enterX) ? enterX : -1f);
        best = nearer(best, isWall(m, field, p, v, leaveX) ? leaveX : -1f);
        best = nearer(best, isWall(m, field, p, v, enterY) ? enterY : -1f);
        return nearer(best, isWall(m, field, p, v, leaveY) ? leaveY : -1f);
    }

    private static float nearer(float one, float other) {
        return one < 0f || (other >= 0f && other < one) ? other : one;
    }

    // row by row the cells that the ray passes over
    private static float surface(Model m, int field, Vec3 p, Vec3 v, float enter, float leave) {
        int columns = m.heightFields.columns[field];
        int rows = m.heightFields.rows[field];
        float halfX = m.heightFields.size[4 * field];
        float halfY = m.heightFields.size[4 * field + 1];
        float stepX = 2f * halfX / (columns - 1);
        float stepY = 2f * halfY / (rows - 1);
        float y0 = (p.y() + enter * v.y() + halfY) / stepY;
        float y1 = (p.y() + leave * v.y() + halfY) / stepY;
        int first = cell(Math.min(y0, y1), rows);
        int last = cell(Math.max(y0, y1), rows);
        float best = -1f;
        for (int row = first; row <= last; row++) {
            float from = enter;
            float to = leave;
            if (Math.abs(v.y()) > 1e-6f * Math.abs(v.x())) {
                float one = (row * stepY - halfY - p.y()) / v.y();
                float other = ((row + 1) * stepY - halfY - p.y()) / v.y();
                from = Math.max(enter, Math.min(one, other));
                to = Math.min(leave, Math.max(one, other));
            }
            float x0 = (p.x() + from * v.x() + halfX) / stepX;
            float x1 = (p.x() + to * v.x() + halfX) / stepX;
            int left = cell(Math.min(x0, x1) - 1e-3f, columns);
            int right = cell(Math.max(x0, x1) + 1e-3f, columns);
            for (int column = left; column <= right; column++) {
                best = nearer(best, triangle(m, field, p, v, row, column, true));
                best = nearer(best, triangle(m, field, p, v, row, column, false));
            }
        }
        return best;
    }

    private static int cell(float place, int samples) {
        return Math.max(0, Math.min(samples - 2, (int) FloatMath.floor(place)));
    }

    private static float height(Model m, int field, int row, int column) {
        return m.heightFields.elevation[m.heightFields.start[field] + row * m.heightFields.columns[field] + column];
    }

    // the cell's part below its diagonal or above, as a plane over x and y
    private static float triangle(Model m, int field, Vec3 p, Vec3 v, int row, int column, boolean lower) {
        float stepX = 2f * m.heightFields.size[4 * field] / (m.heightFields.columns[field] - 1);
        float stepY = 2f * m.heightFields.size[4 * field + 1] / (m.heightFields.rows[field] - 1);
        float corner = height(m, field, row, column);
        float opposite = height(m, field, row + 1, column + 1);
        float other = lower ? height(m, field, row, column + 1) : height(m, field, row + 1, column);
        float slopeX = (lower ? other - corner : opposite - other) / stepX;
        float slopeY = (lower ? opposite - other : other - corner) / stepY;
        float x = p.x() - (column * stepX - m.heightFields.size[4 * field]);
        float y = p.y() - (row * stepY - m.heightFields.size[4 * field + 1]);
        float sinking = slopeX * v.x() + slopeY * v.y() - v.z();
        if (Math.abs(sinking) < 1e-12f) {
            return -1f;
        }
        float distance = (p.z() - corner - slopeX * x - slopeY * y) / sinking;
        float u = (x + distance * v.x()) / stepX;
        float w = (y + distance * v.y()) / stepY;
        boolean inside = u >= -1e-6f && w >= -1e-6f && u <= 1.000001f && w <= 1.000001f && (lower ? u >= w : w >= u);
        return distance >= 0f && inside ? distance : -1f;
    }

    // whether the point on the rim's plane lies between the base and the surface's edge
    private static boolean isWall(Model m, int field, Vec3 p, Vec3 v, float distance) {
        if (distance < 0f || distance > 1e29f) {
            return false;
        }
        int columns = m.heightFields.columns[field];
        int rows = m.heightFields.rows[field];
        float halfX = m.heightFields.size[4 * field];
        float halfY = m.heightFields.size[4 * field + 1];
        Vec3 point = p.plusTimes(v, distance);
        float u = (point.x() + halfX) / (2f * halfX) * (columns - 1);
        float w = (point.y() + halfY) / (2f * halfY) * (rows - 1);
        if (u < -1e-3f || w < -1e-3f || u > columns - 0.999f || w > rows - 0.999f) {
            return false;
        }
        int column = cell(u, columns);
        int row = cell(w, rows);
        float shareX = Math.max(0f, Math.min(1f, u - column));
        float shareY = Math.max(0f, Math.min(1f, w - row));
        float near = height(m, field, row, column);
        float far = height(m, field, row + 1, column + 1);
        float other = shareX >= shareY ? height(m, field, row, column + 1) : height(m, field, row + 1, column);
        float edge = shareX >= shareY
                ? near + shareX * (other - near) + shareY * (far - other)
                : near + shareY * (other - near) + shareX * (far - other);
        return point.z() >= 0f && point.z() < edge;
    }
}
