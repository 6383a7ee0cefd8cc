package sinew.sim.physics.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import sinew.assets.mesh.Mesh;
import sinew.assets.model.ContactPairSpec;
import sinew.assets.model.GeomSpec;
import sinew.assets.model.GeomType;
import sinew.assets.model.HeightFieldSpec;
import sinew.assets.model.ModelAssets;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.Vector3;
import sinew.sim.kernel.Constants;
import sinew.sim.kernel.HostOnly;
import sinew.sim.physics.preparation.Flat;

/**
 * The geoms that can touch: those with a contact type or affinity and those in explicit contact pairs, in the order of the description.
 * What is only drawn is not here.
 */
@Constants
public final class GeomTable {
    /** {@link #type} of a plane: no size. */
    public static final int PLANE = 0;
    /** {@link #type} of a height field: no size. */
    public static final int HEIGHT_FIELD = 1;
    /** {@link #type} of a sphere; size: radius. */
    public static final int SPHERE = 2;
    /** {@link #type} of a capsule along z; size: radius, half length of the straight part. */
    public static final int CAPSULE = 3;
    /** {@link #type} of an ellipsoid; size: semi-axes. */
    public static final int ELLIPSOID = 4;
    /** {@link #type} of a cylinder along z; size: radius, half length. */
    public static final int CYLINDER = 5;
    /** {@link #type} of a box; size: half extents. */
    public static final int BOX = 6;
    /** {@link #type} of the convex hull of a mesh; size: half extents of its bounding box. */
    public static final int MESH = 7;

    /** Geoms. */
    public final int count;
    /** Shape of each geom {@code [count]}, in MuJoCo's numbers and order. */
    public final int[] type;
    /** Body of each geom {@code [count]}. */
    public final int[] body;
    /** Origin of each geom's frame in its body's {@code [count, 3]}, in m. */
    public final float[] position;
    /** Orientation of each geom's frame in its body's {@code [count, 4]}. */
    public final float[] orientation;
    /** Dimensions by {@link #type} {@code [count, 3]}, in m. */
    public final float[] size;
    /** Radius of a sphere about the frame's origin that holds the geom {@code [count]}, in m; 0 of a plane. */
    public final float[] boundingRadius;
    /**
     * MuJoCo's radius, by which contacts are told apart {@code [count]}, in m: of a mesh half the diagonal of a box about the frame's
     * origin that holds it, otherwise {@link #boundingRadius}.
     */
    public final float[] boxRadius;
    /** The mesh in {@link MeshTable} {@code [count]}, or -1. */
    public final int[] mesh;
    /** The height field in {@link HeightFieldTable} {@code [count]}, or -1. */
    public final int[] heightField;

    /** Index of each geom in the description {@code [count]}. */
    @HostOnly
    public final int[] specIndex;

    GeomTable(ModelSpec spec, MeshTable meshes, HeightFieldTable heightFields) {
        List<GeomSpec> geoms = touching(spec);
        count = geoms.size();
        type = new int[count];
        body = new int[count];
        position = new float[count * 3];
        orientation = new float[count * 4];
        size = new float[count * 3];
        boundingRadius = new float[count];
        boxRadius = new float[count];
        mesh = new int[count];
        heightField = new int[count];
        specIndex = new int[count];
        for (int i = 0; i < count; i++) {
            GeomSpec geom = geoms.get(i);
            type[i] = typeOf(geom.type());
            body[i] = geom.bodyIndex();
            Flat.store(geom.pose().position(), position, i);
            Flat.store(geom.pose().orientation(), orientation, i);
            Flat.store(geom.size(), size, i);
            mesh[i] = geom.type() == GeomType.MESH ? meshes.ofSpec[geom.meshIndex()] : -1;
            heightField[i] = geom.type() == GeomType.HEIGHT_FIELD ? heightFields.ofSpec[geom.heightFieldIndex()] : -1;
            boundingRadius[i] = (float) radius(geom, spec.assets());
            boxRadius[i] = mesh[i] < 0 ? boundingRadius[i] : (float) reach(geom, spec.assets());
            specIndex[i] = geom.index();
        }
    }

    /**
     * Finds a geom of the description.
     *
     * @param geom its index in the description
     * @return its index here, or -1 if it cannot touch anything
     */
    @HostOnly
    public int indexOf(int geom) {
        for (int i = 0; i < count; i++) {
            if (specIndex[i] == geom) {
                return i;
            }
        }
        return -1;
    }

    static List<GeomSpec> touching(ModelSpec spec) {
        Set<Integer> paired = new HashSet<>();
        for (ContactPairSpec pair : spec.pairs()) {
            paired.add(pair.firstGeomIndex());
            paired.add(pair.secondGeomIndex());
        }
        return spec.geoms().stream()
                .filter(geom -> geom.contact().canTouch() || paired.contains(geom.index()))
                .toList();
    }

    static int typeOf(GeomType type) {
        return switch (type) {
            case PLANE -> PLANE;
            case HEIGHT_FIELD -> HEIGHT_FIELD;
            case SPHERE -> SPHERE;
            case CAPSULE -> CAPSULE;
            case ELLIPSOID -> ELLIPSOID;
            case CYLINDER -> CYLINDER;
            case BOX -> BOX;
            case MESH -> MESH;
        };
    }

    private static double radius(GeomSpec geom, ModelAssets assets) {
        Vector3 extent = geom.size();
        return switch (geom.type()) {
            case PLANE -> 0;
            case SPHERE -> extent.x();
            case CAPSULE -> extent.x() + extent.y();
            case ELLIPSOID -> Math.max(extent.x(), Math.max(extent.y(), extent.z()));
            case CYLINDER -> Math.hypot(extent.x(), extent.y());
            case BOX -> extent.length();
            case MESH -> radius(assets.meshes().get(geom.meshIndex()).mesh());
            case HEIGHT_FIELD -> radius(assets.heightFields().get(geom.heightFieldIndex()));
        };
    }

    private static double reach(GeomSpec geom, ModelAssets assets) {
        return assets.meshes().get(geom.meshIndex()).mesh().reach().length();
    }

    private static double radius(Mesh mesh) {
        double most = 0;
        for (int i = 0; i < mesh.vertexCount(); i++) {
            most = Math.max(most, mesh.vertex(i).length());
        }
        return most;
    }

    private static double radius(HeightFieldSpec field) {
        double height = Math.max(field.elevation(), field.base());
        return new Vector3(field.radiusX(), field.radiusY(), height).length();
    }
}
