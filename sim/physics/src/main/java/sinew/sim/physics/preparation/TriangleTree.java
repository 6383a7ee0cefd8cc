package sinew.sim.physics.preparation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import sinew.assets.mesh.Mesh;
import sinew.assets.model.Vector3;

/**
 * A mesh's triangles in boxes of boxes. The boxes are listed depth first; each knows how many come inside it, so that what a ray misses is
 * skipped without a stack.
 */
public final class TriangleTree {
    private static final int LEAF = 4;

    private final Mesh mesh;
    private final int[] corners;
    /** Least and greatest x, y, z of each box. */
    private final List<double[]> boxes = new ArrayList<>();
    /** Number of boxes inside each box. */
    private final List<Integer> inside = new ArrayList<>();
    /** Triangles of each box that has no boxes inside, else none. */
    private final List<Integer> counts = new ArrayList<>();
    /** The triangles in the order of the boxes. */
    private final List<Integer> order = new ArrayList<>();

    /**
     * Sorts the triangles of a mesh.
     *
     * @param mesh whose triangles
     */
    public TriangleTree(Mesh mesh) {
        this.mesh = mesh;
        corners = mesh.triangles();
        add(IntStream.range(0, corners.length / 3).boxed().toList());
    }

    /**
     * The boxes.
     *
     * @return of each the least and greatest x, y and z
     */
    public List<double[]> boxes() {
        return boxes;
    }

    /**
     * What is inside the boxes.
     *
     * @return of each how many boxes are inside
     */
    public List<Integer> inside() {
        return inside;
    }

    /**
     * What the smallest boxes hold.
     *
     * @return of each box how many triangles follow in {@link #triangles}; 0 if it holds boxes
     */
    public List<Integer> counts() {
        return counts;
    }

    /**
     * The corners of all triangles in the order of the boxes.
     *
     * @return three for each triangle
     */
    public List<Vector3> triangles() {
        return order.stream()
                .flatMap(triangle ->
                        Arrays.stream(corners, 3 * triangle, 3 * triangle + 3).mapToObj(mesh::vertex))
                .toList();
    }

    private void add(List<Integer> triangles) {
        double[] box = box(triangles);
        int own = boxes.size();
        boxes.add(box);
        inside.add(0);
        boolean leaf = triangles.size() <= LEAF;
        counts.add(leaf ? triangles.size() : 0);
        if (leaf) {
            order.addAll(triangles);
        } else {
            int axis = longest(box);
            List<Integer> sorted = triangles.stream()
                    .sorted(Comparator.comparingDouble(triangle -> middle(triangle, axis)))
                    .toList();
            add(sorted.subList(0, sorted.size() / 2));
            add(sorted.subList(sorted.size() / 2, sorted.size()));
        }
        inside.set(own, boxes.size() - own - 1);
    }

    private static int longest(double[] box) {
        int longest = 0;
        for (int axis = 1; axis < 3; axis++) {
            if (box[3 + axis] - box[axis] > box[3 + longest] - box[longest]) {
                longest = axis;
            }
        }
        return longest;
    }

    private double middle(int triangle, int axis) {
        double sum = 0;
        for (int corner = 0; corner < 3; corner++) {
            sum += component(mesh.vertex(corners[3 * triangle + corner]), axis);
        }
        return sum;
    }

    private double[] box(List<Integer> triangles) {
        double[] box = {1e30, 1e30, 1e30, -1e30, -1e30, -1e30};
        for (int triangle : triangles) {
            for (int corner = 0; corner < 3; corner++) {
                Vector3 vertex = mesh.vertex(corners[3 * triangle + corner]);
                for (int axis = 0; axis < 3; axis++) {
                    box[axis] = Math.min(box[axis], component(vertex, axis));
                    box[3 + axis] = Math.max(box[3 + axis], component(vertex, axis));
                }
            }
        }
        return box;
    }

    private static double component(Vector3 vector, int axis) {
        return axis == 0 ? vector.x() : axis == 1 ? vector.y() : vector.z();
    }
}
