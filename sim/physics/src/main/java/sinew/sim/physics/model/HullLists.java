package sinew.sim.physics.model;

import java.util.ArrayList;
import java.util.List;
import sinew.assets.mesh.ConvexHull;
import sinew.assets.mesh.Mesh;
import sinew.assets.mesh.MeshException;
import sinew.assets.model.Vector3;
import sinew.sim.physics.preparation.Flat;
import sinew.sim.physics.preparation.MergedFaces;

/** Numbers the hulls of all meshes through and finds which vertices and polygons meet. */
final class HullLists {
    private final List<Integer> vertexStart = new ArrayList<>(List.of(0));
    private final List<Integer> polygonStart = new ArrayList<>(List.of(0));
    private final List<Vector3> vertices = new ArrayList<>();
    private final List<Vector3> normals = new ArrayList<>();
    private final List<Float> planes = new ArrayList<>();
    private final List<List<Integer>> polygons = new ArrayList<>();
    private final List<List<Integer>> neighbors = new ArrayList<>();
    private final List<List<Integer>> vertexPolygons = new ArrayList<>();

    private HullLists() {}

    static HullLists of(List<Mesh> meshes) {
        HullLists lists = new HullLists();
        for (Mesh mesh : meshes) {
            try {
                lists.add(mesh, mesh.hull());
            } catch (MeshException e) {
                throw new ModelException(mesh.name(), List.of(String.valueOf(e.getMessage())));
            }
        }
        return lists;
    }

    private void add(Mesh mesh, ConvexHull hull) {
        int first = vertices.size();
        for (int index : hull.vertices()) {
            vertices.add(mesh.vertex(index));
            neighbors.add(new ArrayList<>());
            vertexPolygons.add(new ArrayList<>());
        }
        for (MergedFaces.Face face : MergedFaces.of(mesh, hull)) {
            int polygon = polygons.size();
            List<Integer> corners =
                    face.corners().stream().map(corner -> first + corner).toList();
            normals.add(face.normal());
            addPlane(mesh.isMirrored() ? corners.reversed() : corners);
            polygons.add(corners);
            for (int corner : face.corners()) {
                vertexPolygons.get(first + corner).add(polygon);
            }
        }
        for (int[] polygon : hull.polygons()) {
            for (int i = 0; i < polygon.length; i++) {
                neighbors.get(first + polygon[i]).add(first + polygon[(i + 1) % polygon.length]);
            }
        }
        vertexStart.add(vertices.size());
        polygonStart.add(polygons.size());
    }

    /** The plane that looks as all corners together do and lies behind none; they run counterclockwise seen from outside. */
    private void addPlane(List<Integer> corners) {
        Vector3 origin = vertices.get(corners.getFirst());
        Vector3 sum = Vector3.ZERO;
        for (int i = 2; i < corners.size(); i++) {
            Vector3 side = vertices.get(corners.get(i - 1)).minus(origin);
            sum = sum.plus(side.cross(vertices.get(corners.get(i)).minus(origin)));
        }
        double length = sum.length();
        Vector3 normal = length > 0 ? sum.times(1 / length) : Vector3.ZERO;
        double height = corners.stream()
                .mapToDouble(corner -> normal.dot(vertices.get(corner)))
                .max()
                .orElse(0);
        for (double number : new double[] {normal.x(), normal.y(), normal.z(), height}) {
            planes.add((float) number);
        }
    }

    int[] vertexStart() {
        return vertexStart.stream().mapToInt(Integer::intValue).toArray();
    }

    int[] polygonStart() {
        return polygonStart.stream().mapToInt(Integer::intValue).toArray();
    }

    float[] vertex() {
        return flat(vertices);
    }

    float[] polygonPlane() {
        float[] result = new float[planes.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = planes.get(i);
        }
        return result;
    }

    float[] polygonNormal() {
        return flat(normals);
    }

    List<List<Integer>> polygons() {
        return polygons;
    }

    List<List<Integer>> neighbors() {
        return neighbors;
    }

    List<List<Integer>> vertexPolygons() {
        return vertexPolygons;
    }

    private static float[] flat(List<Vector3> vectors) {
        float[] result = new float[vectors.size() * 3];
        for (int i = 0; i < vectors.size(); i++) {
            Flat.store(vectors.get(i), result, i);
        }
        return result;
    }
}
