package sinew.assets.mesh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which face of a growing hull every point outside belongs to, and which face grows next. */
final class HullPartition {
    private final double[] points;
    private final List<HullFace> faces;
    /** Error of a distance from a plane (Barber, Dobkin and Huhdanpaa 1996, section 4). */
    private final double roundoff;

    private int next;
    private int visit;
    private boolean exhaustive;
    private boolean blunt;
    private List<HullFace> fresh = List.of();

    HullPartition(double[] points, List<HullFace> faces) {
        this.points = points;
        this.faces = faces;
        double largest = 0;
        double sum = 0;
        for (int axis = 0; axis < 3; axis++) {
            double most = 0;
            for (int i = axis; i < points.length; i += 3) {
                most = Math.max(most, Math.abs(points[i]));
            }
            largest = Math.max(largest, most);
            sum += most;
        }
        double reach = Math.min(largest * Math.sqrt(3), sum);
        roundoff = Math.ulp(1.0) * (reach * 3 * 1.01 + largest);
    }

    private double outside() {
        return 4 * roundoff;
    }

    /** Divides all points but the corners among the first faces. */
    void start(int[] corners) {
        List<Integer> left = new ArrayList<>();
        for (int point = 0; point < points.length / 3; point++) {
            int candidate = point;
            if (Arrays.stream(corners).noneMatch(corner -> corner == candidate)) {
                left.add(point);
            }
        }
        for (HullFace face : faces) {
            List<Integer> others = new ArrayList<>();
            for (int point : left) {
                double distance = face.distance(points, point);
                if (distance < 2 * outside()) {
                    others.add(point);
                } else {
                    add(face, point, distance);
                }
            }
            left = others;
        }
        exhaustive = true;
        fresh = List.copyOf(faces);
        for (int point : left) {
            place(point, faces.getFirst());
        }
        HullFace first = farthest();
        if (first != null) {
            faces.remove(first);
            faces.addFirst(first);
        }
    }

    private static void add(HullFace face, int point, double distance) {
        if (face.outside.isEmpty() || distance > face.farthest) {
            face.outside.add(point);
            face.farthest = distance;
        } else {
            face.outside.add(face.outside.size() - 1, point);
        }
    }

    /** The next face with points outside in the order of making. */
    @Nullable
    HullFace next() {
        while (next < faces.size()
                && (faces.get(next).removed || faces.get(next).outside.isEmpty())) {
            next++;
        }
        return next < faces.size() ? faces.get(next) : null;
    }

    /** The face from which a point is farthest. */
    @Nullable
    HullFace farthest() {
        HullFace best = null;
        for (HullFace face : faces) {
            if (!face.removed && !face.outside.isEmpty() && (best == null || face.farthest > best.farthest)) {
                best = face;
            }
        }
        return best;
    }

    /** Hands the points of removed faces on. */
    void divide(List<HullFace> removed, List<HullFace> made) {
        fresh.forEach(face -> face.fresh = false);
        fresh = made;
        fresh.forEach(face -> face.fresh = true);
        exhaustive = false;
        blunt = false;
        for (HullFace face : removed) {
            HullFace start = face.replacement == null ? made.getFirst() : face.replacement;
            for (int point : face.outside) {
                place(point, start);
            }
            face.outside.clear();
        }
    }

    private void place(int point, HullFace start) {
        HullFace best = exhaustive ? searchAll(point, start) : search(point, start);
        double distance = best.distance(points, point);
        if (distance >= outside()) {
            boolean moved = best.outside.isEmpty() && !best.fresh;
            add(best, point, distance);
            if (moved && faces.indexOf(best) < next) {
                faces.remove(best);
                next--;
                faces.add(best);
            }
        }
    }

    /** Walks over the new faces as long as the point comes higher. */
    private HullFace search(int point, HullFace start) {
        visit++;
        HullFace best = start;
        double most = best.distance(points, point);
        start.visit = visit;
        HullFace face = start;
        while (face != null && most < outside()) {
            HullFace higher = null;
            for (HullFace neighbor : face.neighbors()) {
                if (higher == null && neighbor.fresh && neighbor.visit != visit) {
                    neighbor.visit = visit;
                    double distance = neighbor.distance(points, point);
                    if (distance > most) {
                        most = distance;
                        best = neighbor;
                        higher = neighbor;
                    }
                }
            }
            face = higher;
        }
        if (most >= outside()) {
            return best;
        }
        if (!blunt && most < -roundoff) {
            if (isSharp()) {
                exhaustive = true;
                return searchAll(point, best);
            }
            blunt = true;
        }
        return searchRound(point, best, most);
    }

    private HullFace searchAll(int point, HullFace start) {
        HullFace best = start;
        double most = Double.NEGATIVE_INFINITY;
        int from = Math.max(0, fresh.indexOf(start));
        for (int i = 0; i < fresh.size(); i++) {
            HullFace face = fresh.get((from + i) % fresh.size());
            double distance = face.distance(points, point);
            if (distance > most) {
                best = face;
                most = distance;
                if (distance >= 2 * outside()) {
                    return best;
                }
            }
        }
        return searchRound(point, best, most);
    }

    /** Walks over all faces that are hardly lower or higher. */
    private HullFace searchRound(int point, HullFace start, double distance) {
        visit++;
        HullFace best = start;
        double most = distance;
        List<HullFace> open = new ArrayList<>(List.of(start));
        start.visit = visit;
        while (!open.isEmpty()) {
            HullFace face = open.removeLast();
            for (HullFace neighbor : face.neighbors()) {
                if (neighbor.visit != visit) {
                    neighbor.visit = visit;
                    double height = neighbor.distance(points, point);
                    if (height > most) {
                        most = height;
                        best = neighbor;
                        open.add(neighbor);
                    } else if (height >= most - outside()) {
                        open.add(neighbor);
                    }
                }
            }
        }
        return best;
    }

    /** Whether the normals of the new faces lie in more than one octant. */
    private boolean isSharp() {
        for (HullFace face : fresh) {
            for (int k = 0; k < 3; k++) {
                if (face.normal[k] > 0 != fresh.getFirst().normal[k] > 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
