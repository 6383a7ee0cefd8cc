package sinew.sim.physics.model;

import org.jspecify.annotations.Nullable;
import sinew.assets.model.ModelSpec;

/** The tables of a model, made one after the other from its description. What needs the initial pose is filled in afterwards. */
public final class ModelTables {
    /** The description. */
    public final ModelSpec spec;
    /** Bodies. */
    public final BodyTable bodies;
    /** Joints. */
    public final JointTable joints;
    /** Degrees of freedom. */
    public final DofTable dofs;
    /** Sites that something reads. */
    public final SiteTable sites;
    /** Tendons. */
    public final TendonTable tendons;
    /** Actuators. */
    public final ActuatorTable actuators;
    /** What meets the medium. */
    public final FluidTable fluid;
    /** Hulls of meshes. */
    public final MeshTable meshes;
    /** Height fields. */
    public final HeightFieldTable heightFields;
    /** Geoms that can touch. */
    public final GeomTable geoms;
    /** Pairs of them. */
    public final PairTable pairs;
    /** What contacts are made with. */
    public final ContactParameterTable contactParameters;
    /** How convex geoms are collided. */
    public final ConvexTable convex;
    /** What rays ask of geoms. */
    public final RayTable rays;
    /** What rays meet of meshes. */
    public final TriangleTable triangles;
    /** Working memory that an environment gets. */
    public final Capacities capacities;
    /** Sensors. */
    public final SensorTable sensors;
    /** What states remember. */
    public final MemoryTable memory;

    /**
     * Makes the tables.
     *
     * @param spec the description
     * @param capacities how much working memory an environment gets, or null for what the description asks for or needs
     */
    public ModelTables(ModelSpec spec, @Nullable Capacities capacities) {
        this.spec = spec;
        bodies = new BodyTable(spec);
        joints = new JointTable(spec);
        dofs = new DofTable(spec, bodies);
        sites = new SiteTable(spec);
        tendons = new TendonTable(spec, joints, sites);
        memory = new MemoryTable(spec);
        actuators = new ActuatorTable(spec, joints, sites, memory);
        fluid = new FluidTable(spec);
        meshes = new MeshTable(spec);
        heightFields = new HeightFieldTable(spec);
        geoms = new GeomTable(spec, meshes, heightFields);
        GeomPairs found = new GeomPairs(spec, geoms);
        pairs = new PairTable(geoms, found);
        contactParameters = new ContactParameterTable(found.parameters());
        convex = new ConvexTable(spec, meshes, pairs);
        rays = new RayTable(spec, geoms);
        triangles = new TriangleTable(spec, meshes);
        this.capacities = capacities == null ? Capacities.of(spec, pairs) : capacities;
        sensors = new SensorTable(
                new SensorLists(spec, joints, geoms),
                new ContactSensorTable(spec, geoms, pairs),
                spec.options().magneticField());
    }

    /** The options, which depend on what the tables hold at the time of the call. */
    OptionTable options() {
        return OptionTable.of(this);
    }
}
