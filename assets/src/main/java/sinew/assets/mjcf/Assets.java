package sinew.assets.mjcf;

import java.util.List;
import sinew.assets.ModelFiles;
import sinew.assets.model.ModelAssets;

/** The assets of a model by name. */
final class Assets {
    private final Materials materials;
    private final MeshAssets meshes;
    private final HeightFieldAssets heightFields;

    Assets(List<XmlElement> sections, Defaults defaults, Origins origins, ModelFiles files, Problems problems) {
        materials = new Materials(sections, defaults, problems);
        meshes = new MeshAssets(defaults, origins, files, problems);
        heightFields = new HeightFieldAssets(origins, files, problems);
        for (XmlElement section : sections) {
            section.children("mesh").forEach(meshes::read);
            section.children("hfield").forEach(heightFields::read);
        }
    }

    Materials materials() {
        return materials;
    }

    MeshAssets meshes() {
        return meshes;
    }

    HeightFieldAssets heightFields() {
        return heightFields;
    }

    ModelAssets list() {
        return new ModelAssets(meshes.list(), heightFields.list());
    }
}
