package sinew.assets.mesh;

import sinew.assets.model.Pose;
import sinew.assets.model.Vector3;

/**
 * A primitive shape in place of a mesh.
 *
 * @param size dimensions in m by {@link sinew.assets.model.GeomType}
 * @param pose of the shape in the frame in which the mesh was to be placed
 */
public record FittedShape(Vector3 size, Pose pose) {}
