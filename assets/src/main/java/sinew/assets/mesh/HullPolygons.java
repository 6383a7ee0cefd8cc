package sinew.assets.mesh;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Joins triangles of a hull that lie exactly in one plane to polygons and drops what is no corner of the hull then. */
final class HullPolygons {
    private final double[] points;
    private final List<int[]> triangles;
    private final Map<Long, Integer> triangleAtEdge = new HashMap<>();

    private HullPolygons(double[] points, List<int[]> triangles) {
        this.points = points;
        this.triangles = triangles;
        for (int t = 0; t < triangles.size(); t++) {
            int[] corners = triangles.get(t);
            for (int side = 0; side < 3; side++) {
                triangleAtEdge.put(edge(corners[side], corners[(side + 1) % 3]), t);
            }
        }
    }

    static ConvexHull merge(double[] points, List<int[]> triangles) {
        HullPolygons surface = new HullPolygons(points, triangles);
        List<int[]> outlines = surface.outlines();
        Map<Integer, Integer> uses = new HashMap<>();
        for (int[] outline : outlines) {
            for (int corner : outline) {
                uses.merge(corner, 1, Integer::sum);
            }
        }
        // a vertex between only two faces lies within their common edge
        Set<Integer> corners = new TreeSet<>();
        uses.forEach((corner, count) -> {
            if (count > 2) {
                corners.add(corner);
            }
        });
        int[] vertices = corners.stream().mapToInt(Integer::intValue).toArray();
        List<int[]> polygons = new ArrayList<>();
        for (int[] outline : outlines) {
            polygons.add(Arrays.stream(outline)
                    .filter(corners::contains)
                    .map(corner -> Arrays.binarySearch(vertices, corner))
                    .toArray());
        }
        return new ConvexHull(vertices, polygons);
    }

    private List<int[]> outlines() {
        Orientation orientation = new Orientation(points);
        boolean[] used = new boolean[triangles.size()];
        List<int[]> result = new ArrayList<>();
        for (int seed = 0; seed < triangles.size(); seed++) {
            if (used[seed]) {
                continue;
            }
            used[seed] = true;
            int[] plane = triangles.get(seed);
            Set<Long> border = new HashSet<>();
            Deque<Integer> open = new ArrayDeque<>(List.of(seed));
            while (!open.isEmpty()) {
                int[] corners = triangles.get(open.pop());
                for (int side = 0; side < 3; side++) {
                    int from = corners[side];
                    int to = corners[(side + 1) % 3];
                    int other = at(to, from);
                    int opposite = opposite(other, from, to);
                    if (orientation.side(plane[0], plane[1], plane[2], opposite) != 0) {
                        border.add(edge(from, to));
                    } else if (!used[other]) {
                        used[other] = true;
                        open.add(other);
                    }
                }
            }
            result.add(walk(border));
        }
        return result;
    }

    private static int[] walk(Set<Long> border) {
        Map<Integer, Integer> next = new HashMap<>();
        for (long edge : border) {
            next.put((int) (edge >> 32), (int) edge);
        }
        int[] outline = new int[border.size()];
        int corner = border.stream().mapToInt(edge -> (int) (edge >> 32)).min().orElseThrow();
        for (int i = 0; i < outline.length; i++) {
            outline[i] = corner;
            Integer following = next.get(corner);
            if (following == null) {
                throw new IllegalStateException("The outline of a hull's face is not closed.");
            }
            corner = following;
        }
        return outline;
    }

    private int at(int from, int to) {
        Integer triangle = triangleAtEdge.get(edge(from, to));
        if (triangle == null) {
            throw new IllegalStateException("A triangle of a hull has no neighbour.");
        }
        return triangle;
    }

    private int opposite(int triangle, int from, int to) {
        int[] corners = triangles.get(triangle);
        return Arrays.stream(corners)
                .filter(corner -> corner != from && corner != to)
                .findFirst()
                .orElseThrow();
    }

    private static long edge(int from, int to) {
        return (long) from << 32 | to;
    }
}
