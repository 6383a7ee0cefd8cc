package sinew.assets.urdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import sinew.assets.ModelFiles;
import sinew.assets.mjcf.XmlElement;
import sinew.assets.model.Vector3;

/**
 * The meshes of a robot. A file is looked for at its path in the mesh folder, the robot's folder and the package's folder, at last by its
 * name alone in the first two. A path {@code package://name/path} counts as {@code path}, then as {@code name/path}. Meshes that differ
 * in scale are numbered.
 */
final class MeshFiles {
    private static final Pattern SCHEME = Pattern.compile("^(package|model)://|^file:/*");
    private static final Pattern PACKAGE = Pattern.compile("^(package|model)://[^/]+/|^file:/*");

    private final ModelFiles files;
    private final String folder;
    private final CompilerSettings settings;
    private final XmlElement assets;
    private final Map<String, String> nameOfUse = new HashMap<>();
    private final Set<String> names = new HashSet<>();

    /**
     * Prepares.
     *
     * @param files the robot's files
     * @param folder of the robot's file, empty or ending with a slash
     * @param settings where to look
     * @param assets section of the model. Modified: gets the meshes that are used.
     */
    MeshFiles(ModelFiles files, String folder, CompilerSettings settings, XmlElement assets) {
        this.files = files;
        this.folder = folder;
        this.settings = settings;
        this.assets = assets;
    }

    /**
     * Uses a mesh.
     *
     * @param mesh where it is named
     * @param filename as it is written there
     * @param scale factors along the axes
     * @return the mesh's name in the model
     */
    String use(XmlElement mesh, String filename, Vector3 scale) {
        String path = find(filename.replace('\\', '/'));
        String use = path + " " + scale;
        String known = nameOfUse.get(use);
        if (known != null) {
            return known;
        }
        String last = path.substring(path.lastIndexOf('/') + 1);
        int ending = last.lastIndexOf('.');
        String stem = ending < 0 ? last : last.substring(0, ending);
        String name = stem;
        for (int number = 1; !names.add(name); number++) {
            name = stem + number;
        }
        XmlElement asset = new XmlElement("mesh", mesh.location());
        asset.attributes().put("name", name);
        asset.attributes().put("file", path);
        Figures.set(asset, "scale", scale);
        assets.children().add(asset);
        nameOfUse.put(use, name);
        return name;
    }

    /** The first place where there is such a file; if there is none the first place. */
    private String find(String filename) {
        String inPackage = PACKAGE.matcher(filename).replaceFirst("");
        String last = inPackage.substring(inPackage.lastIndexOf('/') + 1);
        List<String> places = new ArrayList<>();
        if (!settings.stripPath()) {
            for (String path : List.of(inPackage, SCHEME.matcher(filename).replaceFirst(""))) {
                places.addAll(List.of(folder + settings.meshFolder() + path, folder + path, path));
            }
        }
        places.add(folder + settings.meshFolder() + last);
        places.add(folder + last);
        return places.stream().filter(this::exists).findFirst().orElse(places.getFirst());
    }

    private boolean exists(String path) {
        try {
            files.open(path).close();
            return true;
        } catch (IOException e) {
            // the next place may have it; if none has, reading the mesh says so
            return false;
        }
    }
}
