package sinew.assets.mesh;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sinew.assets.model.Vector3;

/** Joins triangles of a hull that lie in one plane, as far as double can tell, to polygons and drops what is no corner of the hull then. */
final class HullPolygons {
    /** Error of a distance from a plane, relative to the largest coordinate (as qhull estimates it). */
    private static final double ROUNDOFF = 1.4e-15;

    private final double[] points;
    private final List<int[]> triangles;
    private final Map<Long, Integer> triangleAtEdge = new HashMap<>();
    private final double roundoff;

    private HullPolygons(double[] points, List<int[]> triangles) {
        this.points = points;
        this.triangles = triangles;
        roundoff = ROUNDOFF * Arrays.stream(points).map(Math::abs).max().orElse(0);
        for (int t = 0; t < triangles.size(); t++) {
            int[] corners = triangles.get(t);
            for (int side = 0; side < 3; side++) {
                triangleAtEdge.put(edge(corners[side], corners[(side + 1) % 3]), t);
            }
        }
    }

    /**
     * Joins triangles.
     *
     * @param triangles in the order of their making
     * @param turns in which order points became corners
     * @param sides for each triangle the sides of its plane, see {@link JoinedSides}
     */
    static ConvexHull merge(double[] points, List<int[]> triangles, int[] turns, List<List<Long>> sides) {
        HullPolygons surface = new HullPolygons(points, triangles);
        List<int[]> merged = simplified(surface.outlines());
        return surface.numbered(merged.size() < 4 ? triangles : merged, turns, sides);
    }

    private ConvexHull numbered(List<int[]> outlines, int[] turns, List<List<Long>> sides) {
        int[] vertices = outlines.stream()
                .flatMapToInt(Arrays::stream)
                .sorted()
                .distinct()
                .toArray();
        return new ConvexHull(
                vertices,
                outlines.stream().map(outline -> positions(outline, vertices)).toList(),
                outlines.stream()
                        .flatMap(outline -> cut(outline, turns, sidesOf(outline, sides)))
                        .map(triangle -> positions(triangle, vertices))
                        .toList());
    }

    private static int[] positions(int[] corners, int[] vertices) {
        return Arrays.stream(corners)
                .map(corner -> Arrays.binarySearch(vertices, corner))
                .toArray();
    }

    /** The sides of a quadrilateral's plane; of what was joined more than once the order is not known. */
    private List<Long> sidesOf(int[] outline, List<List<Long>> sides) {
        Integer triangle = outline.length == 4 ? triangleAtEdge.get(edge(outline[0], outline[1])) : null;
        return triangle == null ? List.of() : sides.get(triangle);
    }

    /** Triangles between the newest corner and the sides: known sides as they are listed, then from the older to the newer. */
    private static Stream<int[]> cut(int[] outline, int[] turns, List<Long> sides) {
        int first = 0;
        for (int i = 1; i < outline.length; i++) {
            first = turns[outline[i]] > turns[outline[first]] ? i : first;
        }
        int newest = first;
        return IntStream.range(1, outline.length - 1)
                .mapToObj(i -> new int[] {
                    outline[newest], outline[(newest + i) % outline.length], outline[(newest + i + 1) % outline.length]
                })
                .sorted(Comparator.<int[]>comparingInt(corners -> place(sides, corners))
                        .thenComparingInt(corners -> Math.max(turns[corners[1]], turns[corners[2]]))
                        .thenComparingInt(corners -> Math.min(turns[corners[1]], turns[corners[2]])))
                .map(corners -> triangle(corners[0], corners[1], corners[2], turns));
    }

    private static int place(List<Long> sides, int[] corners) {
        int at = sides.indexOf(JoinedSides.side(corners[1], corners[2]));
        return at < 0 ? sides.size() : at;
    }

    /** The newest corner is the first; but the second, if only so the others run from the newer to the older. */
    private static int[] triangle(int newest, int second, int third, int[] turns) {
        return turns[second] > turns[third] ? new int[] {newest, second, third} : new int[] {third, newest, second};
    }

    /** Drops vertices that lie within the common edge of two faces, and faces that become a line by that. */
    private static List<int[]> simplified(List<int[]> outlines) {
        List<int[]> result = outlines;
        for (int before = Integer.MAX_VALUE; count(result) < before; ) {
            before = count(result);
            Map<Integer, Integer> uses = new HashMap<>();
            result.stream().flatMapToInt(Arrays::stream).forEach(corner -> uses.merge(corner, 1, Integer::sum));
            result = result.stream()
                    .map(outline -> Arrays.stream(outline)
                            .filter(corner -> uses.getOrDefault(corner, 0) > 2)
                            .toArray())
                    .filter(outline -> outline.length > 2)
                    .toList();
        }
        return result;
    }

    private static int count(List<int[]> outlines) {
        return outlines.stream().mapToInt(outline -> outline.length).sum();
    }

    private List<int[]> outlines() {
        List<Plane> planes =
                triangles.stream().map(corners -> Plane.of(points, corners)).toList();
        List<Integer> order = new ArrayList<>();
        for (int t = 0; t < triangles.size(); t++) {
            order.add(t);
        }
        order.sort(Comparator.comparingDouble(t -> -planes.get(t).area()));
        boolean[] used = new boolean[triangles.size()];
        List<Set<Integer>> regions = new ArrayList<>();
        for (int seed : order) {
            if (!used[seed]) {
                regions.add(region(seed, planes.get(seed), used));
            }
        }
        // single triangles come first, then what was joined
        regions.sort(Comparator.<Set<Integer>>comparingInt(region -> Math.min(2, region.size()))
                .thenComparingInt(Collections::max));
        List<int[]> result = new ArrayList<>();
        regions.forEach(region -> addOutlines(region, result));
        return result;
    }

    /** Marks and returns a triangle and those round it in its plane. Modified: {@code used}. */
    private Set<Integer> region(int seed, Plane plane, boolean[] used) {
        Set<Integer> region = new HashSet<>(Set.of(seed));
        Deque<Integer> open = new ArrayDeque<>(region);
        used[seed] = true;
        while (!open.isEmpty()) {
            int[] corners = triangles.get(open.pop());
            for (int side = 0; side < 3; side++) {
                int other = beyond(corners[side], corners[(side + 1) % 3]);
                if (!used[other] && plane.holds(points, triangles.get(other), roundoff)) {
                    used[other] = true;
                    region.add(other);
                    open.add(other);
                }
            }
        }
        return region;
    }

    /** The border of a region, or its triangles one by one if that is not one closed line. */
    private void addOutlines(Set<Integer> region, List<int[]> result) {
        Map<Integer, Integer> next = new HashMap<>();
        int edges = 0;
        for (int t : region) {
            int[] corners = triangles.get(t);
            for (int side = 0; side < 3; side++) {
                int from = corners[side];
                int to = corners[(side + 1) % 3];
                if (!region.contains(beyond(from, to))) {
                    next.put(from, to);
                    edges++;
                }
            }
        }
        // a hull that is thinner than the roundoff has no border at all
        int[] outline = next.isEmpty() ? new int[0] : walk(next);
        if (outline.length > 0 && outline.length == edges) {
            result.add(outline);
        } else {
            region.forEach(t -> result.add(triangles.get(t)));
        }
    }

    /** The closed line from the smallest corner on; shorter than the border if that is no single line. */
    private static int[] walk(Map<Integer, Integer> next) {
        int start = next.keySet().stream().min(Integer::compare).orElseThrow();
        List<Integer> outline = new ArrayList<>();
        Integer corner = start;
        do {
            outline.add(corner);
            corner = next.get(corner);
        } while (corner != null && corner != start && outline.size() < next.size());
        return outline.stream().mapToInt(Integer::intValue).toArray();
    }

    private int beyond(int from, int to) {
        Integer triangle = triangleAtEdge.get(edge(to, from));
        if (triangle == null) {
            throw new IllegalStateException("A triangle of a hull has no neighbour.");
        }
        return triangle;
    }

    private static long edge(int from, int to) {
        return (long) from << 32 | to;
    }

    /** The plane of a triangle; area is twice the triangle's. */
    private record Plane(double x, double y, double z, double offset, double area) {
        static Plane of(double[] points, int[] corners) {
            Triangle triangle = Triangle.of(points, corners, 0);
            Vector3 cross = triangle.b().minus(triangle.a()).cross(triangle.c().minus(triangle.a()));
            double length = cross.length();
            Vector3 normal = length > 0 ? cross.times(1 / length) : Vector3.ZERO;
            return new Plane(normal.x(), normal.y(), normal.z(), normal.dot(triangle.a()), length);
        }

        boolean holds(double[] points, int[] corners, double roundoff) {
            for (int corner : corners) {
                double height =
                        x * points[3 * corner] + y * points[3 * corner + 1] + z * points[3 * corner + 2] - offset;
                if (Math.abs(height) > roundoff) {
                    return false;
                }
            }
            return area > 0;
        }
    }
}
