package sinew.assets.model;

import java.util.List;

/**
 * Shapes that geoms share.
 *
 * @param meshes meshes by number
 * @param heightFields height fields by number
 */
public record ModelAssets(List<MeshSpec> meshes, List<HeightFieldSpec> heightFields) {
    /** No shapes. */
    public static final ModelAssets NONE = new ModelAssets(List.of(), List.of());

    /** Copies the lists. */
    public ModelAssets {
        meshes = List.copyOf(meshes);
        heightFields = List.copyOf(heightFields);
    }
}
