package sinew.assets.mesh;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The sides of what lies in one plane, in the order in which the authors' program of Quickhull lists them. It joins flat faces while the hull
 * grows; in this order it cuts what it has joined into triangles at the end. Sides are known once a face on one of them has been joined.
 */
final class JoinedSides {
    /** Error of a distance from a plane, relative to the largest coordinate. */
    private static final double ROUNDOFF = 1.4e-15;

    private final double[] points;
    private final double roundoff;
    /** The same list for all faces that are joined. */
    private final Map<HullFace, List<Long>> sides = new HashMap<>();

    private final Set<HullFace> joined = new HashSet<>();
    private final Set<Long> known = new HashSet<>();

    JoinedSides(double[] points) {
        this.points = points;
        double most = 0;
        for (double coordinate : points) {
            most = Math.max(most, Math.abs(coordinate));
        }
        roundoff = ROUNDOFF * most;
    }

    /** A side whichever way it runs. */
    static long side(int from, int to) {
        return (long) Math.min(from, to) << 32 | Math.max(from, to);
    }

    /** The known sides of a face and of what is joined with it. */
    List<Long> of(HullFace face) {
        return sides.computeIfAbsent(face, _ -> new ArrayList<>());
    }

    /** Joins the faces of a new cone with the flat ones round it. */
    void grow(List<HullFace> cone) {
        for (HullFace face : cone) {
            if (known.contains(side(face, 0))) {
                of(face).add(side(face, 0));
            }
        }
        cone.stream().filter(this::isFlat).forEach(this::join);
    }

    private boolean isFlat(HullFace face) {
        return Math.abs(face.neighbor(0).distance(points, face.corners[0])) <= roundoff;
    }

    private void join(HullFace face) {
        HullFace old = face.neighbor(0);
        makeSides(face);
        if (joined.add(old)) {
            makeSides(old);
        }
        List<Long> plane = of(old);
        // the last side takes the place of the one that vanishes
        int at = plane.indexOf(side(face, 0));
        if (at >= 0) {
            plane.set(at, plane.getLast());
            plane.removeLast();
        }
        for (long side : List.copyOf(of(face))) {
            if (side != side(face, 0) && !plane.remove(side)) {
                plane.add(side);
            }
        }
        joined.add(face);
        sides.put(face, plane);
    }

    private void makeSides(HullFace face) {
        for (int k = 0; k < 3; k++) {
            long side = side(face, k);
            if (known.add(side)) {
                of(face).add(side);
                of(face.neighbor(k)).add(side);
            }
        }
    }

    private static long side(HullFace face, int k) {
        int[] edge = face.edge(k);
        return side(edge[0], edge[1]);
    }
}
