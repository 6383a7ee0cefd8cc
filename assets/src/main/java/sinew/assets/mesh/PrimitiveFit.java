package sinew.assets.mesh;

import java.util.function.DoubleBinaryOperator;
import sinew.assets.model.GeomType;
import sinew.assets.model.Pose;
import sinew.assets.model.Quaternion;
import sinew.assets.model.Vector3;

/** Puts primitive shapes in place of a mesh. */
final class PrimitiveFit {
    private final String name;
    private final double[] vertices;
    private final MassProperties mass;

    /**
     * Takes a mesh.
     *
     * @param name what messages call it
     * @param vertices in the mesh's frame
     * @param mass its mass properties
     */
    PrimitiveFit(String name, double[] vertices, MassProperties mass) {
        this.name = name;
        this.vertices = vertices;
        this.mass = mass;
    }

    /** The shape that has about the mesh's inertia. */
    FittedShape byInertia(GeomType type, double factor) throws MeshException {
        Vector3 box = mass.inertiaBox();
        double round = (box.x() + box.y()) / 2;
        Vector3 size = switch (type) {
            case SPHERE -> new Vector3((box.x() + box.y() + box.z()) / 3, 0, 0);
            case CAPSULE -> new Vector3(round, Math.max(0, box.z() - round / 2), 0);
            case CYLINDER -> new Vector3(round, box.z(), 0);
            case ELLIPSOID, BOX -> box;
            default -> throw unfit(type);
        };
        return new FittedShape(size.times(factor), mass.pose());
    }

    /** The shape with the extents of the vertices' bounding box; where it is round the larger extent counts. */
    FittedShape byBoundingBox(GeomType type, double factor) throws MeshException {
        Vector3 least = corner(Math::min, Double.POSITIVE_INFINITY);
        Vector3 most = corner(Math::max, Double.NEGATIVE_INFINITY);
        Vector3 center = least.plus(most).times(0.5);
        Vector3 half = most.minus(center);
        double round = Math.max(half.x(), half.y());
        Vector3 size = switch (type) {
            case SPHERE -> new Vector3(Math.max(round, half.z()), 0, 0);
            case CAPSULE -> new Vector3(round, Math.max(0, half.z() - round), 0);
            case CYLINDER -> new Vector3(round, half.z(), 0);
            case ELLIPSOID, BOX -> half;
            default -> throw unfit(type);
        };
        Pose pose = mass.pose().times(new Pose(center, Quaternion.IDENTITY));
        return new FittedShape(size.times(factor), pose);
    }

    private Vector3 corner(DoubleBinaryOperator choice, double start) {
        double[] result = {start, start, start};
        for (int i = 0; i < vertices.length; i++) {
            result[i % 3] = choice.applyAsDouble(result[i % 3], vertices[i]);
        }
        return new Vector3(result[0], result[1], result[2]);
    }

    private MeshException unfit(GeomType type) {
        return new MeshException(name + ": a " + type + " cannot be fitted to a mesh; use sphere, capsule, cylinder,"
                + " ellipsoid or box.");
    }
}
