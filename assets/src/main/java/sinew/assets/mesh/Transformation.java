package sinew.assets.mesh;

import sinew.assets.model.Pose;
import sinew.assets.model.Quaternion;
import sinew.assets.model.Vector3;

/** Moves all vertices of a mesh. */
final class Transformation {
    private Transformation() {}

    /** Moves, turns and scales. Modified and returned: {@code vertices}. */
    static double[] apply(MeshSettings settings, double[] vertices) {
        toFrame(new Pose(settings.referencePosition(), settings.referenceOrientation()), vertices);
        Vector3 scale = settings.scale();
        for (int i = 0; i < vertices.length; i += 3) {
            vertices[i] *= scale.x();
            vertices[i + 1] *= scale.y();
            vertices[i + 2] *= scale.z();
        }
        return vertices;
    }

    /** Expresses vertices in a frame. Modified: {@code vertices}. */
    static void toFrame(Pose frame, double[] vertices) {
        Quaternion inverse = frame.orientation().conjugate();
        boolean turned = !frame.orientation().equals(Quaternion.IDENTITY);
        for (int i = 0; i < vertices.length; i += 3) {
            Vector3 moved = new Vector3(vertices[i], vertices[i + 1], vertices[i + 2]).minus(frame.position());
            Vector3 result = turned ? inverse.rotate(moved) : moved;
            vertices[i] = result.x();
            vertices[i + 1] = result.y();
            vertices[i + 2] = result.z();
        }
    }
}
