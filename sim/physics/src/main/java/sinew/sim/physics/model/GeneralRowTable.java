package sinew.sim.physics.model;

import java.util.List;
import sinew.assets.model.JointSpec;
import sinew.assets.model.JointType;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.OptionFlag;
import sinew.sim.kernel.Constants;
import sinew.sim.physics.preparation.ConstraintParameters;

/** How many constraint rows with a Jacobian of their own there can be, and the limits of ball joints, which make some of them. */
@Constants
public final class GeneralRowTable {
    /** Rows that there can be at most. */
    public final int capacity;
    /** Limited ball joints. */
    public final int ballCount;
    /** Their numbers {@code [ballCount]}. */
    public final int[] ballJoint;
    /** Greatest angle from the initial pose {@code [ballCount]}, in rad. */
    public final float[] ballRange;
    /** Distance from which on a limit is active {@code [ballCount]}, in rad. */
    public final float[] ballMargin;
    /** Stiffness K and damping B {@code [ballCount, 2]}. */
    public final float[] ballReference;
    /** Impedance {@code [ballCount, 5]}. */
    public final float[] ballImpedance;
    /** Inverse inertia {@code [ballCount]}. */
    public final float[] ballInverseWeight;

    GeneralRowTable(ModelSpec spec, JointTable joints, InitialPose pose, int otherRows) {
        boolean on =
                spec.options().isOn(OptionFlag.CONSTRAINT) && spec.options().isOn(OptionFlag.LIMIT);
        List<JointSpec> balls = on
                ? spec.joints().stream()
                        .filter(joint -> joint.limited() && joint.type() == JointType.BALL)
                        .toList()
                : List.of();
        ballCount = balls.size();
        ballJoint = new int[ballCount];
        ballRange = new float[ballCount];
        ballMargin = new float[ballCount];
        ballReference = new float[2 * ballCount];
        ballImpedance = new float[5 * ballCount];
        ballInverseWeight = new float[ballCount];
        double shortest = SolverTable.shortestTime(spec.options());
        for (int i = 0; i < ballCount; i++) {
            JointSpec joint = balls.get(i);
            ballJoint[i] = joint.index();
            ballRange[i] =
                    (float) Math.max(joint.range().minimum(), joint.range().maximum());
            ballMargin[i] = (float) joint.limitMargin();
            ballInverseWeight[i] = (float) pose.dofInverseWeight[joints.dofStart[joint.index()]];
            ConstraintParameters.of(joint.limitReference(), joint.limitImpedance(), shortest)
                    .store(i, ballReference, ballImpedance);
        }
        capacity = otherRows + ballCount;
    }
}
