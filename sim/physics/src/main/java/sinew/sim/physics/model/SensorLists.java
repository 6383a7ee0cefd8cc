package sinew.sim.physics.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import sinew.assets.model.BodySpec;
import sinew.assets.model.CameraImage;
import sinew.assets.model.CameraMode;
import sinew.assets.model.CameraSpec;
import sinew.assets.model.GeomSpec;
import sinew.assets.model.GeomType;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.ObjectType;
import sinew.assets.model.OptionFlag;
import sinew.assets.model.Pose;
import sinew.assets.model.Quaternion;
import sinew.assets.model.SensorSpec;
import sinew.assets.model.SensorType;
import sinew.assets.model.SiteSpec;
import sinew.assets.model.Vector3;

/** Collects what {@link SensorTable} holds. */
final class SensorLists {
    private static final Map<SensorType, Integer> TYPES = types();

    final List<Integer> type = new ArrayList<>();
    final List<Integer> address = new ArrayList<>();
    final List<Integer> dimension = new ArrayList<>();
    final List<Double> cutoff = new ArrayList<>();
    final List<Integer> positive = new ArrayList<>();
    final List<Integer> index = new ArrayList<>();
    final List<Integer> body = new ArrayList<>();
    final List<Integer> moves = new ArrayList<>();
    final List<Double> position = new ArrayList<>();
    final List<Double> orientation = new ArrayList<>();
    final List<Integer> referenceBody = new ArrayList<>();
    final List<Double> referencePosition = new ArrayList<>();
    final List<Double> referenceOrientation = new ArrayList<>();
    final List<Integer> zoneType = new ArrayList<>();
    final List<Double> zoneSize = new ArrayList<>();
    final List<Double> picture = new ArrayList<>();
    final List<Integer> pairStart = new ArrayList<>();
    final List<Integer> pairFirst = new ArrayList<>();
    final List<Integer> pairSecond = new ArrayList<>();
    int valueCount;

    private final ModelSpec spec;
    private final JointTable joints;
    private final GeomTable geoms;

    /** A place that is fixed to a body. */
    private record Frame(int body, Pose pose) {
        static final Frame NONE = new Frame(-1, Pose.IDENTITY);
    }

    SensorLists(ModelSpec spec, JointTable joints, GeomTable geoms) {
        this.spec = spec;
        this.joints = joints;
        this.geoms = geoms;
        for (SensorSpec sensor : spec.sensors()) {
            if (isComputed(spec, sensor)) {
                add(sensor);
            }
            valueCount += sensor.dimension();
        }
        pairStart.add(pairFirst.size());
    }

    /** Whether the simulator computes a sensor; the others read 0. */
    static boolean isComputed(ModelSpec spec, SensorSpec sensor) {
        return spec.options().isOn(OptionFlag.SENSOR)
                && TYPES.containsKey(sensor.type())
                && (!measuresDistance(sensor) || MeasuredGeoms.areMeasured(spec, sensor))
                && isFixed(spec, sensor.objectType(), sensor.objectIndex())
                && isFixed(spec, sensor.referenceType(), sensor.referenceIndex());
    }

    /** Whether a model has sensors that search for the nearest points of geoms. */
    static boolean measureDistances(ModelSpec spec) {
        return spec.sensors().stream().anyMatch(sensor -> measuresDistance(sensor) && isComputed(spec, sensor));
    }

    private static boolean measuresDistance(SensorSpec sensor) {
        return sensor.type() == SensorType.DISTANCE
                || sensor.type() == SensorType.NORMAL
                || sensor.type() == SensorType.FROM_TO;
    }

    private static boolean isFixed(ModelSpec spec, ObjectType type, int index) {
        return type != ObjectType.CAMERA
                || index < 0
                || spec.cameras().get(index).mode() == CameraMode.FIXED;
    }

    private void add(SensorSpec sensor) {
        int kind = TYPES.getOrDefault(sensor.type(), -1);
        type.add(kind);
        address.add(valueCount);
        dimension.add(sensor.dimension());
        boolean axis = (kind >= SensorTable.FRAME_X_AXIS) && (kind <= SensorTable.FRAME_Z_AXIS);
        boolean direction =
                axis || sensor.type() == SensorType.CONTACT || sensor.type().dimension() == 4;
        cutoff.add(direction ? 0 : sensor.cutoff());
        positive.add(kind == SensorTable.TOUCH ? 1 : 0);
        index.add(entry(kind, sensor));
        Frame frame = frame(sensor.objectType(), sensor.objectIndex());
        body.add(frame.body);
        moves.add(moves(frame.body) ? 1 : 0);
        addPose(frame.pose, position, orientation);
        Frame reference = frame(sensor.referenceType(), sensor.referenceIndex());
        referenceBody.add(reference.body);
        addPose(reference.pose, referencePosition, referenceOrientation);
        addZone(sensor, kind);
        addPicture(sensor);
        pairStart.add(pairFirst.size());
        if (measuresDistance(sensor)) {
            addPairs(sensor);
        }
    }

    private void addPairs(SensorSpec sensor) {
        for (GeomSpec first : MeasuredGeoms.of(spec, sensor.objectType(), sensor.objectIndex())) {
            for (GeomSpec second : MeasuredGeoms.of(spec, sensor.referenceType(), sensor.referenceIndex())) {
                pairFirst.add(geoms.indexOf(first.index()));
                pairSecond.add(geoms.indexOf(second.index()));
            }
        }
    }

    private boolean moves(int start) {
        int moving = start;
        while (moving > 0 && spec.bodies().get(moving).joints().isEmpty()) {
            moving = spec.bodies().get(moving).parentIndex();
        }
        return moving > 0;
    }

    private void addZone(SensorSpec sensor, int kind) {
        boolean own =
                kind == SensorTable.TOUCH || (kind == SensorTable.CONTACT && sensor.objectType() == ObjectType.SITE);
        int site = own ? sensor.objectIndex() : kind == SensorTable.INSIDE_SITE ? sensor.referenceIndex() : -1;
        zoneType.add(site < 0 ? -1 : zone(spec.sites().get(site).type()));
        addVector(site < 0 ? Vector3.ZERO : spec.sites().get(site).size(), zoneSize);
    }

    private static int zone(GeomType shape) {
        return switch (shape) {
            case SPHERE -> SensorTable.ZONE_SPHERE;
            case CAPSULE -> SensorTable.ZONE_CAPSULE;
            case ELLIPSOID -> SensorTable.ZONE_ELLIPSOID;
            case CYLINDER -> SensorTable.ZONE_CYLINDER;
            case BOX -> SensorTable.ZONE_BOX;
            default -> -1;
        };
    }

    private void addPicture(SensorSpec sensor) {
        if (sensor.type() == SensorType.CAMERA_PROJECTION) {
            CameraImage image = spec.cameras().get(sensor.referenceIndex()).image();
            picture.addAll(List.of(image.focalX(), image.focalY(), 0.5 * image.width(), 0.5 * image.height()));
        } else {
            picture.addAll(List.of(0.0, 0.0, 0.0, 0.0));
        }
    }

    private int entry(int kind, SensorSpec sensor) {
        int object = sensor.objectIndex();
        return switch (kind) {
            case SensorTable.CONTACT -> ContactSensorTable.numberOf(spec, sensor);
            case SensorTable.JOINT_POSITION, SensorTable.BALL_ORIENTATION -> joints.qposStart[object];
            case SensorTable.JOINT_VELOCITY,
                    SensorTable.BALL_VELOCITY,
                    SensorTable.JOINT_ACTUATOR_FORCE,
                    SensorTable.JOINT_LIMIT_POSITION,
                    SensorTable.JOINT_LIMIT_VELOCITY,
                    SensorTable.JOINT_LIMIT_FORCE -> joints.dofStart[object];
            default -> object;
        };
    }

    private Frame frame(ObjectType kind, int object) {
        if (object < 0) {
            return Frame.NONE;
        }
        return switch (kind) {
            case BODY -> inertialFrame(spec.bodies().get(object));
            case BODY_FRAME -> new Frame(object, Pose.IDENTITY);
            case GEOM -> {
                GeomSpec geom = spec.geoms().get(object);
                yield new Frame(geom.bodyIndex(), geom.pose());
            }
            case SITE -> {
                SiteSpec site = spec.sites().get(object);
                yield new Frame(site.bodyIndex(), site.pose());
            }
            case CAMERA -> {
                CameraSpec camera = spec.cameras().get(object);
                yield new Frame(camera.bodyIndex(), camera.pose());
            }
            default -> Frame.NONE;
        };
    }

    private static Frame inertialFrame(BodySpec body) {
        return new Frame(body.index(), body.inertial().pose());
    }

    private static void addPose(Pose pose, List<Double> positions, List<Double> orientations) {
        addVector(pose.position(), positions);
        Quaternion turn = pose.orientation();
        orientations.addAll(List.of(turn.w(), turn.x(), turn.y(), turn.z()));
    }

    private static void addVector(Vector3 vector, List<Double> target) {
        target.addAll(List.of(vector.x(), vector.y(), vector.z()));
    }

    private static Map<SensorType, Integer> types() {
        Map<SensorType, Integer> types = new EnumMap<>(SensorType.class);
        types.put(SensorType.FRAME_POSITION, SensorTable.FRAME_POSITION);
        types.put(SensorType.FRAME_ORIENTATION, SensorTable.FRAME_ORIENTATION);
        types.put(SensorType.FRAME_X_AXIS, SensorTable.FRAME_X_AXIS);
        types.put(SensorType.FRAME_Y_AXIS, SensorTable.FRAME_Y_AXIS);
        types.put(SensorType.FRAME_Z_AXIS, SensorTable.FRAME_Z_AXIS);
        types.put(SensorType.VELOCIMETER, SensorTable.VELOCIMETER);
        types.put(SensorType.GYRO, SensorTable.GYRO);
        types.put(SensorType.FRAME_LINEAR_VELOCITY, SensorTable.FRAME_VELOCITY);
        types.put(SensorType.FRAME_ANGULAR_VELOCITY, SensorTable.FRAME_ANGULAR_VELOCITY);
        types.put(SensorType.ACCELEROMETER, SensorTable.ACCELEROMETER);
        types.put(SensorType.FRAME_LINEAR_ACCELERATION, SensorTable.FRAME_ACCELERATION);
        types.put(SensorType.FRAME_ANGULAR_ACCELERATION, SensorTable.FRAME_ANGULAR_ACCELERATION);
        types.put(SensorType.FORCE, SensorTable.FORCE);
        types.put(SensorType.TORQUE, SensorTable.TORQUE);
        types.put(SensorType.TOUCH, SensorTable.TOUCH);
        types.put(SensorType.JOINT_LIMIT_POSITION, SensorTable.JOINT_LIMIT_POSITION);
        types.put(SensorType.JOINT_LIMIT_VELOCITY, SensorTable.JOINT_LIMIT_VELOCITY);
        types.put(SensorType.JOINT_LIMIT_FORCE, SensorTable.JOINT_LIMIT_FORCE);
        types.put(SensorType.TENDON_LIMIT_POSITION, SensorTable.TENDON_LIMIT_POSITION);
        types.put(SensorType.TENDON_LIMIT_VELOCITY, SensorTable.TENDON_LIMIT_VELOCITY);
        types.put(SensorType.TENDON_LIMIT_FORCE, SensorTable.TENDON_LIMIT_FORCE);
        types.put(SensorType.RANGEFINDER, SensorTable.RANGE_FINDER);
        types.put(SensorType.DISTANCE, SensorTable.DISTANCE);
        types.put(SensorType.NORMAL, SensorTable.DISTANCE_NORMAL);
        types.put(SensorType.FROM_TO, SensorTable.FROM_TO);
        types.put(SensorType.MAGNETOMETER, SensorTable.MAGNETOMETER);
        types.put(SensorType.SUBTREE_CENTER_OF_MASS, SensorTable.SUBTREE_CENTER);
        types.put(SensorType.SUBTREE_LINEAR_VELOCITY, SensorTable.SUBTREE_VELOCITY);
        types.put(SensorType.SUBTREE_ANGULAR_MOMENTUM, SensorTable.SUBTREE_ANGULAR_MOMENTUM);
        types.put(SensorType.INSIDE_SITE, SensorTable.INSIDE_SITE);
        types.put(SensorType.JOINT_POSITION, SensorTable.JOINT_POSITION);
        types.put(SensorType.JOINT_VELOCITY, SensorTable.JOINT_VELOCITY);
        types.put(SensorType.BALL_ORIENTATION, SensorTable.BALL_ORIENTATION);
        types.put(SensorType.BALL_ANGULAR_VELOCITY, SensorTable.BALL_VELOCITY);
        types.put(SensorType.JOINT_ACTUATOR_FORCE, SensorTable.JOINT_ACTUATOR_FORCE);
        types.put(SensorType.ACTUATOR_FORCE, SensorTable.ACTUATOR_FORCE);
        types.put(SensorType.ACTUATOR_POSITION, SensorTable.ACTUATOR_LENGTH);
        types.put(SensorType.ACTUATOR_VELOCITY, SensorTable.ACTUATOR_VELOCITY);
        types.put(SensorType.TENDON_ACTUATOR_FORCE, SensorTable.TENDON_ACTUATOR_FORCE);
        types.put(SensorType.TENDON_POSITION, SensorTable.TENDON_LENGTH);
        types.put(SensorType.TENDON_VELOCITY, SensorTable.TENDON_VELOCITY);
        types.put(SensorType.POTENTIAL_ENERGY, SensorTable.POTENTIAL_ENERGY);
        types.put(SensorType.KINETIC_ENERGY, SensorTable.KINETIC_ENERGY);
        types.put(SensorType.CONTACT, SensorTable.CONTACT);
        types.put(SensorType.CLOCK, SensorTable.CLOCK);
        types.put(SensorType.CAMERA_PROJECTION, SensorTable.CAMERA_PROJECTION);
        return types;
    }
}
