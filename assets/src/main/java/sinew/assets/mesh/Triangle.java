package sinew.assets.mesh;

import sinew.assets.model.Vector3;

/**
 * A triangle of a surface.
 *
 * @param a first corner
 * @param b second corner
 * @param c third corner
 * @param normal unit vector, outward if corners run counterclockwise; zero if the area is
 * @param area in m^2; triangles too small to have a direction count as 0
 */
record Triangle(Vector3 a, Vector3 b, Vector3 c, Vector3 normal, double area) {
    private static final double LEAST = 1e-15;

    static Triangle of(double[] vertices, int[] triangles, int offset) {
        Vector3 a = vertex(vertices, triangles[offset]);
        Vector3 b = vertex(vertices, triangles[offset + 1]);
        Vector3 c = vertex(vertices, triangles[offset + 2]);
        Vector3 cross = b.minus(a).cross(c.minus(a));
        double length = cross.length();
        return length < LEAST
                ? new Triangle(a, b, c, Vector3.ZERO, 0)
                : new Triangle(a, b, c, cross.times(1 / length), length / 2);
    }

    Vector3 center() {
        return a.plus(b).plus(c).times(1.0 / 3);
    }

    private static Vector3 vertex(double[] vertices, int index) {
        return new Vector3(vertices[3 * index], vertices[3 * index + 1], vertices[3 * index + 2]);
    }
}
