package sinew.sim.physics;

import sinew.assets.model.ModelSpec;

/** The tables of constraints that {@link Model} holds. */
record ConstraintTables(
        DofRowTable dofRows,
        EqualityTable equalities,
        TendonRowTable tendonRows,
        GeneralRowTable generalRows,
        ChainTable chains,
        ContactRowTable contactRows,
        SolverTable solver) {
    /** Makes the tables; they follow from the initial pose. */
    static ConstraintTables of(ModelTables tables, InitialPose pose) {
        ModelSpec spec = tables.spec;
        EqualityTable equalities = new EqualityTable(spec, tables.joints, pose);
        TendonRowTable tendonRows = new TendonRowTable(spec, pose);
        int rows = equalities.rows + tendonRows.frictionCount + tendonRows.limitCount;
        return new ConstraintTables(
                new DofRowTable(spec, tables.joints, pose),
                equalities,
                tendonRows,
                new GeneralRowTable(spec, tables.joints, pose, rows),
                new ChainTable(tables.bodies, tables.dofs, tables.geoms, tables.pairs, pose.bodyInverseWeight),
                new ContactRowTable(spec, tables.contactParameters),
                new SolverTable(spec, pose.meanInertia));
    }
}
