package sinew.sim.physics.model;

import sinew.assets.model.ModelSpec;
import sinew.assets.model.SensorSpec;
import sinew.assets.model.Vector3;
import sinew.sim.kernel.Constants;
import sinew.sim.kernel.HostOnly;
import sinew.sim.physics.preparation.Flat;

/** The sensors of a model, in the order of the file (MuJoCo documentation, XML reference, "sensor"). */
@Constants
public final class SensorTable {
    /** Position of a frame. */
    public static final int FRAME_POSITION = 0;
    /** Orientation of a frame. */
    public static final int FRAME_ORIENTATION = 1;
    /** Direction of a frame's x axis. */
    public static final int FRAME_X_AXIS = 2;
    /** Direction of a frame's y axis. */
    public static final int FRAME_Y_AXIS = 3;
    /** Direction of a frame's z axis. */
    public static final int FRAME_Z_AXIS = 4;
    /** Velocity of a site in its own axes. */
    public static final int VELOCIMETER = 5;
    /** Angular velocity of a site in its own axes. */
    public static final int GYRO = 6;
    /** Velocity of a frame's origin. */
    public static final int FRAME_VELOCITY = 7;
    /** Angular velocity of a frame. */
    public static final int FRAME_ANGULAR_VELOCITY = 8;
    /** Acceleration of a site less gravity, in its own axes. */
    public static final int ACCELEROMETER = 9;
    /** Acceleration of a frame's origin less gravity. */
    public static final int FRAME_ACCELERATION = 10;
    /** Angular acceleration of a frame. */
    public static final int FRAME_ANGULAR_ACCELERATION = 11;
    /** Force from the parent on a site's body, in the site's axes. */
    public static final int FORCE = 12;
    /** Torque from the parent on a site's body about the site, in the site's axes. */
    public static final int TORQUE = 13;
    /** Sum of normal contact forces inside a site. */
    public static final int TOUCH = 14;
    /** Magnetic field in a site's axes. */
    public static final int MAGNETOMETER = 15;
    /** Centre of mass of a subtree. */
    public static final int SUBTREE_CENTER = 16;
    /** Velocity of a subtree's centre of mass. */
    public static final int SUBTREE_VELOCITY = 17;
    /** Angular momentum of a subtree about its centre of mass. */
    public static final int SUBTREE_ANGULAR_MOMENTUM = 18;
    /** Whether a frame's origin is inside a site. */
    public static final int INSIDE_SITE = 19;
    /** Position of a slide or hinge joint. */
    public static final int JOINT_POSITION = 20;
    /** Velocity of a slide or hinge joint. */
    public static final int JOINT_VELOCITY = 21;
    /** Orientation of a ball joint. */
    public static final int BALL_ORIENTATION = 22;
    /** Angular velocity of a ball joint. */
    public static final int BALL_VELOCITY = 23;
    /** Sum of the actuator forces on a slide or hinge joint. */
    public static final int JOINT_ACTUATOR_FORCE = 24;
    /** Length of an actuator's transmission. */
    public static final int ACTUATOR_LENGTH = 25;
    /** Velocity of an actuator's transmission. */
    public static final int ACTUATOR_VELOCITY = 26;
    /** Force of an actuator before gear. */
    public static final int ACTUATOR_FORCE = 27;
    /** Length of a tendon. */
    public static final int TENDON_LENGTH = 28;
    /** Velocity of a tendon. */
    public static final int TENDON_VELOCITY = 29;
    /** Sum of the actuator forces on a tendon. */
    public static final int TENDON_ACTUATOR_FORCE = 30;
    /** Distance of a joint to its limit less the margin. */
    public static final int JOINT_LIMIT_POSITION = 31;
    /** Velocity of a joint's limit. */
    public static final int JOINT_LIMIT_VELOCITY = 32;
    /** Force of a joint's limit. */
    public static final int JOINT_LIMIT_FORCE = 33;
    /** Distance of a tendon to its limit less the margin. */
    public static final int TENDON_LIMIT_POSITION = 34;
    /** Velocity of a tendon's limit. */
    public static final int TENDON_LIMIT_VELOCITY = 35;
    /** Force of a tendon's limit. */
    public static final int TENDON_LIMIT_FORCE = 36;
    /** Distance along a site's z axis to the nearest geom that can touch and is on another body, -1 if there is none. */
    public static final int RANGE_FINDER = 37;
    /** Potential energy. */
    public static final int POTENTIAL_ENERGY = 38;
    /** Kinetic energy. */
    public static final int KINETIC_ENERGY = 39;
    /** Least distance of geoms of two sides, the cutoff if there is none below. */
    public static final int DISTANCE = 40;
    /** Direction from the nearest point of the first side to that of the second; 0 if both are farther apart than the cutoff. */
    public static final int DISTANCE_NORMAL = 41;
    /** Nearest points of both sides; 0 if they are farther apart than the cutoff. */
    public static final int FROM_TO = 42;
    /** What {@link #contacts} says of contacts. */
    public static final int CONTACT = 43;
    /** Simulated time. */
    public static final int CLOCK = 44;
    /** Pixel at which a camera sees a site. */
    public static final int CAMERA_PROJECTION = 45;

    /** A zone that is a sphere: radius. */
    public static final int ZONE_SPHERE = 0;
    /** A zone that is a capsule along z: radius, half length of the straight part. */
    public static final int ZONE_CAPSULE = 1;
    /** A zone that is an ellipsoid: three radii. */
    public static final int ZONE_ELLIPSOID = 2;
    /** A zone that is a cylinder along z: radius, half length. */
    public static final int ZONE_CYLINDER = 3;
    /** A zone that is a box: three half lengths. */
    public static final int ZONE_BOX = 4;

    /** Sensors that are computed. */
    public final int count;
    /** Entries of {@code SensorValues.values}, those of sensors that are not computed included. */
    public final int valueCount;
    /** Whether any sensor reads accelerations of bodies. */
    public final boolean readsAccelerations;
    /** Whether any sensor reads the energy. */
    public final boolean readsEnergy;
    /** Whether any sensor casts a ray. */
    public final boolean readsRanges;
    /** Whether any sensor measures distances of geoms. */
    public final boolean readsDistances;
    /** What contact sensors look for. */
    public final ContactSensorTable contacts;
    /** The magnetic field in the world {@code [3]}. */
    public final float[] magneticField;

    /** Type of each sensor {@code [count]}, one of the constants of this class. */
    public final int[] type;
    /** First entry of each sensor's values {@code [count]}. */
    public final int[] address;
    /** How many values {@code [count]}. */
    public final int[] dimension;
    /** Values are clamped to this {@code [count]}; 0 is no clamp. */
    public final float[] cutoff;
    /** 1 if values are clamped from above only {@code [count]}, else 0. */
    public final int[] positive;
    /** Entry of the position, velocity, actuator or tendon vector that the sensor reads {@code [count]}. */
    public final int[] index;
    /** The body that the sensor's frame is fixed to {@code [count]}. */
    public final int[] body;
    /** 1 if a joint moves that body {@code [count]}, else 0; what stands still has no acceleration, not even against gravity. */
    public final int[] moves;
    /** Origin of the sensor's frame in the body's {@code [count, 3]}, in m. */
    public final float[] position;
    /** Orientation of the sensor's frame in the body's {@code [count, 4]}. */
    public final float[] orientation;
    /** The body that the frame of reference is fixed to {@code [count]}; -1 is the world without a frame of its own. */
    public final int[] referenceBody;
    /** Origin of the frame of reference in the body's {@code [count, 3]}, in m. */
    public final float[] referencePosition;
    /** Orientation of the frame of reference in the body's {@code [count, 4]}. */
    public final float[] referenceOrientation;
    /** Shape of a site that is a zone {@code [count]}, one of the constants {@code ZONE_...}; -1 without a zone. */
    public final int[] zoneType;
    /** Size of a site that is a zone {@code [count, 3]}, in m. */
    public final float[] zoneSize;
    /** First of the pairs of geoms whose distances a sensor compares {@code [count + 1]}. */
    public final int[] pairStart;
    /** Geom of the first side of each pair, by its index in {@link GeomTable} {@code [pairs]}. */
    public final int[] pairFirst;
    /** Geom of the second side of each pair, by its index in {@link GeomTable} {@code [pairs]}. */
    public final int[] pairSecond;

    /** Focal lengths along x and y and half the size of a camera's picture {@code [count, 4]}, in pixels; empty without cameras. */
    public final float[] picture;

    @HostOnly
    SensorTable(SensorLists lists, ContactSensorTable contacts, Vector3 magneticField) {
        this.contacts = contacts;
        picture = lists.type.contains(CAMERA_PROJECTION) ? Flat.floats(lists.picture) : new float[0];
        count = lists.type.size();
        valueCount = lists.valueCount;
        this.magneticField = new float[3];
        Flat.store(magneticField, this.magneticField, 0);
        type = Flat.ints(lists.type);
        address = Flat.ints(lists.address);
        dimension = Flat.ints(lists.dimension);
        cutoff = Flat.floats(lists.cutoff);
        positive = Flat.ints(lists.positive);
        index = Flat.ints(lists.index);
        body = Flat.ints(lists.body);
        moves = Flat.ints(lists.moves);
        position = Flat.floats(lists.position);
        orientation = Flat.floats(lists.orientation);
        referenceBody = Flat.ints(lists.referenceBody);
        referencePosition = Flat.floats(lists.referencePosition);
        referenceOrientation = Flat.floats(lists.referenceOrientation);
        zoneType = Flat.ints(lists.zoneType);
        zoneSize = Flat.floats(lists.zoneSize);
        pairStart = Flat.ints(lists.pairStart);
        pairFirst = Flat.ints(lists.pairFirst);
        pairSecond = Flat.ints(lists.pairSecond);
        readsDistances = !lists.pairFirst.isEmpty();
        readsAccelerations = lists.type.stream().anyMatch(t -> t >= ACCELEROMETER && t <= TORQUE);
        readsEnergy = lists.type.stream().anyMatch(t -> t == POTENTIAL_ENERGY || t == KINETIC_ENERGY);
        readsRanges = lists.type.contains(RANGE_FINDER);
    }

    /**
     * Tells whether a sensor is computed; the values of others stay 0.
     *
     * @param spec the model
     * @param sensor one of its sensors
     * @return whether {@code Sensors} measures it
     */
    @HostOnly
    public static boolean isComputed(ModelSpec spec, SensorSpec sensor) {
        return SensorLists.isComputed(spec, sensor);
    }
}
