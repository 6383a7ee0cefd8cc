package sinew.assets.mesh;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Convex hull in three dimensions (Barber, Dobkin and Huhdanpaa 1996, "The Quickhull Algorithm for Convex Hulls"). Sides are decided
 * exactly, so that a face sees a point or not without doubt and the surface stays closed whatever the points are.
 *
 * <p>What the algorithm leaves open, among it the order of faces and of their corners, is chosen as in the authors' program, which MuJoCo
 * uses: normals of faces that are joined depend on it.
 */
final class Quickhull {
    private final String name;
    private final double[] points;
    private final Orientation orientation;
    private final HullPartition partition;
    private final JoinedSides joined;
    /** All faces in the order of their making; removed ones too. */
    private final List<HullFace> faces = new ArrayList<>();
    /** When points became corners; 0 for those that did not. */
    private final int[] turn;

    private int turns;

    Quickhull(String name, double[] points) {
        this.name = name;
        this.points = points;
        orientation = new Orientation(points);
        partition = new HullPartition(points, faces);
        joined = new JoinedSides(points);
        turn = new int[points.length / 3];
    }

    /**
     * The order in which points became corners.
     *
     * @return for each point a number that grows; 0 if it never was a corner
     */
    int[] turns() {
        return turn;
    }

    /**
     * The sides of what the triangles are joined to, see {@link JoinedSides}.
     *
     * @return for each of {@link #triangles} the known sides of its plane
     */
    List<List<Long>> sides() {
        return faces.stream().filter(HullFace::isPart).map(joined::of).toList();
    }

    /**
     * Computes the hull.
     *
     * @param mostVertices the hull grows no further from this count of corners on; -1 is no limit
     * @return corners of triangles, counterclockwise seen from outside; several may lie in one plane
     */
    List<int[]> triangles(int mostVertices) throws MeshException {
        start();
        boolean limited = mostVertices >= 0;
        int left = limited ? mostVertices - 4 : Integer.MAX_VALUE;
        HullFace face = limited ? partition.farthest() : partition.next();
        for (int round = 1; left > 0 && face != null; round++) {
            grow(face, face.outside.removeLast(), round);
            left--;
            face = limited ? partition.farthest() : partition.next();
        }
        if (limited && face != null) {
            // the authors' program has taken it out to go on before it stops
            faces.remove(face);
            faces.addFirst(face);
        }
        return faces.stream().filter(HullFace::isPart).map(HullFace::triangle).toList();
    }

    private void start() throws MeshException {
        int[] newest = Simplex.of(name, points, orientation);
        for (int i = 3; i >= 0; i--) {
            turn[newest[i]] = ++turns;
        }
        List<HullFace> simplex = new ArrayList<>();
        for (int skipped = 0; skipped < 4; skipped++) {
            int[] corners = new int[3];
            for (int i = 0; i < 3; i++) {
                corners[i] = newest[i < skipped ? i : i + 1];
            }
            boolean outward = orientation.side(corners[0], corners[1], corners[2], newest[skipped]) < 0;
            simplex.add(new HullFace(points, corners, outward));
        }
        for (int i = 0; i < 4; i++) {
            for (int k = 0; k < 3; k++) {
                simplex.get(i).neighbors[k] = simplex.get(k < i ? k : k + 1);
            }
        }
        faces.addAll(simplex);
        partition.start(newest);
    }

    /** Replaces all faces that see a point by a cone from the point to their common border. */
    private void grow(HullFace seed, int point, int round) {
        turn[point] = ++turns;
        List<HullFace> visible = visible(seed, point, round);
        int first = faces.size();
        for (HullFace face : visible) {
            for (HullFace neighbor : face.neighbors()) {
                if (!neighbor.removed) {
                    int across = neighbor.sideOf(face);
                    int[] edge = neighbor.edge(across);
                    HullFace made = new HullFace(points, new int[] {point, edge[0], edge[1]}, !neighbor.runs(edge));
                    made.neighbors[0] = neighbor;
                    neighbor.neighbors[across] = made;
                    face.replacement = made;
                    faces.add(made);
                }
            }
        }
        List<HullFace> cone = faces.subList(first, faces.size());
        connect(cone);
        joined.grow(cone);
        partition.divide(visible, new ArrayList<>(cone));
    }

    private List<HullFace> visible(HullFace seed, int point, int round) {
        List<HullFace> visible = new ArrayList<>(List.of(seed));
        seed.removed = true;
        for (int i = 0; i < visible.size(); i++) {
            for (HullFace neighbor : visible.get(i).neighbors()) {
                if (!neighbor.removed && neighbor.mark != round) {
                    neighbor.mark = round;
                    if (sees(neighbor, point)) {
                        neighbor.removed = true;
                        visible.add(neighbor);
                    }
                }
            }
        }
        return visible;
    }

    private boolean sees(HullFace face, int point) {
        int[] corners = face.triangle();
        return orientation.side(corners[0], corners[1], corners[2], point) > 0;
    }

    /** Two faces of a cone touch where they share a corner besides its tip. */
    private static void connect(List<HullFace> cone) {
        Map<Integer, HullFace> open = new HashMap<>();
        for (HullFace face : cone) {
            for (int k = 1; k < 3; k++) {
                HullFace other = open.remove(face.corners[k]);
                if (other == null) {
                    open.put(face.corners[k], face);
                } else {
                    face.neighbors[3 - k] = other;
                    other.neighbors[other.corners[1] == face.corners[k] ? 2 : 1] = face;
                }
            }
        }
        if (!open.isEmpty()) {
            throw new IllegalStateException("The border of a convex hull's visible part is not closed.");
        }
    }
}
