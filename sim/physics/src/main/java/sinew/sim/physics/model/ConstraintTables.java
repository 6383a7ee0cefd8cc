package sinew.sim.physics.model;

import sinew.assets.model.ModelSpec;

/** The tables of constraints that {@link Model} holds. */
record ConstraintTables(
        DofRowTable dofRows,
        EqualityTable equalities,
        TendonRowTable tendonRows,
        GeneralRowTable generalRows,
        ChainTable chains,
        ContactRowTable contactRows,
        SolverTable solver,
        NoslipTable noslip,
        IslandTable islands) {
    /** Makes the tables; they follow from the initial pose. */
    static ConstraintTables of(ModelTables tables, InitialPose pose) {
        ModelSpec spec = tables.spec;
        EqualityTable equalities = new EqualityTable(spec, tables.joints, tables.memory, pose);
        TendonRowTable tendonRows = new TendonRowTable(spec, pose);
        int rows = equalities.rows + tendonRows.frictionCount + tendonRows.limitCount;
        DofRowTable dofRows = new DofRowTable(spec, tables.joints, pose);
        ContactRowTable contactRows = new ContactRowTable(spec, tables.contactParameters);
        GeneralRowTable generalRows = new GeneralRowTable(spec, tables.joints, pose, rows);
        SolverTable solver = new SolverTable(spec, pose.meanInertia);
        NoslipTable noslip =
                new NoslipTable(tables, dofRows.frictionCount + tendonRows.frictionCount, contactRows.dimensions);
        int capacity = dofRows.capacity + generalRows.capacity;
        return new ConstraintTables(
                dofRows,
                equalities,
                tendonRows,
                generalRows,
                new ChainTable(tables.bodies, tables.dofs, tables.geoms, tables.pairs, pose),
                contactRows,
                solver,
                noslip,
                new IslandTable(tables.dofs, solver.limited, noslip.on, capacity, tables.capacities.contacts()));
    }
}
