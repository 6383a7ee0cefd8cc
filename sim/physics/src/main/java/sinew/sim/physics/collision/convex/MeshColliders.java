package sinew.sim.physics.collision.convex;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.Quat;
import sinew.sim.math.Vec3;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.data.FoundContact;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.model.PairTable;

/** Contacts of hulls with planes (MuJoCo documentation, Computation, "Collision detection"). */
@KernelCode
public final class MeshColliders {
    private MeshColliders() {}

    /**
     * Plane and hull: the lowest vertex, and up to three more corners of the face at it that looks down most, so that the four span the
     * largest area. {@code found} is modified.
     */
    public static int plane(Model m, Data d, int pair, float[] found, int offset) {
        int plane = m.pairs.first[pair];
        int geom = m.pairs.second[pair];
        Vec3 normal = Quat.at(d.geoms.orientation, 4 * plane).zAxis();
        Quat orientation = Quat.at(d.geoms.orientation, 4 * geom);
        Vec3 local = orientation.inverseRotate(normal);
        Vec3 origin = Vec3.at(d.geoms.position, 3 * geom);
        float height = normal.dot(origin.minus(Vec3.at(d.geoms.position, 3 * plane)));
        int mesh = m.geoms.mesh[geom];
        int start = m.meshes.vertexStart[mesh];
        int lowest = ConvexSupport.farthest(m, mesh, start, -local.x(), -local.y(), -local.z());
        Vec3 vertex = Vec3.at(m.meshes.vertex, 3 * lowest);
        float distance = height + local.dot(vertex);
        float range = m.pairs.range[pair];
        if (distance > range) {
            return 0;
        }
        Vec3 point = origin.plus(orientation.rotate(vertex)).plusTimes(normal, -0.5f * distance);
        FoundContact.store(distance, point, normal, Vec3.zero(), found, offset);
        if (m.meshes.vertexPolygonStart[lowest] == m.meshes.vertexPolygonStart[lowest + 1]) {
            return 1;
        }
        int face = downwardFace(m, lowest, local);
        int first = m.meshes.polygonVertexStart[face];
        int corners = m.meshes.polygonVertexStart[face + 1] - first;
        int anchor = 0;
        for (int i = 0; i < corners; i++) {
            anchor = m.meshes.polygonVertex[first + i] == lowest ? i : anchor;
        }
        int chosen = largestQuadrilateral(m, first, corners, anchor);
        int count = 1;
        for (int i = 1; i < Math.min(4, corners); i++) {
            int corner = i == 1 ? chosen & 1023 : i == 2 ? (chosen >> 10) & 1023 : chosen >> 20;
            Vec3 other = Vec3.at(m.meshes.vertex, 3 * m.meshes.polygonVertex[first + corner]);
            float above = local.dot(other);
            if (height + above <= range && above <= 0f) {
                Vec3 place = origin.plus(orientation.rotate(other)).plusTimes(normal, -0.5f * (height + above));
                int to = offset + PairTable.CONTACT_SIZE * count;
                FoundContact.store(height + above, place, normal, Vec3.zero(), found, to);
                count++;
            }
        }
        return count;
    }

    private static int downwardFace(Model m, int vertex, Vec3 up) {
        int best = m.meshes.vertexPolygon[m.meshes.vertexPolygonStart[vertex]];
        float least = 2f;
        for (int i = m.meshes.vertexPolygonStart[vertex]; i < m.meshes.vertexPolygonStart[vertex + 1]; i++) {
            float slope = up.dot(Vec3.at(m.meshes.polygonNormal, 3 * m.meshes.vertexPolygon[i]));
            if (slope < least) {
                least = slope;
                best = m.meshes.vertexPolygon[i];
            }
        }
        return best;
    }

    private static float area(Model m, int first, int a, int b, int c, int d) {
        Vec3 diagonal = corner(m, first, a).minus(corner(m, first, c));
        return diagonal.cross(corner(m, first, b).minus(corner(m, first, d))).norm();
    }

    private static Vec3 corner(Model m, int first, int index) {
        return Vec3.at(m.meshes.vertex, 3 * m.meshes.polygonVertex[first + index]);
    }

    // the three corners beside the anchor, ten bits each; they are moved on one after the other as long as the area
    // grows
    private static int largestQuadrilateral(Model m, int first, int corners, int anchor) {
        int b = (anchor + 1) % corners;
        int c = (anchor + 2) % corners;
        int d = (anchor + 3) % corners;
        if (corners > 4) {
            float most = area(m, first, anchor, b, c, d);
            float more = area(m, first, anchor, b, c, (d + 1) % corners);
            while (more > most) {
                most = more;
                d = (d + 1) % corners;
                more = area(m, first, anchor, b, (c + 1) % corners, d);
                while (more > most) {
                    most = more;
                    c = (c + 1) % corners;
                    more = area(m, first, anchor, b, (c + 1) % corners, d);
                }
                more = area(m, first, anchor, (b + 1) % corners, c, d);
                while (more > most) {
                    most = more;
                    b = (b + 1) % corners;
                    more = area(m, first, anchor, (b + 1) % corners, c, d);
                }
                more = area(m, first, anchor, b, c, (d + 1) % corners);
            }
        }
        return b | (c << 10) | (d << 20);
    }
}
