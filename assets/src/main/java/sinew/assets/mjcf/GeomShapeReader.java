package sinew.assets.mjcf;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sinew.assets.mesh.FittedShape;
import sinew.assets.mesh.Mesh;
import sinew.assets.mesh.MeshException;
import sinew.assets.model.GeomType;
import sinew.assets.model.HeightFieldSpec;
import sinew.assets.model.MeshSpec;
import sinew.assets.model.Pose;
import sinew.assets.model.Vector3;

/** Reads the shape of a geom: a primitive, a mesh, a height field, or a primitive fitted to a mesh; and how mass is spread over it. */
final class GeomShapeReader {
    private static final Map<String, GeomType> TYPES = Map.of(
            "plane", GeomType.PLANE,
            "sphere", GeomType.SPHERE,
            "capsule", GeomType.CAPSULE,
            "ellipsoid", GeomType.ELLIPSOID,
            "cylinder", GeomType.CYLINDER,
            "box", GeomType.BOX,
            "mesh", GeomType.MESH,
            "hfield", GeomType.HEIGHT_FIELD);
    private static final double LEAST_VOLUME = 1e-15;

    private final Context context;
    private final ShapeReader primitives;

    GeomShapeReader(Context context) {
        this.context = context;
        primitives = new ShapeReader(context.orientations());
    }

    /**
     * A geom's shape.
     *
     * @param type kind of shape
     * @param size dimensions in m
     * @param pose in the frame of the surrounding element
     * @param mesh the mesh that gives the shape, or null
     * @param heightField the height field that gives the shape, or null
     * @param shell whether the mass is spread over the surface
     */
    record GeomShape(
            GeomType type,
            Vector3 size,
            Pose pose,
            @Nullable MeshSpec mesh,
            @Nullable HeightFieldSpec heightField,
            boolean shell) {
        /** What mass is spread over: volume in m^3 or area in m^2. */
        double amount() {
            double amount;
            if (mesh != null) {
                amount = mesh.mesh().volume();
            } else {
                amount = shell ? ShellMass.area(type, size) : PrimitiveMass.volume(type, size);
            }
            return amount < LEAST_VOLUME ? 0 : amount;
        }

        /** Principal moments in kg m^2 for a mass in kg. */
        Vector3 moments(double mass) {
            if (mesh != null) {
                return mesh.mesh().moments(mass);
            }
            return shell ? ShellMass.moments(type, size, mass) : PrimitiveMass.moments(type, size, mass);
        }
    }

    GeomShape read(Attributes attributes) {
        if (attributes.text("type").equals("sdf")) {
            attributes.error("type", "signed distance fields are not supported; use a mesh.");
            return sphere();
        }
        GeomType type = attributes.keyword("type", TYPES, GeomType.SPHERE);
        boolean shell = attributes.truth("shellinertia", false);
        if (type == GeomType.HEIGHT_FIELD) {
            return heightField(attributes);
        }
        if (type == GeomType.MESH || attributes.has("mesh")) {
            return ofMesh(attributes, type, shell);
        }
        if (attributes.has("hfield")) {
            attributes.error("hfield", "needs the type hfield.");
        }
        ShapeReader.Shape shape = primitives.read(attributes, type, Vector3.ZERO);
        return new GeomShape(shape.type(), shape.size(), shape.pose(), null, null, shell);
    }

    private GeomShape heightField(Attributes attributes) {
        if (attributes.has("mesh")) {
            attributes.error("mesh", "a height field has no mesh; keep one of the two.");
        }
        HeightFieldSpec field = context.assets().heightFields().resolve(attributes, "hfield");
        if (field == null) {
            return sphere();
        }
        Vector3 size = new Vector3(field.radiusX(), field.radiusY(), field.elevation() / 4 + field.base() / 2);
        Pose pose = context.orientations().pose(attributes);
        return new GeomShape(GeomType.HEIGHT_FIELD, size, pose, null, field, false);
    }

    private GeomShape ofMesh(Attributes attributes, GeomType type, boolean shell) {
        if (attributes.has("hfield")) {
            attributes.error("hfield", "a mesh has no height field; keep one of the two.");
        }
        MeshSpec mesh = context.assets().meshes().resolve(attributes, "mesh");
        if (mesh == null) {
            return sphere();
        }
        Pose pose = meshPose(attributes);
        if (type == GeomType.MESH) {
            if (shell) {
                attributes.error("shellinertia", "is said at the mesh: write inertia=\"shell\" in <mesh>.");
            }
            Pose placed = pose.times(mesh.mesh().pose());
            return new GeomShape(type, halfExtents(mesh.mesh()), placed, mesh, null, shell);
        }
        boolean boundingBox = context.compiler(attributes).fitBoundingBox();
        double factor = attributes.positive("fitscale", 1);
        try {
            FittedShape fitted = mesh.mesh().fit(type, boundingBox, factor);
            return new GeomShape(type, fitted.size(), pose.times(fitted.pose()), null, null, shell);
        } catch (MeshException e) {
            attributes.error("type", String.valueOf(e.getMessage()));
            return sphere();
        }
    }

    private Pose meshPose(Attributes attributes) {
        if (attributes.has("fromto")) {
            attributes.error("fromto", "the mesh gives the length; write pos and an orientation.");
        }
        return context.orientations().pose(attributes);
    }

    private static Vector3 halfExtents(Mesh mesh) {
        double[] least = {0, 0, 0};
        double[] most = {0, 0, 0};
        for (int i = 0; i < mesh.vertexCount(); i++) {
            Vector3 vertex = mesh.vertex(i);
            for (int k : List.of(0, 1, 2)) {
                least[k] = Math.min(least[k], vertex.get(k));
                most[k] = Math.max(most[k], vertex.get(k));
            }
        }
        return new Vector3(Math.max(-least[0], most[0]), Math.max(-least[1], most[1]), Math.max(-least[2], most[2]));
    }

    private static GeomShape sphere() {
        return new GeomShape(GeomType.SPHERE, Vector3.ZERO, Pose.IDENTITY, null, null, false);
    }
}
