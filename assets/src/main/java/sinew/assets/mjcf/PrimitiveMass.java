package sinew.assets.mjcf;

import sinew.assets.model.GeomType;
import sinew.assets.model.Vector3;

/**
 * Volume and moments of inertia of solid primitive shapes, in their own frame about their centre. A height field counts as a box of its
 * size, as in MuJoCo.
 */
final class PrimitiveMass {
    private PrimitiveMass() {}

    /** Volume in m^3; 0 for shapes that are no primitive solids. */
    static double volume(GeomType type, Vector3 size) {
        double radius = size.x();
        return switch (type) {
            case SPHERE -> 4 * Math.PI / 3 * radius * radius * radius;
            case CAPSULE -> Math.PI * radius * radius * (2 * size.y() + 4 * radius / 3);
            case CYLINDER -> 2 * Math.PI * radius * radius * size.y();
            case ELLIPSOID -> 4 * Math.PI / 3 * size.x() * size.y() * size.z();
            case BOX, HEIGHT_FIELD -> 8 * size.x() * size.y() * size.z();
            case PLANE, MESH -> 0;
        };
    }

    /** Principal moments in kg m^2 of a shape with the given mass in kg. */
    static Vector3 moments(GeomType type, Vector3 size, double mass) {
        double x = size.x() * size.x();
        double y = size.y() * size.y();
        double z = size.z() * size.z();
        return switch (type) {
            case SPHERE -> new Vector3(x, x, x).times(0.4 * mass);
            case CAPSULE -> capsule(size.x(), 2 * size.y(), mass);
            case CYLINDER -> new Vector3(x / 4 + y / 3, x / 4 + y / 3, x / 2).times(mass);
            case ELLIPSOID -> new Vector3(y + z, x + z, x + y).times(mass / 5);
            case BOX, HEIGHT_FIELD -> new Vector3(y + z, x + z, x + y).times(mass / 3);
            case PLANE, MESH -> Vector3.ZERO;
        };
    }

    /** A cylinder and two half spheres whose centres of mass lie 3/8 radius beyond the cylinder's ends. */
    private static Vector3 capsule(double radius, double height, double mass) {
        double ends = mass * (4 * radius / 3) / (4 * radius / 3 + height);
        double middle = mass - ends;
        double across = middle * (3 * radius * radius + height * height) / 12
                + ends * (0.4 * radius * radius + height * height / 4 + 3 * height * radius / 8);
        double along = middle * radius * radius / 2 + ends * 0.4 * radius * radius;
        return new Vector3(across, across, along);
    }
}
