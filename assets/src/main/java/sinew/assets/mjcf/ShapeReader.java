package sinew.assets.mjcf;

import java.util.List;
import java.util.Map;
import sinew.assets.model.GeomType;
import sinew.assets.model.Pose;
import sinew.assets.model.Quaternion;
import sinew.assets.model.Vector3;

/** Reads the shape of a geom or site: type, size and pose, or the two ends that replace pose and length. */
final class ShapeReader {
    private static final Map<String, GeomType> SITE_TYPES = Map.of(
            "sphere", GeomType.SPHERE,
            "capsule", GeomType.CAPSULE,
            "ellipsoid", GeomType.ELLIPSOID,
            "cylinder", GeomType.CYLINDER,
            "box", GeomType.BOX);
    private static final List<String> POSE = List.of("pos", "quat", "axisangle", "euler", "xyaxes", "zaxis");

    private final Orientations orientations;

    ShapeReader(Orientations orientations) {
        this.orientations = orientations;
    }

    /**
     * A shape and where it is.
     *
     * @param type kind of shape
     * @param size dimensions in m; those that the type does not use are 0
     * @param pose in the frame of the surrounding element
     */
    record Shape(GeomType type, Vector3 size, Pose pose) {}

    /** Reads the shape of a site. */
    Shape site(Attributes attributes, Vector3 standardSize) {
        return read(attributes, attributes.keyword("type", SITE_TYPES, GeomType.SPHERE), standardSize);
    }

    /** Reads size and pose of a primitive shape. */
    Shape read(Attributes attributes, GeomType type, Vector3 standardSize) {
        Vector3 size = Vector3.ZERO;
        double[] numbers = {standardSize.x(), standardSize.y(), standardSize.z()};
        numbers = attributes.numbers("size", numbers, 1);
        Pose pose;
        if (attributes.has("fromto")) {
            pose = readEnds(attributes, type, numbers);
        } else {
            pose = orientations.pose(attributes);
        }
        if (check(attributes, type, numbers)) {
            int used = used(type);
            size = new Vector3(numbers[0], used > 1 ? numbers[1] : 0, used > 2 ? numbers[2] : 0);
        }
        return new Shape(type, size, pose);
    }

    private static Pose readEnds(Attributes attributes, GeomType type, double[] size) {
        if (type == GeomType.SPHERE || type == GeomType.PLANE) {
            attributes.error("fromto", "needs the type capsule, cylinder, ellipsoid or box.");
            return Pose.IDENTITY;
        }
        for (String name : POSE) {
            // like MuJoCo, the two ends win over a pose that comes from defaults
            if (attributes.own().has(name) && attributes.own().has("fromto")) {
                attributes.error(name, "the pose is already given by \"fromto\"; keep one of the two.");
            }
        }
        double[] ends = attributes.numbers("fromto", new double[6], 6);
        Vector3 from = new Vector3(ends[0], ends[1], ends[2]);
        Vector3 to = new Vector3(ends[3], ends[4], ends[5]);
        Vector3 along = from.minus(to);
        if (along.length() < 1e-14) {
            attributes.error("fromto", "the two ends are the same point.");
            // any size that leads to no further problem
            size[1] = size[0];
            size[2] = size[0];
            return Pose.IDENTITY;
        }
        boolean round = type == GeomType.CAPSULE || type == GeomType.CYLINDER;
        size[1] = round ? along.length() / 2 : size[0];
        size[2] = round ? 0 : along.length() / 2;
        return new Pose(from.plus(to).times(0.5), Quaternion.ofZAxis(along));
    }

    private static int used(GeomType type) {
        return switch (type) {
            case SPHERE -> 1;
            case CAPSULE, CYLINDER -> 2;
            case PLANE, ELLIPSOID, BOX -> 3;
            case MESH, HEIGHT_FIELD -> 0;
        };
    }

    private static String meaning(GeomType type) {
        return switch (type) {
            case PLANE -> "a plane needs half extents along x and y (0 for endless) and a grid spacing above 0";
            case SPHERE -> "a sphere needs a radius above 0";
            case CAPSULE -> "a capsule needs a radius and half of its straight length, above 0 (or \"fromto\")";
            case CYLINDER -> "a cylinder needs a radius and half of its length, above 0 (or \"fromto\")";
            case ELLIPSOID -> "an ellipsoid needs three radii above 0";
            case BOX -> "a box needs half extents along x, y and z, above 0";
            case MESH, HEIGHT_FIELD -> "the asset gives the size";
        };
    }

    private static boolean check(Attributes attributes, GeomType type, double[] size) {
        for (int i = 0; i < used(type); i++) {
            boolean mayBeZero = type == GeomType.PLANE && i < 2;
            if (size[i] < 0 || (size[i] == 0 && !mayBeZero)) {
                String given = attributes.has("size") ? "is \"" + attributes.text("size") + "\"" : "missing";
                attributes.error("size", given + "; " + meaning(type) + ".");
                return false;
            }
        }
        return true;
    }
}
