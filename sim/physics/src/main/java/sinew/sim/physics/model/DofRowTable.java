package sinew.sim.physics.model;

import java.util.ArrayList;
import java.util.List;
import sinew.assets.model.JointSpec;
import sinew.assets.model.JointType;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.OptionFlag;
import sinew.assets.model.SimulationOptions;
import sinew.sim.kernel.Constants;
import sinew.sim.physics.preparation.ConstraintParameters;

/**
 * Constraints on single degrees of freedom: dry friction, and limits of slide and hinge joints. Their Jacobian is one entry, 1 or
 * -1, and is not stored.
 */
@Constants
public final class DofRowTable {
    /** Degrees of freedom with dry friction. */
    public final int frictionCount;
    /** Candidates for limits: one for a joint whose two sides cannot be active together, else one per side. */
    public final int limitCount;
    /** Rows that there can be at most. */
    public final int capacity;
    /** The degree of freedom of each friction {@code [frictionCount]}. */
    public final int[] frictionDof;
    /** Dry friction {@code [frictionCount]}, in N or N m. */
    public final float[] frictionLoss;
    /** Weight D of each friction row {@code [frictionCount]}. */
    public final float[] frictionWeight;
    /** Damping B of each friction row {@code [frictionCount]}, in 1/s. */
    public final float[] frictionDamping;
    /** The degree of freedom of each limit {@code [limitCount]}. */
    public final int[] limitDof;
    /** The entry of the position vector of each limit {@code [limitCount]}. */
    public final int[] limitPosition;
    /** Lower and upper end {@code [limitCount, 2]}, in m or rad. */
    public final float[] limitRange;
    /** Distance from which on a limit is active {@code [limitCount]}, in m or rad. */
    public final float[] limitMargin;
    /** Stiffness K and damping B {@code [limitCount, 2]}. */
    public final float[] limitReference;
    /** Impedance {@code [limitCount, 5]}. */
    public final float[] limitImpedance;
    /** Inverse inertia {@code [limitCount]}. */
    public final float[] limitInverseWeight;

    DofRowTable(ModelSpec spec, JointTable joints, InitialPose pose) {
        SimulationOptions options = spec.options();
        boolean on = options.isOn(OptionFlag.CONSTRAINT);
        List<JointSpec> rough = on && options.isOn(OptionFlag.FRICTIONLOSS) ? roughJoints(spec) : List.of();
        frictionCount =
                rough.stream().mapToInt(joint -> joint.type().velocityCount()).sum();
        frictionDof = new int[frictionCount];
        frictionLoss = new float[frictionCount];
        frictionWeight = new float[frictionCount];
        frictionDamping = new float[frictionCount];
        double shortest = SolverTable.shortestTime(options);
        int row = 0;
        for (JointSpec joint : rough) {
            for (int i = 0; i < joint.type().velocityCount(); i++) {
                fillFriction(joint, row++, joints.dofStart[joint.index()] + i, pose, shortest);
            }
        }
        List<Side> sides = on && options.isOn(OptionFlag.LIMIT) ? sides(spec) : List.of();
        limitCount = sides.size();
        limitDof = new int[limitCount];
        limitPosition = new int[limitCount];
        limitRange = new float[2 * limitCount];
        limitMargin = new float[limitCount];
        limitReference = new float[2 * limitCount];
        limitImpedance = new float[5 * limitCount];
        limitInverseWeight = new float[limitCount];
        for (int i = 0; i < limitCount; i++) {
            fillLimit(sides.get(i), i, joints, pose, shortest);
        }
        capacity = frictionCount + limitCount;
    }

    private record Side(JointSpec joint, double minimum, double maximum) {}

    private static List<JointSpec> roughJoints(ModelSpec spec) {
        return spec.joints().stream().filter(joint -> joint.frictionLoss() > 0).toList();
    }

    private static List<Side> sides(ModelSpec spec) {
        List<Side> sides = new ArrayList<>();
        for (JointSpec joint : spec.joints()) {
            if (joint.limited() && (joint.type() == JointType.SLIDE || joint.type() == JointType.HINGE)) {
                double minimum = joint.range().minimum();
                double maximum = joint.range().maximum();
                if (maximum - minimum > 2 * joint.limitMargin()) {
                    sides.add(new Side(joint, minimum, maximum));
                } else {
                    sides.add(new Side(joint, minimum, Float.MAX_VALUE));
                    sides.add(new Side(joint, -Float.MAX_VALUE, maximum));
                }
            }
        }
        return sides;
    }

    private void fillFriction(JointSpec joint, int row, int dof, InitialPose pose, double shortest) {
        ConstraintParameters parameters =
                ConstraintParameters.of(joint.frictionReference(), joint.frictionImpedance(), shortest);
        double impedance = parameters.impedanceAtRest();
        frictionDof[row] = dof;
        frictionLoss[row] = (float) joint.frictionLoss();
        frictionWeight[row] = (float) (impedance / ((1 - impedance) * pose.dofInverseWeight[dof]));
        frictionDamping[row] = (float) parameters.damping();
    }

    private void fillLimit(Side side, int index, JointTable joints, InitialPose pose, double shortest) {
        JointSpec joint = side.joint();
        limitDof[index] = joints.dofStart[joint.index()];
        limitPosition[index] = joints.qposStart[joint.index()];
        limitRange[2 * index] = (float) side.minimum();
        limitRange[2 * index + 1] = (float) side.maximum();
        limitMargin[index] = (float) joint.limitMargin();
        limitInverseWeight[index] = (float) pose.dofInverseWeight[limitDof[index]];
        ConstraintParameters.of(joint.limitReference(), joint.limitImpedance(), shortest)
                .store(index, limitReference, limitImpedance);
    }
}
