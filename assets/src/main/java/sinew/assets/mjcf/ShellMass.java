package sinew.assets.mjcf;

import sinew.assets.model.GeomType;
import sinew.assets.model.Vector3;

/** Area and moments of inertia of thin shells of primitive shapes, in their own frame about their centre. */
final class ShellMass {
    /** Exponent of Thomsen's approximation of the area of an ellipsoid, the one that MuJoCo takes. */
    private static final double THOMSEN = 1.6075;

    /** Thickness of the ellipsoidal shell of which moments are computed, in m. */
    private static final double THICKNESS = 1e-6;

    private ShellMass() {}

    /** Area in m^2; 0 for shapes that are no primitive solids. */
    static double area(GeomType type, Vector3 size) {
        double radius = size.x();
        return switch (type) {
            case SPHERE -> 4 * Math.PI * radius * radius;
            case CAPSULE -> 4 * Math.PI * radius * (radius + size.y());
            case CYLINDER -> 2 * Math.PI * radius * (radius + 2 * size.y());
            case ELLIPSOID -> ellipsoidArea(size);
            case BOX -> 8 * (size.x() * size.y() + size.y() * size.z() + size.z() * size.x());
            case PLANE, MESH, HEIGHT_FIELD -> 0;
        };
    }

    /** Principal moments in kg m^2 of a shell with the given mass in kg. */
    static Vector3 moments(GeomType type, Vector3 size, double mass) {
        double radius = size.x();
        return switch (type) {
            case SPHERE -> new Vector3(1, 1, 1).times(2 * mass * radius * radius / 3);
            case CAPSULE -> capsule(radius, size.y(), mass);
            case CYLINDER -> cylinder(radius, size.y(), mass);
            case ELLIPSOID -> ellipsoid(size, mass);
            case BOX -> box(size, mass);
            case PLANE, MESH, HEIGHT_FIELD -> Vector3.ZERO;
        };
    }

    private static double ellipsoidArea(Vector3 size) {
        double sum = Math.pow(size.x() * size.y(), THOMSEN)
                + Math.pow(size.y() * size.z(), THOMSEN)
                + Math.pow(size.z() * size.x(), THOMSEN);
        return 4 * Math.PI * Math.pow(sum / 3, 1 / THOMSEN);
    }

    /** A tube and two half spheres, whose centres of mass lie half a radius beyond the tube's ends. */
    private static Vector3 capsule(double radius, double half, double mass) {
        double ends = mass * radius / (radius + half);
        double tube = mass - ends;
        double sphere = 2 * ends * radius * radius / 3;
        double shift = ends * half * (half + radius);
        double across = tube * (radius * radius / 2 + half * half / 3) + sphere + shift;
        return new Vector3(across, across, tube * radius * radius + sphere);
    }

    /** A tube and two discs. */
    private static Vector3 cylinder(double radius, double half, double mass) {
        double discs = mass * radius / (radius + 2 * half);
        double tube = mass - discs;
        double across = tube * (radius * radius / 2 + half * half / 3) + discs * (radius * radius / 4 + half * half);
        return new Vector3(across, across, (tube + discs / 2) * radius * radius);
    }

    /** The difference of two solids. */
    private static Vector3 ellipsoid(Vector3 size, double mass) {
        Vector3 outer = size.plus(new Vector3(THICKNESS, THICKNESS, THICKNESS));
        double inside = PrimitiveMass.volume(GeomType.ELLIPSOID, size);
        double outside = PrimitiveMass.volume(GeomType.ELLIPSOID, outer);
        double density = mass / (outside - inside);
        return PrimitiveMass.moments(GeomType.ELLIPSOID, outer, density * outside)
                .minus(PrimitiveMass.moments(GeomType.ELLIPSOID, size, density * inside));
    }

    /** Six plates. */
    private static Vector3 box(Vector3 size, double mass) {
        double area = area(GeomType.BOX, size);
        double[] sides = new double[3];
        double[] result = new double[3];
        for (int k = 0; k < 3; k++) {
            sides[k] = 8 * size.get((k + 1) % 3) * size.get((k + 2) % 3) * mass / area;
        }
        for (int k = 0; k < 3; k++) {
            // mean square of coordinate k: constant on the plates at right angles to k, a third of it on the others
            double square = size.get(k) * size.get(k);
            double moment = square * (sides[k] + (sides[(k + 1) % 3] + sides[(k + 2) % 3]) / 3);
            result[(k + 1) % 3] += moment;
            result[(k + 2) % 3] += moment;
        }
        return new Vector3(result[0], result[1], result[2]);
    }
}
