package sinew.sim.physics.force;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.FloatMath;
import sinew.sim.math.Vec3;

/**
 * The shortest way round a sphere or a cylinder (MuJoCo documentation, Computation, "Tendon": spatial tendons and wrapping). Everything is
 * in the obstacle's frame and solved in the plane of the curve.
 */
@KernelCode
final class TendonWrap {
    private static final float SMALLEST = 1e-15f;
    private static final float TOLERANCE = 1e-6f;
    private static final int MOST_ITERATIONS = 20;

    private TendonWrap() {}

    /**
     * Leads a tendon round an obstacle.
     *
     * @param touch {@code [6]}. Modified: where it meets and where it leaves the obstacle.
     * @param from where it begins
     * @param to where it ends
     * @param sided whether {@code beside} counts
     * @param beside on which side it runs; nearer to the centre than the radius if the tendon passes through the obstacle
     * @param radius of the obstacle
     * @param cylinder whether it is a cylinder along z, else a sphere
     * @return the length of the curve on the obstacle, -1 if the tendon passes by
     */
    static float around(float[] touch, Vec3 from, Vec3 to, boolean sided, Vec3 beside, float radius, boolean cylinder) {
        if (from.norm() < SMALLEST || to.norm() < SMALLEST) {
            return -1f;
        }
        Vec3 x = new Vec3(1f, 0f, 0f);
        Vec3 y = new Vec3(0f, 1f, 0f);
        if (!cylinder) {
            x = from.normalized();
            y = planeNormal(from, to, x).cross(x).normalized();
        }
        float[] ends = new float[4];
        ends[0] = from.dot(x);
        ends[1] = from.dot(y);
        ends[2] = to.dot(x);
        ends[3] = to.dot(y);
        float[] flat = new float[4];
        float curve;
        if (sided && beside.norm() < radius) {
            curve = inside(flat, ends, radius);
        } else {
            curve = outside(flat, ends, sided, beside.dot(x), beside.dot(y), radius);
        }
        x.times(flat[0]).plusTimes(y, flat[1]).store(touch, 0);
        x.times(flat[2]).plusTimes(y, flat[3]).store(touch, 3);
        if (cylinder && curve >= 0f) {
            curve = rise(touch, from, to, curve);
        }
        return curve;
    }

    private static Vec3 planeNormal(Vec3 from, Vec3 to, Vec3 x) {
        Vec3 normal = from.cross(to);
        float size = normal.norm();
        if (size >= SMALLEST) {
            return normal.times(1f / size);
        }
        float ax = Math.abs(x.x());
        float ay = Math.abs(x.y());
        float az = Math.abs(x.z());
        Vec3 other = new Vec3(0f, 1f, 1f);
        if (ay > ax && ay > az) {
            other = new Vec3(1f, 0f, 1f);
        }
        if (az > ax && az > ay) {
            other = new Vec3(1f, 1f, 0f);
        }
        return x.cross(other).normalized();
    }

    // a cylinder's curve is a helix: its height grows with the way in the plane
    private static float rise(float[] touch, Vec3 from, Vec3 to, float curve) {
        float before = distance(from.x(), from.y(), touch[0], touch[1]);
        float after = distance(to.x(), to.y(), touch[3], touch[4]);
        float slope = (to.z() - from.z()) / (before + curve + after);
        touch[2] = from.z() + slope * before;
        touch[5] = from.z() + slope * (before + curve);
        float height = touch[5] - touch[2];
        return FloatMath.sqrt(curve * curve + height * height);
    }

    private static float outside(float[] flat, float[] ends, boolean sided, float sideX, float sideY, float radius) {
        float square = radius * radius;
        float first = ends[0] * ends[0] + ends[1] * ends[1];
        float last = ends[2] * ends[2] + ends[3] * ends[3];
        float dx = ends[2] - ends[0];
        float dy = ends[3] - ends[1];
        float span = dx * dx + dy * dy;
        if (first < square || last < square || radius < SMALLEST || span < SMALLEST) {
            return -1f;
        }
        // the straight line's nearest point to the centre
        float along = FloatMath.clamp(-(dx * ends[0] + dy * ends[1]) / span, 0f, 1f);
        float nearX = ends[0] + along * dx;
        float nearY = ends[1] + along * dy;
        boolean clear = nearX * nearX + nearY * nearY > square;
        if (clear && (!sided || sideX * nearX + sideY * nearY >= 0f)) {
            return -1f;
        }
        float[] other = new float[4];
        tangents(flat, ends, radius, 1f);
        tangents(other, ends, radius, -1f);
        boolean left = goodness(flat, ends, sided, sideX, sideY) > goodness(other, ends, sided, sideX, sideY);
        if (!left) {
            for (int i = 0; i < 4; i++) {
                flat[i] = other[i];
            }
        }
        if (crosses(ends, flat)) {
            return -1f;
        }
        return radius * arc(flat, left);
    }

    // the points where lines from both ends touch the circle, on one side of it
    private static void tangents(float[] points, float[] ends, float radius, float sign) {
        float square = radius * radius;
        float first = ends[0] * ends[0] + ends[1] * ends[1];
        float last = ends[2] * ends[2] + ends[3] * ends[3];
        float firstRoot = sign * radius * FloatMath.sqrt(first - square);
        float lastRoot = sign * radius * FloatMath.sqrt(last - square);
        points[0] = (ends[0] * square + ends[1] * firstRoot) / first;
        points[1] = (ends[1] * square - ends[0] * firstRoot) / first;
        points[2] = (ends[2] * square - ends[3] * lastRoot) / last;
        points[3] = (ends[3] * square + ends[2] * lastRoot) / last;
    }

    private static float goodness(float[] points, float[] ends, boolean sided, float sideX, float sideY) {
        if (crosses(ends, points)) {
            return -10000f;
        }
        if (sided) {
            float x = points[0] + points[2];
            float y = points[1] + points[3];
            return (x * sideX + y * sideY) / Math.max(SMALLEST, FloatMath.sqrt(x * x + y * y));
        }
        float x = points[0] - points[2];
        float y = points[1] - points[3];
        return -(x * x + y * y);
    }

    // whether the straight parts cross each other
    private static boolean crosses(float[] ends, float[] points) {
        float firstX = points[0] - ends[0];
        float firstY = points[1] - ends[1];
        float lastX = points[2] - ends[2];
        float lastY = points[3] - ends[3];
        float determinant = lastY * firstX - lastX * firstY;
        if (Math.abs(determinant) < SMALLEST) {
            return false;
        }
        float gapX = ends[0] - ends[2];
        float gapY = ends[1] - ends[3];
        float a = (lastX * gapY - lastY * gapX) / determinant;
        float b = (firstX * gapY - firstY * gapX) / determinant;
        return a >= 0f && a <= 1f && b >= 0f && b <= 1f;
    }

    private static float arc(float[] points, boolean left) {
        float cross = points[1] * points[2] - points[0] * points[3];
        float dot = points[0] * points[2] + points[1] * points[3];
        float angle = FloatMath.atan2(Math.abs(cross), dot);
        boolean long1 = cross > 0f && !left;
        boolean long2 = cross < 0f && left;
        if (long1 || long2) {
            return FloatMath.TWO_PI - angle;
        }
        return angle;
    }

    // the tendon passes through the obstacle and touches it from inside at one point: the angle p of incidence solves
    // asin(A sin p) + asin(B sin p) - 2 p + G = 0, which falls and is concave, so Newton's method comes down to it
    private static float inside(float[] flat, float[] ends, float radius) {
        float first = distance(ends[0], ends[1], 0f, 0f);
        float last = distance(ends[2], ends[3], 0f, 0f);
        if (first <= radius || last <= radius || radius < SMALLEST || isCutByCircle(ends, radius)) {
            return -1f;
        }
        float sumX = ends[0] + ends[2];
        float sumY = ends[1] + ends[3];
        float scale = radius / Math.max(SMALLEST, distance(sumX, sumY, 0f, 0f));
        storeTwice(flat, sumX * scale, sumY * scale);
        float cross = ends[0] * ends[3] - ends[1] * ends[2];
        float gap = FloatMath.atan2(Math.abs(cross), ends[0] * ends[2] + ends[1] * ends[3]);
        if (gap > FloatMath.PI - TOLERANCE) {
            return -1f;
        }
        float a = radius / first;
        float b = radius / last;
        float angle = FloatMath.HALF_PI;
        float error = FloatMath.asin(a) + FloatMath.asin(b) - FloatMath.PI + gap;
        if (gap < TOLERANCE || error > 0f) {
            return 0f;
        }
        for (int i = 0; i < MOST_ITERATIONS && Math.abs(error) > TOLERANCE; i++) {
            float sine = FloatMath.sin(angle);
            float slope = (share(a, sine) + share(b, sine)) * FloatMath.cos(angle) - 2f;
            angle -= error / slope;
            sine = FloatMath.sin(angle);
            error = FloatMath.asin(a * sine) + FloatMath.asin(b * sine) - 2f * angle + gap;
        }
        float sine = FloatMath.sin(angle);
        if (cross > 0f) {
            turn(flat, ends[0] / first, ends[1] / first, angle - FloatMath.asin(a * sine), radius);
        } else {
            turn(flat, ends[2] / last, ends[3] / last, angle - FloatMath.asin(b * sine), radius);
        }
        return 0f;
    }

    private static boolean isCutByCircle(float[] ends, float radius) {
        float dx = ends[2] - ends[0];
        float dy = ends[3] - ends[1];
        float along = -(dx * ends[0] + dy * ends[1]) / Math.max(SMALLEST, dx * dx + dy * dy);
        float near = distance(ends[0] + along * dx, ends[1] + along * dy, 0f, 0f);
        return along > 0f && along < 1f && near <= radius;
    }

    private static float share(float a, float sine) {
        return a / FloatMath.sqrt(Math.max(SMALLEST, 1f - a * a * sine * sine));
    }

    private static void turn(float[] flat, float x, float y, float angle, float radius) {
        float cosine = radius * FloatMath.cos(angle);
        float sine = radius * FloatMath.sin(angle);
        storeTwice(flat, cosine * x - sine * y, sine * x + cosine * y);
    }

    private static void storeTwice(float[] flat, float x, float y) {
        flat[0] = x;
        flat[1] = y;
        flat[2] = x;
        flat[3] = y;
    }

    private static float distance(float x0, float y0, float x1, float y1) {
        return FloatMath.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0));
    }
}
