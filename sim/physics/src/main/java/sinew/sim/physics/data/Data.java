package sinew.sim.physics.data;

import sinew.sim.kernel.Scratch;
import sinew.sim.physics.model.BodyTable;
import sinew.sim.physics.model.MemoryTable;
import sinew.sim.physics.model.Model;

/**
 * The state of one environment and everything that is computed from it, MuJoCo's {@code mjData}.
 *
 * <p>State and inputs are the fields that say so, set at first by {@link InitialState}; the rest is output of the stages
 * that are named. Spatial vectors have six components, rotation before translation, in the world's axes about the centre of mass
 * of the body's tree ({@link #subtreeCenter} of {@link BodyTable#root}). All arrays are flat, one block after the other.
 */
@Scratch
public final class Data {
    /** Joint positions {@code [nq]} in m, rad and unit quaternions (w x y z). State. */
    public final float[] qpos;
    /** Joint velocities {@code [nv]} in m/s and rad/s. State. */
    public final float[] qvel;
    /** Control signals of the actuators {@code [nu]}. Input. */
    public final float[] control;
    /** Forces on the degrees of freedom that the user applies {@code [nv]}, in N and N m. Input. */
    public final float[] qfrcApplied;
    /** Activations of the actuators that have dynamics {@code [na]}. State. */
    public final float[] activation;
    /** What else lasts from step to step {@code [m.memory.size]}, see {@link MemoryTable}. State. */
    public final float[] memory;
    /** Positions of the bodies that the user moves {@code [nmocap, 3]} in the world, in m. Input. */
    public final float[] mocapPosition;
    /** Orientations of the bodies that the user moves {@code [nmocap, 4]}, quaternions from body to world. Input. */
    public final float[] mocapOrientation;

    /** Origins of the bodies' frames {@code [nbody, 3]} in the world, in m (xpos). {@code Kinematics}. */
    public final float[] bodyPosition;
    /** Orientations of the bodies {@code [nbody, 4]}, unit quaternions from body to world (xquat). {@code Kinematics}. */
    public final float[] bodyOrientation;
    /** Centres of mass of the bodies {@code [nbody, 3]} in the world, in m (xipos). {@code Kinematics}. */
    public final float[] inertialPosition;
    /** Anchors of the joints {@code [njnt, 3]} in the world, in m (xanchor). {@code Kinematics}. */
    public final float[] jointAnchor;
    /** Axes of the joints {@code [njnt, 3]} in the world (xaxis). {@code Kinematics}. */
    public final float[] jointAxis;

    /** Poses of the geoms that can touch. {@code GeomKinematics}. */
    public final GeomPoses geoms;

    /** Centres of mass of the subtrees {@code [nbody, 3]} in the world, in m; the world's own is not set. {@code SpatialInertia}. */
    public final float[] subtreeCenter;
    /**
     * Spatial inertias {@code [nbody, 10]}: xx yy zz xy xz yz, mass times centre, mass. Of single bodies (cinert) after
     * {@code SpatialInertia}, of whole subtrees (crb) after {@code MassMatrix}.
     */
    public final float[] inertia;
    /** Directions of motion of the degrees of freedom {@code [nv, 6]} (cdof). {@code MotionAxes}. */
    public final float[] motionAxis;
    /** Poses of sites. {@code Sites}. */
    public final SitePoses sites;
    /** Lengths of tendons. {@code Tendons}. */
    public final TendonState tendons;

    /** The mass matrix {@code [nM]}, lower triangle, in the rows of {@link Model#massRowStart}. {@code MassMatrix}. */
    public final float[] mass;
    /** Its factor L {@code [nM]} in the same layout (qLD); the diagonal is not used. {@code TreeFactor}. */
    public final float[] massFactor;
    /** Inverse of the factor's diagonal D {@code [nv]}. {@code TreeFactor}. */
    public final float[] inverseDiagonal;

    /** Spatial velocities of the bodies {@code [nbody, 6]} in rad/s and m/s (cvel). {@code BiasForces}. */
    public final float[] bodyVelocity;
    /**
     * Working memory of {@code BiasForces} {@code [nbody, 6]}: outwards the spatial accelerations at zero joint acceleration with
     * gravity as an upward acceleration, inwards the spatial forces that subtrees need for them.
     */
    public final float[] spatialBias;
    /** Coriolis, centrifugal and gravity forces {@code [nv]}, on the side of inertia (qfrc_bias). {@code BiasForces}. */
    public final float[] qfrcBias;
    /** Forces of springs and dampers {@code [nv]}. {@code PassiveForces}. */
    public final float[] qfrcPassive;
    /** Forces that compensate gravity {@code [nv]}; not written in models without. {@code GravityCompensation}. */
    public final float[] gravityCompensation;
    /** Forces of the medium. {@code FluidForces}. */
    public final FluidState fluid;
    /** Lengths and moments of transmissions. {@code Transmissions}. */
    public final TransmissionState transmissions;
    /** Rates of the activations {@code [na]}, in 1/s (act_dot). {@code Actuation}. */
    public final float[] activationRate;
    /** Forces of the actuators before gear {@code [nu]}, in N and N m. {@code Actuation}. */
    public final float[] actuatorForce;
    /** Forces of the actuators on the degrees of freedom {@code [nv]}. {@code Actuation}. */
    public final float[] qfrcActuator;
    /** Contacts of the state. {@code Collision}. */
    public final Contacts contacts;
    /** Working memory of {@code Collision}. */
    public final CollisionWork collision;
    /** Working memory of {@code ConvexColliders}. */
    public final ConvexWork convex;
    /** Sum of all forces but inertia {@code [nv]}: passive, actuator and applied less bias. {@code SmoothAcceleration}. */
    public final float[] qfrcSmooth;
    /** Joint accelerations {@code [nv]} in m/s^2 and rad/s^2. {@code SmoothAcceleration}, {@code NewtonSolver}. */
    public final float[] qacc;
    /** Forces of constraints on the degrees of freedom {@code [nv]} (qfrc_constraint). {@code NewtonSolver}. */
    public final float[] qfrcConstraint;
    /** Accelerations of the step before {@code [nv]}, from which the solver may start. State. {@code NewtonSolver}. */
    public final float[] qaccWarmstart;
    /** Constraint rows but those of contacts. {@code DofRows}, {@code GeneralRows}, {@code NewtonSolver}. */
    public final ScalarRows rows;
    /** Constraint rows of contacts. {@code ContactRowMaker}, {@code NewtonSolver}. */
    public final ContactRows contactRows;
    /** Working memory and report of {@code NewtonSolver}. */
    public final SolverMemory solver;
    /** What moves independently of the rest. {@code Islands}. */
    public final IslandMemory islands;
    /** Working memory of {@code NoslipSolver}. */
    public final NoslipMemory noslip;

    /** Accelerations that the integrator used {@code [nv]}. {@code Integration}. */
    public final float[] qaccIntegrated;
    /** Derivatives that it needs. {@code ImplicitDamping}. */
    public final DerivativeMemory derivatives;
    /** What {@code RungeKutta} keeps between its stages. */
    public final RungeKuttaMemory rungeKutta;
    /** What the sensors measure. {@code Sensors}. */
    public final SensorValues sensors;

    /**
     * Makes memory for one environment.
     *
     * @param model gives the sizes
     */
    public Data(Model model) {
        qpos = new float[model.nq];
        qvel = new float[model.nv];
        control = new float[model.nu];
        qfrcApplied = new float[model.nv];
        activation = new float[model.na];
        memory = new float[model.memory.size];
        mocapPosition = new float[model.nmocap * 3];
        mocapOrientation = new float[model.nmocap * 4];
        bodyPosition = new float[model.nbody * 3];
        bodyOrientation = new float[model.nbody * 4];
        inertialPosition = new float[model.nbody * 3];
        jointAnchor = new float[model.njnt * 3];
        jointAxis = new float[model.njnt * 3];
        geoms = new GeomPoses(model);
        subtreeCenter = new float[model.nbody * 3];
        inertia = new float[model.nbody * 10];
        motionAxis = new float[model.nv * 6];
        sites = new SitePoses(model.sites);
        tendons = new TendonState(model);
        mass = new float[model.nM];
        massFactor = new float[model.nM];
        inverseDiagonal = new float[model.nv];
        bodyVelocity = new float[model.nbody * 6];
        spatialBias = new float[model.nbody * 6];
        qfrcBias = new float[model.nv];
        qfrcPassive = new float[model.nv];
        gravityCompensation = new float[model.nv];
        fluid = new FluidState(model.fluid);
        transmissions = new TransmissionState(model);
        activationRate = new float[model.na];
        actuatorForce = new float[model.nu];
        qfrcActuator = new float[model.nv];
        contacts = new Contacts(model);
        collision = new CollisionWork(model);
        convex = new ConvexWork(model.convex);
        qfrcSmooth = new float[model.nv];
        qacc = new float[model.nv];
        qfrcConstraint = new float[model.nv];
        qaccWarmstart = new float[model.nv];
        rows = new ScalarRows(model);
        contactRows = new ContactRows(model);
        solver = new SolverMemory(model);
        islands = new IslandMemory(model);
        noslip = new NoslipMemory(model);
        qaccIntegrated = new float[model.nv];
        derivatives = new DerivativeMemory(model);
        rungeKutta = new RungeKuttaMemory(model);
        sensors = new SensorValues(model);
    }
}
