package sinew.sim.physics.model;

import java.util.ArrayList;
import java.util.List;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.OptionFlag;
import sinew.assets.model.TendonSpec;
import sinew.sim.kernel.Constants;
import sinew.sim.physics.preparation.ConstraintParameters;

/** Dry friction and limits of tendons. */
@Constants
public final class TendonRowTable {
    /** Tendons with dry friction. */
    public final int frictionCount;
    /** Their numbers {@code [frictionCount]}. */
    public final int[] frictionTendon;
    /** Dry friction {@code [frictionCount]}, in N. */
    public final float[] frictionLoss;
    /** Impedance of each friction row {@code [frictionCount]}. */
    public final float[] frictionImpedance;
    /** Damping B of each friction row {@code [frictionCount]}, in 1/s. */
    public final float[] frictionDamping;
    /** Candidates for limits: one for a tendon whose two sides cannot be active together, else one per side. */
    public final int limitCount;
    /** The tendon of each {@code [limitCount]}. */
    public final int[] limitTendon;
    /** Lower and upper end {@code [limitCount, 2]}, in m. */
    public final float[] limitRange;
    /** Distance from which on a limit is active {@code [limitCount]}, in m. */
    public final float[] limitMargin;
    /** Stiffness K and damping B {@code [limitCount, 2]}. */
    public final float[] limitReference;
    /** Impedance {@code [limitCount, 5]}. */
    public final float[] limitImpedance;
    /** Inverse inertia of every tendon {@code [tendons]}. */
    public final float[] inverseWeight;

    private record Side(TendonSpec tendon, double minimum, double maximum) {}

    TendonRowTable(ModelSpec spec, InitialPose pose) {
        boolean on = spec.options().isOn(OptionFlag.CONSTRAINT);
        double shortest = SolverTable.shortestTime(spec.options());
        List<TendonSpec> rough = on && spec.options().isOn(OptionFlag.FRICTIONLOSS)
                ? spec.tendons().stream()
                        .filter(tendon -> tendon.frictionLoss() > 0)
                        .toList()
                : List.of();
        frictionCount = rough.size();
        frictionTendon = new int[frictionCount];
        frictionLoss = new float[frictionCount];
        frictionImpedance = new float[frictionCount];
        frictionDamping = new float[frictionCount];
        for (int i = 0; i < frictionCount; i++) {
            TendonSpec tendon = rough.get(i);
            ConstraintParameters parameters =
                    ConstraintParameters.of(tendon.frictionReference(), tendon.frictionImpedance(), shortest);
            frictionTendon[i] = tendon.index();
            frictionLoss[i] = (float) tendon.frictionLoss();
            frictionImpedance[i] = (float) parameters.impedanceAtRest();
            frictionDamping[i] = (float) parameters.damping();
        }
        List<Side> sides = on && spec.options().isOn(OptionFlag.LIMIT) ? sides(spec) : List.of();
        limitCount = sides.size();
        limitTendon = new int[limitCount];
        limitRange = new float[2 * limitCount];
        limitMargin = new float[limitCount];
        limitReference = new float[2 * limitCount];
        limitImpedance = new float[5 * limitCount];
        for (int i = 0; i < limitCount; i++) {
            TendonSpec tendon = sides.get(i).tendon();
            limitTendon[i] = tendon.index();
            limitRange[2 * i] = (float) sides.get(i).minimum();
            limitRange[2 * i + 1] = (float) sides.get(i).maximum();
            limitMargin[i] = (float) tendon.limitMargin();
            ConstraintParameters.of(tendon.limitReference(), tendon.limitImpedance(), shortest)
                    .store(i, limitReference, limitImpedance);
        }
        inverseWeight = new float[spec.tendons().size()];
        for (int i = 0; i < inverseWeight.length; i++) {
            inverseWeight[i] = pose.ofRow(pose.tendonInverseWeight[i]);
        }
    }

    private static List<Side> sides(ModelSpec spec) {
        List<Side> sides = new ArrayList<>();
        for (TendonSpec tendon : spec.tendons()) {
            double minimum = tendon.range().minimum();
            double maximum = tendon.range().maximum();
            if (tendon.limited() && maximum - minimum > 2 * tendon.limitMargin()) {
                sides.add(new Side(tendon, minimum, maximum));
            } else if (tendon.limited()) {
                sides.add(new Side(tendon, minimum, Float.MAX_VALUE));
                sides.add(new Side(tendon, -Float.MAX_VALUE, maximum));
            }
        }
        return sides;
    }
}
