package sinew.renderer.drawing;

import java.util.Arrays;

/**
 * Collects the vertices and triangles of unit primitives. A vertex is x y z, a sign that says to which end of a capsule it
 * belongs (0 for other primitives), and a normal. Triangles run counter-clockwise seen from outside.
 */
final class MeshBuilder {
    private float[] vertices = new float[1024];
    private int[] indices = new int[1024];
    private int vertexNumbers;
    private int indexCount;

    float[] vertices() {
        return Arrays.copyOf(vertices, vertexNumbers);
    }

    int[] indices() {
        return Arrays.copyOf(indices, indexCount);
    }

    int indexCount() {
        return indexCount;
    }

    /** A cube from -1 to 1. */
    void box() {
        for (int axis = 0; axis < 3; axis++) {
            for (int sign = -1; sign <= 1; sign += 2) {
                boxFace(axis, sign);
            }
        }
    }

    private void boxFace(int axis, int sign) {
        int first = vertexCount();
        int[][] corners = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};
        for (int[] corner : corners) {
            float[] position = new float[3];
            position[axis] = sign;
            position[(axis + 1) % 3] = corner[0] * sign;
            position[(axis + 2) % 3] = corner[1];
            float[] normal = new float[3];
            normal[axis] = sign;
            vertex(position[0], position[1], position[2], 0f, normal[0], normal[1], normal[2]);
        }
        triangle(first, first + 1, first + 2);
        triangle(first, first + 2, first + 3);
    }

    /**
     * A sphere of radius 1.
     *
     * @param slices how many parts it has round z
     * @param stacks how many from pole to pole; even
     * @param split whether the equator is doubled, so that the halves of a capsule can be moved apart
     */
    void sphere(int slices, int stacks, boolean split) {
        int first = vertexCount();
        int rings = 0;
        for (int stack = 0; stack <= stacks; stack++) {
            double latitude = Math.PI * stack / stacks - Math.PI / 2.0;
            boolean equator = stack * 2 == stacks;
            float end = !split ? 0f : stack * 2 < stacks || equator ? -1f : 1f;
            ring(slices, latitude, end);
            rings++;
            if (split && equator) {
                ring(slices, latitude, 1f);
                rings++;
            }
        }
        for (int ring = 0; ring + 1 < rings; ring++) {
            band(first + ring * (slices + 1), slices, ring == 0, ring + 2 == rings);
        }
    }

    private void ring(int slices, double latitude, float end) {
        for (int slice = 0; slice <= slices; slice++) {
            double longitude = 2.0 * Math.PI * slice / slices;
            float x = (float) (Math.cos(latitude) * Math.cos(longitude));
            float y = (float) (Math.cos(latitude) * Math.sin(longitude));
            float z = (float) Math.sin(latitude);
            vertex(x, y, z, end, x, y, z);
        }
    }

    /** A cylinder of radius 1 from z -1 to 1. */
    void cylinder(int slices) {
        int first = vertexCount();
        for (int side = -1; side <= 1; side += 2) {
            for (int slice = 0; slice <= slices; slice++) {
                float x = (float) Math.cos(2.0 * Math.PI * slice / slices);
                float y = (float) Math.sin(2.0 * Math.PI * slice / slices);
                vertex(x, y, side, 0f, x, y, 0f);
            }
        }
        band(first, slices, false, false);
        lid(slices, -1);
        lid(slices, 1);
    }

    private void lid(int slices, int side) {
        int first = vertexCount();
        for (int slice = 0; slice < slices; slice++) {
            double angle = 2.0 * Math.PI * slice / slices;
            vertex((float) Math.cos(angle), (float) Math.sin(angle), side, 0f, 0f, 0f, side);
        }
        for (int slice = 1; slice + 1 < slices; slice++) {
            triangle(first, first + (side > 0 ? slice : slice + 1), first + (side > 0 ? slice + 1 : slice));
        }
    }

    private void band(int lower, int slices, boolean southPole, boolean northPole) {
        int upper = lower + slices + 1;
        for (int slice = 0; slice < slices; slice++) {
            if (!southPole) {
                triangle(lower + slice, lower + slice + 1, upper + slice);
            }
            if (!northPole) {
                triangle(lower + slice + 1, upper + slice + 1, upper + slice);
            }
        }
    }

    private int vertexCount() {
        return vertexNumbers / 7;
    }

    private void vertex(float... numbers) {
        if (vertexNumbers + 7 > vertices.length) {
            vertices = Arrays.copyOf(vertices, vertices.length * 2);
        }
        System.arraycopy(numbers, 0, vertices, vertexNumbers, 7);
        vertexNumbers += 7;
    }

    private void triangle(int a, int b, int c) {
        if (indexCount + 3 > indices.length) {
            indices = Arrays.copyOf(indices, indices.length * 2);
        }
        indices[indexCount] = a;
        indices[indexCount + 1] = b;
        indices[indexCount + 2] = c;
        indexCount += 3;
    }
}
