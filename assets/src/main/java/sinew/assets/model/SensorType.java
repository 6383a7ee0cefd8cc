package sinew.assets.model;

/** What a sensor measures (MuJoCo XML reference, "sensor"). */
public enum SensorType {
    /** Sum of the normal forces of contacts inside of a site. */
    TOUCH("touch", 1),
    /** Linear acceleration of a site in its frame, gravity included. */
    ACCELEROMETER("accelerometer", 3),
    /** Linear velocity of a site in its frame. */
    VELOCIMETER("velocimeter", 3),
    /** Angular velocity of a site in its frame. */
    GYRO("gyro", 3),
    /** Force between the body of a site and its parent, in the frame of the site. */
    FORCE("force", 3),
    /** Torque between the body of a site and its parent, in the frame of the site. */
    TORQUE("torque", 3),
    /** Magnetic field in the frame of a site. */
    MAGNETOMETER("magnetometer", 3),
    /** Distance to the next geom along a site's z axis, -1 if there is none. */
    RANGEFINDER("rangefinder", 1),
    /** Pixel at which a camera sees a site. */
    CAMERA_PROJECTION("camprojection", 2),
    /** Position of a slide or hinge joint. */
    JOINT_POSITION("jointpos", 1),
    /** Velocity of a slide or hinge joint. */
    JOINT_VELOCITY("jointvel", 1),
    /** Length of a tendon. */
    TENDON_POSITION("tendonpos", 1),
    /** Velocity of a tendon. */
    TENDON_VELOCITY("tendonvel", 1),
    /** Length of an actuator. */
    ACTUATOR_POSITION("actuatorpos", 1),
    /** Velocity of an actuator. */
    ACTUATOR_VELOCITY("actuatorvel", 1),
    /** Force of an actuator. */
    ACTUATOR_FORCE("actuatorfrc", 1),
    /** Force of all actuators on a slide or hinge joint. */
    JOINT_ACTUATOR_FORCE("jointactuatorfrc", 1),
    /** Force of all actuators on a tendon. */
    TENDON_ACTUATOR_FORCE("tendonactuatorfrc", 1),
    /** Unit quaternion of a ball joint. */
    BALL_ORIENTATION("ballquat", 4),
    /** Angular velocity of a ball joint. */
    BALL_ANGULAR_VELOCITY("ballangvel", 3),
    /** Distance of a joint from its limit. */
    JOINT_LIMIT_POSITION("jointlimitpos", 1),
    /** Velocity of a joint towards its limit. */
    JOINT_LIMIT_VELOCITY("jointlimitvel", 1),
    /** Force of a joint's limit. */
    JOINT_LIMIT_FORCE("jointlimitfrc", 1),
    /** Distance of a tendon from its limit. */
    TENDON_LIMIT_POSITION("tendonlimitpos", 1),
    /** Velocity of a tendon towards its limit. */
    TENDON_LIMIT_VELOCITY("tendonlimitvel", 1),
    /** Force of a tendon's limit. */
    TENDON_LIMIT_FORCE("tendonlimitfrc", 1),
    /** Position of a frame. */
    FRAME_POSITION("framepos", 3),
    /** Unit quaternion of a frame. */
    FRAME_ORIENTATION("framequat", 4),
    /** X axis of a frame. */
    FRAME_X_AXIS("framexaxis", 3),
    /** Y axis of a frame. */
    FRAME_Y_AXIS("frameyaxis", 3),
    /** Z axis of a frame. */
    FRAME_Z_AXIS("framezaxis", 3),
    /** Linear velocity of a frame. */
    FRAME_LINEAR_VELOCITY("framelinvel", 3),
    /** Angular velocity of a frame. */
    FRAME_ANGULAR_VELOCITY("frameangvel", 3),
    /** Linear acceleration of a frame. */
    FRAME_LINEAR_ACCELERATION("framelinacc", 3),
    /** Angular acceleration of a frame. */
    FRAME_ANGULAR_ACCELERATION("frameangacc", 3),
    /** Centre of mass of a body and what hangs on it. */
    SUBTREE_CENTER_OF_MASS("subtreecom", 3),
    /** Linear velocity of that centre of mass. */
    SUBTREE_LINEAR_VELOCITY("subtreelinvel", 3),
    /** Angular momentum about that centre of mass. */
    SUBTREE_ANGULAR_MOMENTUM("subtreeangmom", 3),
    /** 1 if a frame is inside of a site, else 0. */
    INSIDE_SITE("insidesite", 1),
    /** Distance between two geoms or bodies. */
    DISTANCE("distance", 1),
    /** Direction from the first to the second geom where they are closest. */
    NORMAL("normal", 3),
    /** The two points where two geoms are closest. */
    FROM_TO("fromto", 6),
    /** Data of the contacts of two geoms or bodies. */
    CONTACT("contact", 0),
    /** Potential energy. */
    POTENTIAL_ENERGY("e_potential", 1),
    /** Kinetic energy. */
    KINETIC_ENERGY("e_kinetic", 1),
    /** Simulated time. */
    CLOCK("clock", 1);

    private final String tag;
    private final int dimension;

    SensorType(String tag, int dimension) {
        this.tag = tag;
        this.dimension = dimension;
    }

    /**
     * How MJCF names it.
     *
     * @return the element's tag
     */
    public String tag() {
        return tag;
    }

    /**
     * How many numbers it gives.
     *
     * @return the count; 0 if every sensor of the type says it itself
     */
    public int dimension() {
        return dimension;
    }
}
