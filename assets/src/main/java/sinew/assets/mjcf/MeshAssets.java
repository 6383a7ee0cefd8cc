package sinew.assets.mjcf;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sinew.assets.ModelFiles;
import sinew.assets.mesh.Mesh;
import sinew.assets.mesh.MeshData;
import sinew.assets.mesh.MeshException;
import sinew.assets.mesh.MeshInertia;
import sinew.assets.mesh.MeshReader;
import sinew.assets.mesh.MeshSettings;
import sinew.assets.model.MeshSpec;
import sinew.assets.model.Quaternion;
import sinew.assets.model.Vector3;

/** Reads meshes, from files or from the model itself. */
final class MeshAssets {
    private static final Map<String, MeshInertia> INERTIAS = Map.of(
            "convex", MeshInertia.CONVEX,
            "exact", MeshInertia.EXACT,
            "legacy", MeshInertia.LEGACY,
            "shell", MeshInertia.SHELL);
    private static final int LEAST_HULL_VERTICES = 4;

    private final Defaults defaults;
    private final ModelFiles files;
    private final Problems problems;
    private final NamedAssets<MeshSpec> meshes;
    private final MeshReader reader = new MeshReader();

    MeshAssets(Defaults defaults, Origins origins, ModelFiles files, Problems problems) {
        this.defaults = defaults;
        this.files = files;
        this.problems = problems;
        meshes = new NamedAssets<>("mesh", origins, problems);
    }

    void read(XmlElement element) {
        meshes.add(element, defaults.of(element, null), this::mesh);
    }

    /** All meshes; complete if there was no error. */
    List<MeshSpec> list() {
        return meshes.list();
    }

    /** Finds a mesh; null after reporting that there is none, or if it could not be read. */
    @Nullable
    MeshSpec resolve(Attributes attributes, String attribute) {
        return meshes.resolve(attributes, attribute);
    }

    private @Nullable MeshSpec mesh(Attributes attributes, int index, String name, String file) {
        MeshSettings settings = settings(attributes);
        if (settings == null) {
            return null;
        }
        try {
            MeshData data = file.isEmpty() ? inline(attributes) : reader.read(files, file);
            Mesh mesh = Mesh.of(data, settings);
            mesh.remarks().forEach(remark -> problems.warn(attributes.location(), "mesh.file", remark));
            return new MeshSpec(index, name, file, mesh, attributes.location());
        } catch (MeshException e) {
            attributes.error(file.isEmpty() ? "vertex" : "file", String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static MeshData inline(Attributes attributes) throws MeshException {
        if (!attributes.has("vertex")) {
            throw new MeshException("the mesh has neither a file nor vertices; give one of the two.");
        }
        double[] faces = attributes.list("face");
        for (double corner : faces) {
            if (corner != Math.rint(corner)) {
                throw new MeshException("the face corner " + corner + " is no whole number.");
            }
        }
        int[] corners = Arrays.stream(faces).mapToInt(corner -> (int) corner).toArray();
        return new MeshData(attributes.location().toString(), attributes.list("vertex"), corners);
    }

    private static @Nullable MeshSettings settings(Attributes attributes) {
        if (attributes.has("file") && attributes.has("vertex")) {
            attributes.error("vertex", "the vertices are already given by \"file\"; keep one of the two.");
        }
        MeshSettings standard = MeshSettings.STANDARD;
        Vector3 scale = attributes.vector("scale", standard.scale());
        if (scale.x() == 0 || scale.y() == 0 || scale.z() == 0) {
            attributes.error("scale", "is \"" + attributes.text("scale") + "\", expected factors other than 0.");
            return null;
        }
        double[] q = attributes.numbers("refquat", new double[] {1, 0, 0, 0}, 4);
        Quaternion turn = new Quaternion(q[0], q[1], q[2], q[3]);
        try {
            turn = turn.normalized();
        } catch (ArithmeticException e) {
            attributes.error(
                    "refquat", "\"" + attributes.text("refquat") + "\" is no orientation: its length is zero.");
            return null;
        }
        int hullVertices = attributes.integer("maxhullvert", standard.mostHullVertices());
        if (hullVertices != -1 && hullVertices < LEAST_HULL_VERTICES) {
            attributes.error("maxhullvert", "is " + hullVertices + ", expected 4 or more, or -1 for no limit.");
            return null;
        }
        return new MeshSettings(
                scale,
                attributes.vector("refpos", standard.referencePosition()),
                turn,
                attributes.keyword("inertia", INERTIAS, standard.inertia()),
                hullVertices);
    }
}
