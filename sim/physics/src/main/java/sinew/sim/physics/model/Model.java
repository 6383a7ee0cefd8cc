package sinew.sim.physics.model;

import java.util.Arrays;
import sinew.sim.kernel.Constants;

/**
 * What does not change while a robot moves, MuJoCo's {@code mjModel}: sizes, and tables of flat arrays.
 *
 * <p>Body 0 is the world; bodies and degrees of freedom are numbered depth first, so that a subtree is a range of numbers and
 * the children of body b are {@code c = b + 1; c < bodies.subtreeEnd[b]; c = bodies.subtreeEnd[c]}. Made by {@code ModelCompiler}.
 */
@Constants
public final class Model {
    /** The largest system that is worth the registers that it takes and the length of the program. */
    public static final int MOST_REGISTER_ROWS = 64;

    /** Entries of the position vector. */
    public final int nq;
    /** Degrees of freedom, entries of the velocity vector. */
    public final int nv;
    /** Actuators, entries of the control vector. */
    public final int nu;
    /** Entries of the activation vector. */
    public final int na;
    /** Bodies, the world included. */
    public final int nbody;
    /** Bodies that the user moves. */
    public final int nmocap;
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
    /** Whether the velocity derivatives of actuators are among them (integrators implicitfast and implicit). */
    public final boolean implicitActuation;
    /** Whether the damping of tendons is among them (integrators implicitfast and implicit). */
    public final boolean implicitTendons;
    /** Whether the gyroscopic forces of free bodies on which nothing moves are among them (integrator implicitfast). */
    public final boolean implicitFreeBodies;
    /** Whether the drag of the medium on boxes is among them (integrators implicitfast and implicit). */
    public final boolean implicitFluid;
    /** Whether the forces of the medium on ellipsoids are among them (integrators implicitfast and implicit). */
    public final boolean implicitEllipsoids;
    /** Whether Coriolis and centrifugal forces are among them, which makes the matrix unsymmetric (integrator implicit). */
    public final boolean implicitBias;
    /** Bodies whose derivatives are needed: all or none. */
    public final int bodyDerivatives;
    /** Degrees of freedom of whose bias forces derivatives are needed: all or none. */
    public final int biasDerivatives;
    /** Entries of the upper triangle of the unsymmetric matrix: {@link #nM} or none. */
    public final int upperEntries;
    /** Whether states are advanced by {@code RungeKutta}. */
    public final boolean rungeKutta;
    /** Copies of the state that this takes: 1 or 0. */
    public final int rungeKuttaCopies;

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

    /** Bodies {@code [nbody]}. */
    public final BodyTable bodies;
    /** Joints {@code [njnt]}. */
    public final JointTable joints;
    /** Degrees of freedom {@code [nv]}. */
    public final DofTable dofs;
    /** Sites that something reads. */
    public final SiteTable sites;
    /** Tendons. */
    public final TendonTable tendons;
    /** Actuators {@code [nu]}. */
    public final ActuatorTable actuators;
    /** What meets the medium. */
    public final FluidTable fluid;
    /** Hulls of the meshes that can touch. */
    public final MeshTable meshes;
    /** Height fields that can touch. */
    public final HeightFieldTable heightFields;
    /** Geoms that can touch. */
    public final GeomTable geoms;
    /** Pairs of geoms that could touch. */
    public final PairTable pairs;
    /** What the contacts of pairs are made with. */
    public final ContactParameterTable contactParameters;
    /** How convex geoms are collided. */
    public final ConvexTable convex;
    /** What rays ask of geoms. */
    public final RayTable rays;
    /** What rays meet of meshes. */
    public final TriangleTable triangles;
    /** Largest number of contacts of a state. */
    public final int contactCapacity;
    /** Sensors. */
    public final SensorTable sensors;
    /** What a state remembers. */
    public final MemoryTable memory;

    /** Constraints on single degrees of freedom. */
    public final DofRowTable dofRows;
    /** Equality constraints. */
    public final EqualityTable equalities;
    /** Dry friction and limits of tendons. */
    public final TendonRowTable tendonRows;
    /** Constraints with a Jacobian row of their own. */
    public final GeneralRowTable generalRows;
    /** What moves the two bodies of a contact against each other. */
    public final ChainTable chains;
    /** How rows of contacts are made. */
    public final ContactRowTable contactRows;
    /** How constraints are solved. */
    public final SolverTable solver;
    /** How friction is made stiff after that. */
    public final NoslipTable noslip;
    /** What can move independently of the rest. */
    public final IslandTable islands;
    /** Positions in the initial pose {@code [nq]}. */
    public final float[] qpos0;
    /** Positions at which springs are at rest {@code [nq]}. */
    public final float[] qposSpring;
    /** First entry of each row of the mass matrix {@code [nv + 1]}: ancestors from the root on, last the diagonal. */
    public final int[] massRowStart;
    /** Column of each entry of the mass matrix {@code [nM]}. */
    public final int[] massColumn;
    /**
     * Where the entry of a column and a row is stored, on either side of the diagonal {@code [nv, nv]}; -1 if it is always zero. Only
     * for models of at most {@link #MOST_REGISTER_ROWS} degrees of freedom.
     */
    public final int[] massEntry;
    /** Whether lanes solve for accelerations in registers. */
    public final boolean solvesInRegisters;

    /**
     * Makes a model without what constraints need of the initial pose, to measure it with.
     *
     * @param tables its tables
     */
    public Model(ModelTables tables) {
        this(tables, InitialPose.unknown(tables.spec));
    }

    /**
     * Makes a model.
     *
     * @param tables its tables
     * @param pose what constraints need of the initial pose
     */
    public Model(ModelTables tables, InitialPose pose) {
        ConstraintTables constraints = ConstraintTables.of(tables, pose);
        OptionTable options = tables.options();
        bodies = tables.bodies;
        joints = tables.joints;
        dofs = tables.dofs;
        sites = tables.sites;
        tendons = tables.tendons;
        actuators = tables.actuators;
        fluid = tables.fluid;
        meshes = tables.meshes;
        heightFields = tables.heightFields;
        geoms = tables.geoms;
        pairs = tables.pairs;
        contactParameters = tables.contactParameters;
        convex = tables.convex;
        rays = tables.rays;
        triangles = tables.triangles;
        contactCapacity = tables.capacities.contacts();
        sensors = tables.sensors;
        memory = tables.memory;
        dofRows = constraints.dofRows();
        equalities = constraints.equalities();
        tendonRows = constraints.tendonRows();
        generalRows = constraints.generalRows();
        chains = constraints.chains();
        contactRows = constraints.contactRows();
        solver = constraints.solver();
        noslip = constraints.noslip();
        islands = constraints.islands();
        nq = joints.qpos0.length;
        nv = dofs.body.length;
        nu = actuators.joint.length;
        na = tables.spec.activationCount();
        nbody = bodies.parent.length;
        nmocap = bodies.mocapBody.length;
        njnt = joints.type.length;
        nM = dofs.massColumn.length;
        timestep = options.timestep();
        gravityX = (float) options.gravity().x();
        gravityY = (float) options.gravity().y();
        gravityZ = (float) options.gravity().z();
        implicitDamping = options.implicitDamping();
        implicitActuation = options.implicitActuation();
        implicitTendons = options.implicitTendons();
        implicitFreeBodies = options.implicitFreeBodies();
        implicitFluid = options.implicitFluid();
        implicitEllipsoids = options.implicitEllipsoids();
        implicitBias = options.implicitBias();
        bodyDerivatives = implicitEllipsoids || implicitBias ? nbody : 0;
        biasDerivatives = implicitBias ? nv : 0;
        upperEntries = implicitBias ? nM : 0;
        rungeKutta = options.rungeKutta();
        rungeKuttaCopies = rungeKutta ? 1 : 0;
        levels = bodies.levels.count();
        levelStart = bodies.levels.start();
        levelBody = bodies.levels.members();
        dofLevels = dofs.levels.count();
        dofLevelStart = dofs.levels.start();
        dofLevelDof = dofs.levels.members();
        qpos0 = joints.qpos0;
        qposSpring = joints.qposSpring;
        massRowStart = dofs.massRowStart;
        massColumn = dofs.massColumn;
        solvesInRegisters = nv <= MOST_REGISTER_ROWS;
        massEntry = solvesInRegisters ? massEntries(nv, massRowStart, massColumn) : new int[0];
    }

    private static int[] massEntries(int size, int[] rowStart, int[] column) {
        int[] entries = new int[size * size];
        Arrays.fill(entries, -1);
        for (int row = 0; row < size; row++) {
            for (int entry = rowStart[row]; entry < rowStart[row + 1]; entry++) {
                entries[column[entry] * size + row] = entry;
                entries[row * size + column[entry]] = entry;
            }
        }
        return entries;
    }
}
