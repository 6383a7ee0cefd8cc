package sinew.assets.mesh;

import sinew.assets.model.Pose;
import sinew.assets.model.PrincipalAxes;
import sinew.assets.model.Quaternion;
import sinew.assets.model.Vector3;

/**
 * Volume, centre of mass and inertia of a triangle mesh by sums over tetrahedra (Tonon 2004, "Explicit Exact Formulas for the 3-D
 * Tetrahedron Inertia Tensor"), or over triangles of a shell.
 *
 * @param pose centre of mass and principal axes
 * @param volume in m^3, or area in m^2 of a shell
 * @param inertiaBox half extents of the box that has the same inertia, in m
 */
record MassProperties(Pose pose, double volume, Vector3 inertiaBox) {
    private static final double LEAST = 1e-15;
    private static final double ABSOLUTE_SLACK = 1e-9;
    private static final double RELATIVE_SLACK = 1e-6;

    /**
     * Sums up.
     *
     * @param name what messages call the mesh
     * @param vertices {@code [n, 3]}
     * @param counted triangles over which mass is summed
     * @param surface all triangles; their centroid is the apex of the tetrahedra
     * @param inertia the way of summing
     */
    static MassProperties of(String name, double[] vertices, int[] counted, int[] surface, MeshInertia inertia)
            throws MeshException {
        Vector3 apex = centroid(name, vertices, surface);
        double volume = 0;
        Vector3 center = Vector3.ZERO;
        for (int t = 0; t < counted.length; t += 3) {
            Triangle triangle = Triangle.of(vertices, counted, t);
            double part = part(triangle, apex, inertia);
            volume += part;
            center = center.plus(
                    triangle.center().times(0.75).plus(apex.times(0.25)).times(part));
        }
        requireVolume(name, volume, inertia);
        center = center.times(1 / volume);

        double[] moved = vertices.clone();
        Transformation.toFrame(new Pose(center, Quaternion.IDENTITY), moved);
        double[] sums = new double[7];
        for (int t = 0; t < counted.length; t += 3) {
            addProducts(Triangle.of(moved, counted, t), inertia, sums);
        }
        PrincipalAxes axes =
                PrincipalAxes.of(sums[1] + sums[2], sums[0] + sums[2], sums[0] + sums[1], -sums[3], -sums[4], -sums[5]);
        Vector3 m = axes.moments();
        requireMoments(name, m);
        double least = 6 / sums[6];
        Vector3 box = new Vector3(
                halfExtent(least, m.y() + m.z() - m.x()),
                halfExtent(least, m.x() + m.z() - m.y()),
                halfExtent(least, m.x() + m.y() - m.z()));
        return new MassProperties(new Pose(center, axes.orientation()), sums[6], box);
    }

    private static double halfExtent(double factor, double square) {
        return 0.5 * Math.sqrt(Math.max(0, factor * square));
    }

    private static Vector3 centroid(String name, double[] vertices, int[] triangles) throws MeshException {
        double area = 0;
        Vector3 sum = Vector3.ZERO;
        for (int t = 0; t < triangles.length; t += 3) {
            Triangle triangle = Triangle.of(vertices, triangles, t);
            area += triangle.area();
            sum = sum.plus(triangle.center().times(triangle.area()));
        }
        if (!(area >= LEAST && Double.isFinite(area))) {
            throw new MeshException(name + ": the surface has an area of " + area
                    + " m^2, expected at least 1e-15; check the mesh and its scale.");
        }
        return sum.times(1 / area);
    }

    private static double part(Triangle triangle, Vector3 apex, MeshInertia inertia) {
        if (inertia == MeshInertia.SHELL) {
            return triangle.area();
        }
        double volume = triangle.center().minus(apex).dot(triangle.normal()) * triangle.area() / 3;
        return inertia == MeshInertia.LEGACY ? Math.abs(volume) : volume;
    }

    /** Adds the integrals of xx, yy, zz, xy, xz, yz and 1. Modified: {@code sums}. */
    private static void addProducts(Triangle t, MeshInertia inertia, double[] sums) {
        double part = part(t, Vector3.ZERO, inertia);
        double weight = part / (inertia == MeshInertia.SHELL ? 12 : 20);
        int[][] places = {{0, 0}, {1, 1}, {2, 2}, {0, 1}, {0, 2}, {1, 2}};
        for (int e = 0; e < 6; e++) {
            int i = places[e][0];
            int j = places[e][1];
            double si = t.a().get(i) + t.b().get(i) + t.c().get(i);
            double sj = t.a().get(j) + t.b().get(j) + t.c().get(j);
            double same = t.a().get(i) * t.a().get(j) + t.b().get(i) * t.b().get(j) + t.c().get(i) * t.c().get(j);
            sums[e] += weight * (same + si * sj);
        }
        sums[6] += part;
    }

    private static void requireVolume(String name, double volume, MeshInertia inertia) throws MeshException {
        if (!Double.isFinite(volume)) {
            throw new MeshException(name + ": the mesh is too large to be computed with; check its scale.");
        }
        if (volume <= -LEAST && inertia == MeshInertia.EXACT) {
            throw new MeshException(name + ": the volume is negative (" + volume
                    + " m^3), the faces look inward; turn them round in a mesh tool, or use inertia=\"convex\".");
        }
        if (volume < LEAST) {
            throw new MeshException(name + ": the volume is " + volume
                    + " m^3, expected at least 1e-15; check the mesh and its scale, or use inertia=\"shell\".");
        }
    }

    private static void requireMoments(String name, Vector3 m) throws MeshException {
        double rest = m.y() + m.z();
        if (!(m.z() > 0) || rest < m.x() * (1 - RELATIVE_SLACK) - ABSOLUTE_SLACK) {
            throw new MeshException(name + ": no solid has the principal moments " + m.x() + ", " + m.y() + ", " + m.z()
                    + " (for density 1); repair the mesh, or use inertia=\"convex\".");
        }
    }
}
