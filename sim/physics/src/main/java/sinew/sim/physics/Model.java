package sinew.sim.physics;

import sinew.sim.kernel.Constants;

/**
 * What does not change while a robot moves, MuJoCo's {@code mjModel}: sizes, the tree, masses, joints and actuators as flat arrays.
 *
 * <p>Body 0 is the world; bodies and degrees of freedom are numbered depth first, so that a subtree is a range of numbers and
 * the children of body b are {@code c = b + 1; c < bodySubtreeEnd[b]; c = bodySubtreeEnd[c]}. Made by {@link ModelCompiler}.
 */
@Constants
public final class Model {
    /** Joint type: six degrees of freedom. */
    public static final int FREE = 0;
    /** Joint type: rotation about a point. */
    public static final int BALL = 1;
    /** Joint type: translation along an axis. */
    public static final int SLIDE = 2;
    /** Joint type: rotation about an axis. */
    public static final int HINGE = 3;

    /** Entries of the position vector. */
    public final int nq;
    /** Degrees of freedom, entries of the velocity vector. */
    public final int nv;
    /** Actuators, entries of the control vector. */
    public final int nu;
    /** Bodies, the world included. */
    public final int nbody;
    /** Joints. */
    public final int njnt;
    /** Stored entries of the mass matrix. */
    public final int nM;

    /** Length of a step, in s. */
    public final float timestep;
    /** Gravity along the world's x axis, in m/s^2; 0 if gravity is switched off, as are the next two. */
    public final float gravityX;
    /** Gravity along the world's y axis, in m/s^2. */
    public final float gravityY;
    /** Gravity along the world's z axis, in m/s^2. */
    public final float gravityZ;
    /** Whether the integrator solves with the derivatives of dampers on the left side (M + h D). */
    public final boolean implicitDamping;
    /** Whether the velocity derivatives of actuators are among them (integrator implicitfast). */
    public final boolean implicitActuation;

    /** Levels of the tree of bodies, the world not counted. */
    public final int levels;
    /** First entry of each level in {@link #levelBody} {@code [levels + 1]}. */
    public final int[] levelStart;
    /** Bodies sorted by level {@code [nbody - 1]}. */
    public final int[] levelBody;
    /** Levels of the tree of degrees of freedom. */
    public final int dofLevels;
    /** First entry of each level in {@link #dofLevelDof} {@code [dofLevels + 1]}. */
    public final int[] dofLevelStart;
    /** Degrees of freedom sorted by level {@code [nv]}. */
    public final int[] dofLevelDof;

    /** Parent of each body {@code [nbody]}. */
    public final int[] bodyParent;
    /** The body's ancestor that is a child of the world {@code [nbody]}; the world is its own. */
    public final int[] bodyRoot;
    /** One past the last body of each subtree {@code [nbody]}. */
    public final int[] bodySubtreeEnd;
    /** First joint of each body {@code [nbody + 1]}; the next body's is the end. */
    public final int[] bodyJointStart;
    /** First degree of freedom of each body {@code [nbody + 1]}; the next body's is the end. */
    public final int[] bodyDofStart;
    /** Origin of each body's frame in its parent's {@code [nbody, 3]}, in m. */
    public final float[] bodyPosition;
    /** Orientation of each body's frame in its parent's {@code [nbody, 4]}. */
    public final float[] bodyOrientation;
    /** Centre of mass in the body's frame {@code [nbody, 3]}, in m. */
    public final float[] bodyInertialPosition;
    /** Principal axes of inertia in the body's frame {@code [nbody, 4]}. */
    public final float[] bodyInertialOrientation;
    /** Masses {@code [nbody]}, in kg. */
    public final float[] bodyMass;
    /** Principal moments of inertia {@code [nbody, 3]}, in kg m^2. */
    public final float[] bodyInertia;
    /** Masses of whole subtrees {@code [nbody]}, in kg. */
    public final float[] bodySubtreeMass;

    /** Type of each joint {@code [njnt]}: {@link #FREE}, {@link #BALL}, {@link #SLIDE} or {@link #HINGE}. */
    public final int[] jointType;
    /** The body that each joint moves {@code [njnt]}. */
    public final int[] jointBody;
    /** First entry of each joint in the position vector {@code [njnt]}. */
    public final int[] jointQposStart;
    /** First entry of each joint in the velocity vector {@code [njnt]}. */
    public final int[] jointDofStart;
    /** Anchor in the body's frame {@code [njnt, 3]}, in m. */
    public final float[] jointPosition;
    /** Axis in the body's frame {@code [njnt, 3]}. */
    public final float[] jointAxis;
    /** Spring constant {@code [njnt]}, in N/m or N m/rad; 0 is no spring. */
    public final float[] jointStiffness;
    /** Lower end of the range of positions {@code [njnt]}, in m or rad, whether or not it is enforced. */
    public final float[] jointMinimum;
    /** Upper end of the range of positions {@code [njnt]}, in m or rad, whether or not it is enforced. */
    public final float[] jointMaximum;
    /** Smallest sum of actuator forces {@code [njnt]}, in N or N m. */
    public final float[] jointForceMinimum;
    /** Largest sum of actuator forces {@code [njnt]}, in N or N m. */
    public final float[] jointForceMaximum;
    /** First actuator of each joint in {@link #jointActuator} {@code [njnt + 1]}. */
    public final int[] jointActuatorStart;
    /** Actuators sorted by joint {@code [nu]}. */
    public final int[] jointActuator;
    /** Positions in the initial pose {@code [nq]}. */
    public final float[] qpos0;
    /** Positions at which springs are at rest {@code [nq]}. */
    public final float[] qposSpring;

    /** The body of each degree of freedom {@code [nv]}. */
    public final int[] dofBody;
    /** The joint of each degree of freedom {@code [nv]}. */
    public final int[] dofJoint;
    /** The degree of freedom before each in the tree {@code [nv]}; -1 for roots. */
    public final int[] dofParent;
    /** Number of ancestors {@code [nv]}: the place of a degree of freedom in the rows of its descendants. */
    public final int[] dofDepth;
    /** One past the last degree of freedom of each subtree {@code [nv]}. */
    public final int[] dofSubtreeEnd;
    /** Inertia added to the diagonal of the mass matrix {@code [nv]}, in kg or kg m^2. */
    public final float[] dofArmature;
    /** Damping {@code [nv]}, in N s/m or N m s/rad; 0 if damping is switched off. */
    public final float[] dofDamping;
    /** First entry of each row of the mass matrix {@code [nv + 1]}: ancestors from the root on, last the diagonal. */
    public final int[] massRowStart;
    /** Column of each entry of the mass matrix {@code [nM]}. */
    public final int[] massColumn;

    /** The joint that each actuator acts on {@code [nu]}. */
    public final int[] actuatorJoint;
    /** 1 if torques on ball and free joints are in the parent's frame {@code [nu]}, else 0. */
    public final int[] actuatorInParent;
    /** Gear {@code [nu, 6]}. */
    public final float[] actuatorGear;
    /** Gain is g0 + g1 length + g2 velocity {@code [nu, 3]}. */
    public final float[] actuatorGain;
    /** Bias is b0 + b1 length + b2 velocity {@code [nu, 3]}. */
    public final float[] actuatorBias;
    /** Smallest control signal {@code [nu]}. */
    public final float[] controlMinimum;
    /** Largest control signal {@code [nu]}. */
    public final float[] controlMaximum;
    /** Smallest force {@code [nu]}, in N or N m. */
    public final float[] actuatorForceMinimum;
    /** Largest force {@code [nu]}, in N or N m. */
    public final float[] actuatorForceMaximum;

    Model(OptionTable options, BodyTable bodies, JointTable joints, DofTable dofs, ActuatorTable actuators) {
        nq = joints.qpos0.length;
        nv = dofs.body.length;
        nu = actuators.joint.length;
        nbody = bodies.parent.length;
        njnt = joints.type.length;
        nM = dofs.massColumn.length;
        timestep = options.timestep();
        gravityX = options.gravityX();
        gravityY = options.gravityY();
        gravityZ = options.gravityZ();
        implicitDamping = options.implicitDamping();
        implicitActuation = options.implicitActuation();
        levels = bodies.levels.count();
        levelStart = bodies.levels.start();
        levelBody = bodies.levels.members();
        dofLevels = dofs.levels.count();
        dofLevelStart = dofs.levels.start();
        dofLevelDof = dofs.levels.members();
        bodyParent = bodies.parent;
        bodyRoot = bodies.root;
        bodySubtreeEnd = bodies.subtreeEnd;
        bodyJointStart = bodies.jointStart;
        bodyDofStart = bodies.dofStart;
        bodyPosition = bodies.position;
        bodyOrientation = bodies.orientation;
        bodyInertialPosition = bodies.inertialPosition;
        bodyInertialOrientation = bodies.inertialOrientation;
        bodyMass = bodies.mass;
        bodyInertia = bodies.inertia;
        bodySubtreeMass = bodies.subtreeMass;
        jointType = joints.type;
        jointBody = joints.body;
        jointQposStart = joints.qposStart;
        jointDofStart = joints.dofStart;
        jointPosition = joints.position;
        jointAxis = joints.axis;
        jointStiffness = joints.stiffness;
        jointMinimum = joints.minimum;
        jointMaximum = joints.maximum;
        jointForceMinimum = joints.forceMinimum;
        jointForceMaximum = joints.forceMaximum;
        jointActuatorStart = actuators.jointStart;
        jointActuator = actuators.byJoint;
        qpos0 = joints.qpos0;
        qposSpring = joints.qposSpring;
        dofBody = dofs.body;
        dofJoint = dofs.joint;
        dofParent = dofs.parent;
        dofDepth = dofs.depth;
        dofSubtreeEnd = dofs.subtreeEnd;
        dofArmature = dofs.armature;
        dofDamping = dofs.damping;
        massRowStart = dofs.massRowStart;
        massColumn = dofs.massColumn;
        actuatorJoint = actuators.joint;
        actuatorInParent = actuators.inParent;
        actuatorGear = actuators.gear;
        actuatorGain = actuators.gain;
        actuatorBias = actuators.bias;
        controlMinimum = actuators.controlMinimum;
        controlMaximum = actuators.controlMaximum;
        actuatorForceMinimum = actuators.forceMinimum;
        actuatorForceMaximum = actuators.forceMaximum;
    }
}
