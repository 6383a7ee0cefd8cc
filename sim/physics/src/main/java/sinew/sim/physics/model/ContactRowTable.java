package sinew.sim.physics.model;

import org.jspecify.annotations.Nullable;
import sinew.assets.model.FrictionCone;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.SolverImpedance;
import sinew.assets.model.SolverReference;
import sinew.sim.kernel.Constants;
import sinew.sim.physics.preparation.ConstraintParameters;

/** What the rows of contacts are made with, for each set of parameters in {@link ContactParameterTable}. */
@Constants
public final class ContactRowTable {
    /** Base rows of the contact with the most, 1 to 6. */
    public final int dimensions;
    /** Stiffness K and damping B of the normal row {@code [sets, 2]}. */
    public final float[] reference;
    /** Damping B of friction rows {@code [sets]}. */
    public final float[] frictionDamping;
    /** Impedance {@code [sets, 5]}. */
    public final float[] impedance;

    ContactRowTable(ModelSpec spec, ContactParameterTable sets) {
        int count = sets.condim.length;
        int most = 1;
        reference = new float[2 * count];
        frictionDamping = new float[count];
        impedance = new float[5 * count];
        double shortest = SolverTable.shortestTime(spec.options());
        boolean elliptic = spec.options().cone() == FrictionCone.ELLIPTIC;
        for (int set = 0; set < count; set++) {
            most = Math.max(most, sets.condim[set]);
            SolverImpedance strength = impedanceOf(sets, set);
            SolverReference normal = new SolverReference(sets.solref[2 * set], sets.solref[2 * set + 1]);
            SolverReference sliding = frictionReference(sets, set);
            ConstraintParameters ofNormal = ConstraintParameters.of(normal, strength, shortest);
            ofNormal.store(set, reference, impedance);
            ConstraintParameters ofFriction =
                    elliptic && sliding != null ? ConstraintParameters.of(sliding, strength, shortest) : ofNormal;
            frictionDamping[set] = (float) ofFriction.damping();
        }
        dimensions = most;
    }

    private static SolverImpedance impedanceOf(ContactParameterTable sets, int set) {
        int at = 5 * set;
        return new SolverImpedance(
                sets.solimp[at], sets.solimp[at + 1], sets.solimp[at + 2], sets.solimp[at + 3], sets.solimp[at + 4]);
    }

    /** Null if friction has no reference of its own, which both figures being zero and figures of different sign say. */
    private static @Nullable SolverReference frictionReference(ContactParameterTable sets, int set) {
        float first = sets.solreffriction[2 * set];
        float second = sets.solreffriction[2 * set + 1];
        boolean own = (first > 0) == (second > 0) && (first != 0 || second != 0);
        return own ? new SolverReference(first, second) : null;
    }
}
