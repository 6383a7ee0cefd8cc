package sinew.sim.physics.model;

/** Which collider a pair needs and how many contacts it can make. */
final class ColliderKind {
    /** A pair that never touches. */
    static final int NONE = -1;

    private ColliderKind() {}

    /**
     * The kind of a pair of types, the lower first.
     *
     * @return a constant of {@link PairTable}, or {@link #NONE}
     */
    static int of(int first, int second) {
        return switch (first) {
            case GeomTable.PLANE -> withPlane(second);
            case GeomTable.HEIGHT_FIELD -> second >= GeomTable.SPHERE ? PairTable.HEIGHT_FIELD_CONVEX : NONE;
            case GeomTable.SPHERE -> withSphere(second);
            case GeomTable.CAPSULE -> withCapsule(second);
            case GeomTable.BOX -> second == GeomTable.BOX ? PairTable.BOX_BOX : PairTable.CONVEX_CONVEX;
            default -> PairTable.CONVEX_CONVEX;
        };
    }

    private static int withPlane(int second) {
        return switch (second) {
            case GeomTable.SPHERE -> PairTable.PLANE_SPHERE;
            case GeomTable.CAPSULE -> PairTable.PLANE_CAPSULE;
            case GeomTable.ELLIPSOID -> PairTable.PLANE_ELLIPSOID;
            case GeomTable.CYLINDER -> PairTable.PLANE_CYLINDER;
            case GeomTable.BOX -> PairTable.PLANE_BOX;
            case GeomTable.MESH -> PairTable.PLANE_MESH;
            default -> NONE;
        };
    }

    private static int withSphere(int second) {
        return switch (second) {
            case GeomTable.SPHERE -> PairTable.SPHERE_SPHERE;
            case GeomTable.CAPSULE -> PairTable.SPHERE_CAPSULE;
            case GeomTable.CYLINDER -> PairTable.SPHERE_CYLINDER;
            case GeomTable.BOX -> PairTable.SPHERE_BOX;
            default -> PairTable.CONVEX_CONVEX;
        };
    }

    private static int withCapsule(int second) {
        return switch (second) {
            case GeomTable.CAPSULE -> PairTable.CAPSULE_CAPSULE;
            case GeomTable.BOX -> PairTable.CAPSULE_BOX;
            default -> PairTable.CONVEX_CONVEX;
        };
    }

    /** The most contacts of a pair of types. */
    static int mostContacts(int first, int second) {
        return switch (of(first, second)) {
            case NONE -> 0;
            case PairTable.PLANE_CAPSULE, PairTable.CAPSULE_CAPSULE, PairTable.CAPSULE_BOX -> 2;
            case PairTable.PLANE_CYLINDER, PairTable.PLANE_BOX -> 4;
            case PairTable.PLANE_MESH -> 4;
            case PairTable.BOX_BOX -> 8;
            case PairTable.HEIGHT_FIELD_CONVEX -> 50;
            case PairTable.CONVEX_CONVEX -> isSmooth(first) || isSmooth(second) ? 1 : 5;
            default -> 1;
        };
    }

    private static boolean isSmooth(int type) {
        return type == GeomTable.SPHERE || type == GeomTable.ELLIPSOID;
    }
}
