package sinew.sim.physics.model;

import java.util.ArrayList;
import java.util.List;
import sinew.assets.model.MeshSpec;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.SensorType;
import sinew.assets.model.Vector3;
import sinew.sim.kernel.Constants;
import sinew.sim.physics.preparation.Flat;
import sinew.sim.physics.preparation.TriangleTree;

/**
 * The triangles of the meshes of {@link MeshTable}, for rays, in boxes of boxes listed depth first. Only models with sensors that cast rays
 * have them.
 */
@Constants
public final class TriangleTable {
    /** Meshes, or 0 if no sensor casts rays. */
    public final int count;
    /** First box of each mesh {@code [count + 1]}. */
    public final int[] boxStart;
    /** Middle of each box and half its size {@code [boxes, 6]}, in m. */
    public final float[] box;
    /** The box that comes after each and all that it holds {@code [boxes]}. */
    public final int[] after;
    /** First triangle of each box and the end of its own {@code [boxes + 1]}; boxes that hold boxes have none. */
    public final int[] triangleStart;
    /** Corners of the triangles {@code [triangles, 3, 3]}, in m. */
    public final float[] corner;

    TriangleTable(ModelSpec spec, MeshTable meshes) {
        boolean asked = spec.sensors().stream().anyMatch(sensor -> sensor.type() == SensorType.RANGEFINDER);
        count = asked ? meshes.count : 0;
        List<Integer> starts = new ArrayList<>(List.of(0));
        List<Double> boxes = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        List<Integer> triangles = new ArrayList<>(List.of(0));
        List<Double> corners = new ArrayList<>();
        for (MeshSpec mesh : spec.assets().meshes()) {
            if (asked && meshes.ofSpec[mesh.index()] >= 0) {
                TriangleTree tree = new TriangleTree(mesh.mesh());
                int first = ends.size();
                for (int i = 0; i < tree.boxes().size(); i++) {
                    addBox(tree.boxes().get(i), boxes);
                    ends.add(first + i + 1 + tree.inside().get(i));
                    triangles.add(triangles.getLast() + tree.counts().get(i));
                }
                for (Vector3 vertex : tree.triangles()) {
                    corners.addAll(List.of(vertex.x(), vertex.y(), vertex.z()));
                }
                starts.add(ends.size());
            }
        }
        boxStart = Flat.ints(starts);
        box = Flat.floats(boxes);
        after = Flat.ints(ends);
        triangleStart = Flat.ints(triangles);
        corner = Flat.floats(corners);
    }

    private static void addBox(double[] box, List<Double> boxes) {
        for (int axis = 0; axis < 3; axis++) {
            boxes.add(0.5 * (box[axis] + box[3 + axis]));
        }
        for (int axis = 0; axis < 3; axis++) {
            boxes.add(0.5 * (box[3 + axis] - box[axis]) + 1e-6);
        }
    }
}
