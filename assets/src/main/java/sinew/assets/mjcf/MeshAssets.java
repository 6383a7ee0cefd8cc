package sinew.assets.mjcf;

import java.util.ArrayList;
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
    private final Origins origins;
    private final ModelFiles files;
    private final Problems problems;
    private final Names names;
    private final MeshReader reader = new MeshReader();
    private final List<@Nullable MeshSpec> meshes = new ArrayList<>();

    MeshAssets(Defaults defaults, Origins origins, ModelFiles files, Problems problems) {
        this.defaults = defaults;
        this.origins = origins;
        this.files = files;
        this.problems = problems;
        names = new Names("mesh", problems);
    }

    void read(XmlElement element) {
        Attributes attributes = defaults.of(element, null);
        String file = attributes.has("file") ? origins.of(element).assetPath(attributes.text("file")) : "";
        int index = meshes.size();
        String name = AssetNames.nameOf(element, file);
        if (name.isEmpty()) {
            attributes.error("name", "missing; give the mesh a name.");
        }
        names.register(name, index, element);
        meshes.add(mesh(attributes, index, name, file));
    }

    /** All meshes; complete if there was no error. */
    List<MeshSpec> list() {
        List<MeshSpec> result = new ArrayList<>();
        for (MeshSpec mesh : meshes) {
            if (mesh != null) {
                result.add(mesh);
            }
        }
        return result;
    }

    /** Finds a mesh; null after reporting that there is none, or if it could not be read. */
    @Nullable
    MeshSpec resolve(Attributes attributes, String attribute) {
        int index = names.resolve(attributes, attribute);
        return index < 0 ? null : meshes.get(index);
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
