package sinew.sim.physics.preparation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sinew.assets.mesh.ConvexHull;
import sinew.assets.mesh.Mesh;
import sinew.assets.model.Vector3;

/**
 * Joins triangles of a hull that look nearly the same way, so that what a designer drew as one plane is one polygon in spite of the
 * rounding of its file. As in MuJoCo triangles are joined if azimuth and inclination of their normals, in the frame of the file, round to
 * the same hundredths of a radian, and a polygon's normal is that of its first three corners: which those are depends on the order of
 * the triangles.
 */
public final class MergedFaces {
    /** Step of the rounded angles, in rad. */
    private static final double ANGLE_STEP = 0.01;
    /** Above this height of a unit normal there is no azimuth. */
    private static final double POLE = 1 - 1e-7;
    /** Twice the area below which a triangle has no direction, in squares of the file's unit. */
    private static final double LEAST_AREA = 1e-15;

    private MergedFaces() {}

    /**
     * A polygon of the hull.
     *
     * @param corners positions in {@link ConvexHull#vertices()}, in the file counterclockwise seen from outside; of a mirrored mesh clockwise
     * @param normal of the first three corners, a unit vector in the mesh's frame; as in MuJoCo it points inwards if the mesh is mirrored
     */
    public record Face(List<Integer> corners, Vector3 normal) {}

    /** A side of a triangle. */
    private record Edge(int from, int to) {
        Edge reversed() {
            return new Edge(to, from);
        }
    }

    /** Finds the faces in MuJoCo's order. */
    public static List<Face> of(Mesh mesh, ConvexHull hull) {
        int[] vertices = hull.vertices();
        Map<Direction, Set<Edge>> borders = borders(mesh, hull);
        int[] hashes = borders.keySet().stream().mapToInt(Direction::hash).toArray();
        List<Set<Edge>> inTurn = List.copyOf(borders.values());
        List<Face> faces = new ArrayList<>();
        for (int index : HashedOrder.of(hashes)) {
            for (List<Integer> outline : outlines(inTurn.get(index))) {
                faces.add(new Face(outline, normal(mesh, vertices, outline)));
            }
        }
        return faces;
    }

    /** The border of what looks in each direction, in the order of the first triangles. */
    private static Map<Direction, Set<Edge>> borders(Mesh mesh, ConvexHull hull) {
        ConvexHull inFile = mesh.isMirrored() ? hull.mirrored() : hull;
        int[] vertices = hull.vertices();
        double[] file = mesh.verticesOfFile();
        Map<Direction, Set<Edge>> borders = new LinkedHashMap<>();
        for (int[] corners : inFile.faces()) {
            Vector3 area = cross(
                    vertex(file, vertices[corners[0]]),
                    vertex(file, vertices[corners[1]]),
                    vertex(file, vertices[corners[2]]));
            if (area.length() >= LEAST_AREA) {
                Direction direction = Direction.of(area.times(1 / area.length()));
                add(corners, borders.computeIfAbsent(direction, _ -> new LinkedHashSet<>()));
            }
        }
        return borders;
    }

    /** Adds a triangle to what looks the same way; sides that it has in common with it are inside. {@code border} is modified. */
    private static void add(int[] corners, Set<Edge> border) {
        List<Edge> sides = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            sides.add(new Edge(corners[i], corners[(i + 1) % 3]));
        }
        sides.removeIf(side -> border.remove(side.reversed()));
        border.addAll(sides);
    }

    /** The closed lines of a border, each from its oldest side on. {@code border} is emptied. */
    private static List<List<Integer>> outlines(Set<Edge> border) {
        List<List<Integer>> outlines = new ArrayList<>();
        while (!border.isEmpty()) {
            Edge side = border.iterator().next();
            border.remove(side);
            int start = side.from;
            List<Integer> outline = new ArrayList<>(List.of(start));
            int corner = side.to;
            while (corner != start && corner >= 0) {
                outline.add(corner);
                corner = follow(border, corner);
            }
            if (corner == start && outline.size() > 2) {
                outlines.add(outline);
            }
        }
        return outlines;
    }

    /** The end of the first side that begins at a corner, -1 if there is none. {@code border} loses the side. */
    private static int follow(Collection<Edge> border, int corner) {
        for (Iterator<Edge> sides = border.iterator(); sides.hasNext(); ) {
            Edge side = sides.next();
            if (side.from == corner) {
                sides.remove();
                return side.to;
            }
        }
        return -1;
    }

    /** Of the first three corners; of the whole outline if these are in a line. */
    private static Vector3 normal(Mesh mesh, int[] vertices, List<Integer> outline) {
        Vector3 origin = mesh.vertex(vertices[outline.getFirst()]);
        Vector3 sum = Vector3.ZERO;
        for (int i = 2; i < outline.size() && sum.length() < 1e-14; i++) {
            sum = sum.plus(
                    cross(origin, mesh.vertex(vertices[outline.get(i - 1)]), mesh.vertex(vertices[outline.get(i)])));
        }
        double length = sum.length();
        return length > 0 ? sum.times(1 / length) : Vector3.ZERO;
    }

    private static Vector3 cross(Vector3 a, Vector3 b, Vector3 c) {
        return b.minus(a).cross(c.minus(a));
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

        int hash() {
            return HashedOrder.hash((double) azimuth) ^ HashedOrder.hash((double) inclination);
        }

        private static long steps(double angle) {
            return Math.round(angle / ANGLE_STEP);
        }
    }
}
