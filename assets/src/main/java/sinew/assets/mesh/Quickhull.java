package sinew.assets.mesh;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Convex hull in three dimensions (Barber, Dobkin and Huhdanpaa 1996, "The Quickhull Algorithm for Convex Hulls"). Sides are decided
 * exactly, so that a face sees a point or not without doubt and the surface stays closed whatever the points are.
 */
final class Quickhull {
    private final String name;
    private final double[] points;
    private final Orientation orientation;
    private final Deque<Face> waiting = new ArrayDeque<>();
    private final List<Face> faces = new ArrayList<>();

    Quickhull(String name, double[] points) {
        this.name = name;
        this.points = points;
        orientation = new Orientation(points);
    }

    /** A triangle of the growing hull and the points that only it has been found to see. */
    private static final class Face {
        final int[] corners;
        final @Nullable Face[] neighbors = new @Nullable Face[3];
        final List<Integer> outside = new ArrayList<>();
        boolean removed;
        int mark;

        Face(int a, int b, int c) {
            corners = new int[] {a, b, c};
        }

        Face neighbor(int side) {
            Face result = neighbors[side];
            if (result == null) {
                throw new IllegalStateException("A face of a convex hull has no neighbour.");
            }
            return result;
        }
    }

    /** Side of a removed face beyond which the hull stays. */
    private record HorizonEdge(int from, int to, Face beyond) {}

    /**
     * Computes the hull.
     *
     * @param mostVertices the hull grows no further from this count of corners on; -1 is no limit
     * @return corners of triangles, counterclockwise seen from outside; several may lie in one plane
     */
    List<int[]> triangles(int mostVertices) throws MeshException {
        start();
        int left = mostVertices < 0 ? Integer.MAX_VALUE : mostVertices - 4;
        for (int round = 1; left > 0 && !waiting.isEmpty(); round++) {
            Face face = waiting.pop();
            if (!face.removed && !face.outside.isEmpty()) {
                grow(face, farthest(face), round);
                left--;
            }
        }
        return faces.stream()
                .filter(face -> !face.removed)
                .map(face -> face.corners)
                .toList();
    }

    private void start() throws MeshException {
        int[] first = Simplex.of(name, points, orientation);
        int a = first[0];
        int b = first[1];
        int c = first[2];
        int d = first[3];
        List<Face> simplex = List.of(new Face(a, b, c), new Face(a, d, b), new Face(b, d, c), new Face(c, d, a));
        connect(simplex);
        List<Integer> all = new ArrayList<>();
        for (int point = 0; point < points.length / 3; point++) {
            all.add(point);
        }
        assign(all, simplex);
        faces.addAll(simplex);
        waiting.addAll(simplex);
    }

    /** Replaces all faces that see a point by a cone from the point to their common border. */
    private void grow(Face seen, int point, int round) {
        List<Face> visible = new ArrayList<>(List.of(seen));
        List<HorizonEdge> horizon = new ArrayList<>();
        seen.mark = round;
        for (int i = 0; i < visible.size(); i++) {
            Face face = visible.get(i);
            face.removed = true;
            for (int side = 0; side < 3; side++) {
                Face neighbor = face.neighbor(side);
                if (neighbor.mark != round && sees(neighbor, point)) {
                    neighbor.mark = round;
                    visible.add(neighbor);
                } else if (neighbor.mark != round) {
                    horizon.add(new HorizonEdge(face.corners[side], face.corners[(side + 1) % 3], neighbor));
                }
            }
        }
        List<Face> cone = new ArrayList<>();
        for (HorizonEdge edge : horizon) {
            Face face = new Face(edge.from, edge.to, point);
            face.neighbors[0] = edge.beyond;
            edge.beyond.neighbors[sideOf(edge.beyond, edge.to)] = face;
            cone.add(face);
        }
        connectCone(cone);
        for (Face face : visible) {
            assign(face.outside, cone);
            face.outside.clear();
        }
        faces.addAll(cone);
        waiting.addAll(cone);
    }

    private boolean sees(Face face, int point) {
        return orientation.side(face.corners[0], face.corners[1], face.corners[2], point) > 0;
    }

    /** Gives points to the first face that sees them; the others are inside for good. */
    private void assign(List<Integer> candidates, List<Face> targets) {
        for (int point : candidates) {
            for (Face face : targets) {
                if (sees(face, point)) {
                    face.outside.add(point);
                    break;
                }
            }
        }
    }

    private static int sideOf(Face face, int from) {
        int[] corners = face.corners;
        return corners[0] == from ? 0 : corners[1] == from ? 1 : 2;
    }

    private static void connectCone(List<Face> cone) {
        Map<Integer, Face> starting = new HashMap<>();
        for (Face face : cone) {
            starting.put(face.corners[0], face);
        }
        for (Face face : cone) {
            Face next = starting.get(face.corners[1]);
            if (next == null) {
                throw new IllegalStateException("The border of a convex hull's visible part is not closed.");
            }
            face.neighbors[1] = next;
            next.neighbors[2] = face;
        }
    }

    /** The four faces of a simplex touch each other. */
    private static void connect(List<Face> simplex) {
        for (Face face : simplex) {
            for (Face other : simplex) {
                for (int side = 0; side < 3; side++) {
                    int from = face.corners[side];
                    int to = face.corners[(side + 1) % 3];
                    if (contains(other, from) && contains(other, to) && other != face) {
                        face.neighbors[side] = other;
                    }
                }
            }
        }
    }

    private static boolean contains(Face face, int point) {
        return face.corners[0] == point || face.corners[1] == point || face.corners[2] == point;
    }

    /** The point of a face's set that is farthest from its plane; of equals the first. */
    private int farthest(Face face) {
        int[] k = face.corners;
        double[] u = edge(k[0], k[1]);
        double[] v = edge(k[0], k[2]);
        double x = u[1] * v[2] - u[2] * v[1];
        double y = u[2] * v[0] - u[0] * v[2];
        double z = u[0] * v[1] - u[1] * v[0];
        int best = face.outside.getFirst();
        double most = Double.NEGATIVE_INFINITY;
        for (int point : face.outside) {
            double[] w = edge(k[0], point);
            double height = x * w[0] + y * w[1] + z * w[2];
            if (height > most) {
                most = height;
                best = point;
            }
        }
        return best;
    }

    private double[] edge(int from, int to) {
        return new double[] {
            points[3 * to] - points[3 * from],
            points[3 * to + 1] - points[3 * from + 1],
            points[3 * to + 2] - points[3 * from + 2]
        };
    }
}
