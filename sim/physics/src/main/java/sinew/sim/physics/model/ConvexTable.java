package sinew.sim.physics.model;

import sinew.assets.model.ModelSpec;
import sinew.assets.model.OptionFlag;
import sinew.assets.model.SimulationOptions;
import sinew.sim.kernel.Constants;

/**
 * How convex geoms are collided and how much memory that takes: the places in the working arrays that depend on the model. Places that
 * do not are in {@code ConvexMemory}.
 */
@Constants
public final class ConvexTable {
    /** Floats of a search that are always there, before the vertices of its simplex or polytope. */
    public static final int FIXED_NUMBERS = 89;
    /** Whole numbers of a search that are always there, before those of the vertices. */
    public static final int FIXED_INDICES = 15;
    /** Floats of a vertex: point on the first core, difference of the two points. */
    public static final int VERTEX_SIZE = 6;

    private static final int MOST_ITERATIONS = 60;
    private static final int CORNERS_OF_A_CAP = 16;
    private static final int FACES_ROUND_A_CORNER = 3;

    /** Largest number of iterations of either search; what a model asks for beyond 60 is not given. */
    public final int iterations;
    /** Distance below which an iteration is taken to be done, in m. */
    public final float tolerance;
    /** Whether a pair of flat faces gets several contacts. */
    public final boolean several;
    /** First face's numbers of the polytope: outward unit normal, distance from the origin {@code [2 vertices, 4]}. */
    public final int faces;
    /** First face's corners of the polytope, ten bits each {@code [2 vertices]}. */
    public final int corners;
    /** Edges between faces that the new vertex sees and others, ten bits for each end {@code [3 vertices]}. */
    public final int horizon;
    /** First corner of a face of the first geom {@code [mostCorners, 3]}; the memory of the polytope is used again. */
    public final int firstFace;
    /** First corner of a face of the second geom {@code [mostCorners, 3]}. */
    public final int secondFace;
    /** A polygon while it is clipped {@code [2 mostCorners, 3]}. */
    public final int polygon;
    /** The polygon that clipping makes {@code [2 mostCorners, 3]}. */
    public final int clipped;
    /** Faces round the first geom's feature {@code [mostFaces]}. */
    public final int firstList;
    /** Faces round the second geom's feature {@code [mostFaces]}. */
    public final int secondList;
    /** Most faces round a vertex. */
    public final int mostFaces;
    /** Floats that a search needs. */
    public final int numberSize;
    /** Whole numbers that a search needs. */
    public final int indexSize;

    ConvexTable(ModelSpec spec, MeshTable meshes, PairTable pairs) {
        SimulationOptions options = spec.options();
        iterations = Math.min(MOST_ITERATIONS, Math.max(1, options.convexIterations()));
        tolerance = Math.max(1e-7f, (float) options.convexTolerance());
        several = options.isOn(OptionFlag.MULTICCD);
        boolean used = (pairs.kinds & ((1 << PairTable.CONVEX_CONVEX) | (1 << PairTable.HEIGHT_FIELD_CONVEX))) != 0
                || SensorLists.measureDistances(spec);
        int vertices = iterations + 5;
        int mostCorners = Math.max(CORNERS_OF_A_CAP, meshes.mostCorners);
        int degree = FACES_ROUND_A_CORNER;
        for (int i = 0; i + 1 < meshes.vertexPolygonStart.length; i++) {
            degree = Math.max(degree, meshes.vertexPolygonStart[i + 1] - meshes.vertexPolygonStart[i]);
        }
        mostFaces = degree;
        faces = FIXED_NUMBERS + VERTEX_SIZE * vertices;
        corners = FIXED_INDICES + 2 * vertices;
        horizon = corners + 2 * vertices;
        firstFace = FIXED_NUMBERS;
        secondFace = firstFace + 3 * mostCorners;
        polygon = secondFace + 3 * mostCorners;
        clipped = polygon + 6 * mostCorners;
        firstList = FIXED_INDICES;
        secondList = firstList + mostFaces;
        numberSize = used ? Math.max(faces + 8 * vertices, clipped + 6 * mostCorners) : 1;
        indexSize = used ? Math.max(horizon + 3 * vertices, secondList + mostFaces) : 1;
    }
}
