package sinew.assets.model;

import sinew.assets.mesh.Mesh;

/**
 * A mesh that geoms use.
 *
 * @param index number of the mesh in the model
 * @param name unique name among meshes
 * @param file where it was read from, relative to the model's folder, or empty if the model itself holds it
 * @param mesh vertices, triangles and hull in the mesh's inertial frame; geoms already have the pose of that frame
 * @param location where it was written
 */
public record MeshSpec(int index, String name, String file, Mesh mesh, SourceLocation location) {}
