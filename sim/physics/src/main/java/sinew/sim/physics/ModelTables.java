package sinew.sim.physics;

import org.jspecify.annotations.Nullable;
import sinew.assets.model.ModelSpec;

/** The tables of a model, made one after the other from its description. What needs the initial pose is filled in afterwards. */
final class ModelTables {
    final ModelSpec spec;
    final BodyTable bodies;
    final JointTable joints;
    final DofTable dofs;
    final SiteTable sites;
    final TendonTable tendons;
    final ActuatorTable actuators;
    final FluidTable fluid;
    final MeshTable meshes;
    final HeightFieldTable heightFields;
    final GeomTable geoms;
    final PairTable pairs;
    final ContactParameterTable contactParameters;
    final ConvexTable convex;
    final RayTable rays;
    final Capacities capacities;
    final SensorTable sensors;
    final MemoryTable memory;

    ModelTables(ModelSpec spec, @Nullable Capacities capacities) {
        this.spec = spec;
        bodies = new BodyTable(spec);
        joints = new JointTable(spec);
        dofs = new DofTable(spec, bodies);
        sites = new SiteTable(spec);
        tendons = new TendonTable(spec, joints, sites);
        actuators = new ActuatorTable(spec, joints, sites);
        fluid = new FluidTable(spec);
        meshes = new MeshTable(spec);
        heightFields = new HeightFieldTable(spec);
        geoms = new GeomTable(spec, meshes, heightFields);
        GeomPairs found = new GeomPairs(spec, geoms);
        pairs = new PairTable(geoms, found);
        contactParameters = new ContactParameterTable(found.parameters());
        convex = new ConvexTable(spec, meshes, pairs);
        rays = new RayTable(spec, geoms);
        this.capacities = capacities == null ? Capacities.of(spec, pairs) : capacities;
        sensors = new SensorTable(
                new SensorLists(spec, joints, geoms),
                new ContactSensorTable(spec, geoms, pairs),
                spec.options().magneticField());
        memory = new MemoryTable(spec);
    }

    /** The options, which depend on what the tables hold at the time of the call. */
    OptionTable options() {
        return OptionTable.of(this);
    }
}
