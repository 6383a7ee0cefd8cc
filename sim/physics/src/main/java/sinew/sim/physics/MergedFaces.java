package sinew.sim.physics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import sinew.assets.mesh.ConvexHull;
import sinew.assets.mesh.Mesh;
import sinew.assets.model.Vector3;

/**
 * Joins faces of a hull that look nearly the same way, so that what a designer drew as one plane is one polygon in spite of the rounding of
 * its file. As in MuJoCo a face joins its neighbour if azimuth and inclination of both normals, in the frame of the file, round to the same
 * hundredths of a radian.
 */
final class MergedFaces {
    /** Step of the rounded angles, in rad. */
    private static final double ANGLE_STEP = 0.01;
    /** Above this height of a unit normal there is no azimuth. */
    private static final double POLE = 1 - 1e-7;

    private final List<int[]> polygons;
    private final List<Vector3> areas;
    private final List<Direction> directions;
    private final Map<Long, Integer> polygonAtEdge = new HashMap<>();
    private final boolean[] used;

    private MergedFaces(Mesh mesh, ConvexHull hull) {
        polygons = hull.polygons();
        int[] vertices = hull.vertices();
        areas = polygons.stream()
                .map(polygon -> area(mesh::vertex, vertices, polygon))
                .toList();
        double[] file = mesh.verticesOfFile();
        double outward = mesh.isMirrored() ? -1 : 1;
        directions = polygons.stream()
                .map(polygon -> Direction.of(normal(area(index -> vertex(file, index), vertices, polygon))
                        .times(outward)))
                .toList();
        used = new boolean[polygons.size()];
        for (int p = 0; p < polygons.size(); p++) {
            int[] polygon = polygons.get(p);
            for (int i = 0; i < polygon.length; i++) {
                polygonAtEdge.put(edge(polygon[i], polygon[(i + 1) % polygon.length]), p);
            }
        }
    }

    /**
     * A polygon of the hull.
     *
     * @param corners positions in {@link ConvexHull#vertices()}, counterclockwise seen from outside
     * @param normal outward unit vector in the mesh's frame
     */
    record Face(List<Integer> corners, Vector3 normal) {}

    /** Finds the faces, the largest first. */
    static List<Face> of(Mesh mesh, ConvexHull hull) {
        MergedFaces surface = new MergedFaces(mesh, hull);
        List<Integer> order = new ArrayList<>();
        for (int p = 0; p < surface.polygons.size(); p++) {
            order.add(p);
        }
        order.sort(Comparator.comparingDouble(p -> -surface.areas.get(p).length()));
        List<Face> faces = new ArrayList<>();
        for (int seed : order) {
            if (!surface.used[seed]) {
                surface.addFaces(surface.region(seed), faces);
            }
        }
        return faces;
    }

    /** Marks and returns a polygon and those round it that look the same way. */
    private Set<Integer> region(int seed) {
        Set<Integer> region = new HashSet<>(Set.of(seed));
        Deque<Integer> open = new ArrayDeque<>(region);
        used[seed] = true;
        while (!open.isEmpty()) {
            int[] polygon = polygons.get(open.pop());
            for (int i = 0; i < polygon.length; i++) {
                int other = beyond(polygon[i], polygon[(i + 1) % polygon.length]);
                if (!used[other] && directions.get(other).equals(directions.get(seed))) {
                    used[other] = true;
                    region.add(other);
                    open.add(other);
                }
            }
        }
        return region;
    }

    private void addFaces(Set<Integer> region, List<Face> faces) {
        @Nullable List<Integer> outline = outline(region);
        if (outline == null) {
            for (int p : region) {
                faces.add(new Face(Arrays.stream(polygons.get(p)).boxed().toList(), normal(areas.get(p))));
            }
            return;
        }
        Vector3 sum = Vector3.ZERO;
        for (int p : region) {
            sum = sum.plus(areas.get(p));
        }
        faces.add(new Face(outline, normal(sum)));
    }

    /** The outer border of a region, or null if it is not one closed line. */
    private @Nullable List<Integer> outline(Set<Integer> region) {
        Map<Integer, Integer> next = new HashMap<>();
        int edges = 0;
        int start = Integer.MAX_VALUE;
        for (int p : region) {
            int[] polygon = polygons.get(p);
            for (int i = 0; i < polygon.length; i++) {
                int from = polygon[i];
                int to = polygon[(i + 1) % polygon.length];
                if (!region.contains(beyond(from, to))) {
                    next.put(from, to);
                    edges++;
                    start = Math.min(start, from);
                }
            }
        }
        List<Integer> outline = new ArrayList<>();
        @Nullable Integer corner = start;
        do {
            outline.add(corner);
            corner = next.get(corner);
        } while (corner != null && corner != start && outline.size() <= edges);
        return corner != null && outline.size() == edges ? outline : null;
    }

    private int beyond(int from, int to) {
        Integer polygon = polygonAtEdge.get(edge(to, from));
        if (polygon == null) {
            throw new IllegalStateException("A face of a hull has no neighbour.");
        }
        return polygon;
    }

    private static Vector3 normal(Vector3 area) {
        double length = area.length();
        return length > 0 ? area.times(1 / length) : Vector3.ZERO;
    }

    /** Normal of a polygon with twice its area as its length. */
    private static Vector3 area(IntFunction<Vector3> places, int[] vertices, int[] polygon) {
        Vector3 origin = places.apply(vertices[polygon[0]]);
        Vector3 sum = Vector3.ZERO;
        for (int i = 2; i < polygon.length; i++) {
            Vector3 u = places.apply(vertices[polygon[i - 1]]).minus(origin);
            Vector3 v = places.apply(vertices[polygon[i]]).minus(origin);
            sum = sum.plus(u.cross(v));
        }
        return sum;
    }

    private static Vector3 vertex(double[] places, int index) {
        return new Vector3(places[3 * index], places[3 * index + 1], places[3 * index + 2]);
    }

    /** A direction in steps of azimuth and inclination. */
    private record Direction(long azimuth, long inclination) {
        static Direction of(Vector3 normal) {
            if (Math.abs(normal.z()) > POLE) {
                return new Direction(0, normal.z() > 0 ? 0 : Math.round(Math.PI / ANGLE_STEP));
            }
            // adding zero makes a negative zero positive
            double azimuth = Math.atan2(normal.y() + 0.0, normal.x() + 0.0);
            return new Direction(steps(azimuth), steps(Math.acos(normal.z())));
        }

        private static long steps(double angle) {
            return Math.round(angle / ANGLE_STEP);
        }
    }

    private static long edge(int from, int to) {
        return (long) from << 32 | to;
    }
}
