package sinew.sim.physics.model;

import java.util.List;
import sinew.assets.model.JointSpec;
import sinew.assets.model.JointType;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.OptionFlag;
import sinew.sim.kernel.Constants;
import sinew.sim.kernel.HostOnly;
import sinew.sim.physics.preparation.Flat;
import sinew.sim.physics.preparation.GravityShares;

/** The joints of a model. */
@Constants
public final class JointTable {
    /** Joint type: six degrees of freedom. */
    public static final int FREE = 0;
    /** Joint type: rotation about a point. */
    public static final int BALL = 1;
    /** Joint type: translation along an axis. */
    public static final int SLIDE = 2;
    /** Joint type: rotation about an axis. */
    public static final int HINGE = 3;

    /** Type of each joint {@code [njnt]}: {@link #FREE}, {@link #BALL}, {@link #SLIDE} or {@link #HINGE}. */
    public final int[] type;
    /** The body that each joint moves {@code [njnt]}. */
    public final int[] body;
    /** First entry of each joint in the position vector {@code [njnt]}. */
    public final int[] qposStart;
    /** First entry of each joint in the velocity vector {@code [njnt]}. */
    public final int[] dofStart;
    /** Anchor in the body's frame {@code [njnt, 3]}, in m. */
    public final float[] position;
    /** Axis in the body's frame {@code [njnt, 3]}. */
    public final float[] axis;
    /** Spring constant {@code [njnt]}, in N/m or N m/rad; 0 is no spring. */
    public final float[] stiffness;
    /** Factors of the stretch and of its square by which stiffness grows {@code [njnt, 2]}. */
    public final float[] stiffnessGrowth;
    /** Whether any stiffness grows. */
    public final boolean growing;
    /** Lower end of the range of positions {@code [njnt]}, in m or rad, whether or not it is enforced. */
    public final float[] minimum;
    /** Upper end of the range of positions {@code [njnt]}, in m or rad, whether or not it is enforced. */
    public final float[] maximum;
    /** Smallest sum of actuator forces {@code [njnt]}, in N or N m. */
    public final float[] forceMinimum;
    /** Largest sum of actuator forces {@code [njnt]}, in N or N m. */
    public final float[] forceMaximum;

    /** Whether the sum of actuator forces of any joint is clamped. */
    public final boolean forceLimited;
    /** 1 where gravity compensation counts as actuator force {@code [njnt]}, else 0. */
    public final int[] compensated;
    /** Whether it does for any joint. */
    public final boolean compensatedByActuators;

    @HostOnly
    final float[] qpos0;

    @HostOnly
    final float[] qposSpring;

    JointTable(ModelSpec spec) {
        List<JointSpec> joints = spec.joints();
        int count = joints.size();
        type = new int[count];
        body = new int[count];
        qposStart = new int[count];
        dofStart = new int[count];
        position = new float[count * 3];
        axis = new float[count * 3];
        stiffness = new float[count];
        stiffnessGrowth = new float[2 * count];
        minimum = new float[count];
        maximum = new float[count];
        forceMinimum = new float[count];
        forceMaximum = new float[count];
        compensated = new int[count];
        forceLimited = joints.stream().anyMatch(JointSpec::actuatorForceLimited);
        compensatedByActuators =
                GravityShares.any(spec) && joints.stream().anyMatch(JointSpec::actuatorGravityCompensation);
        qpos0 = new float[spec.positionCount()];
        qposSpring = new float[spec.positionCount()];
        List<Double> initial = spec.initialPositions();
        for (int i = 0; i < qpos0.length; i++) {
            qpos0[i] = initial.get(i).floatValue();
            qposSpring[i] = qpos0[i];
        }
        boolean springs = spec.options().isOn(OptionFlag.SPRING);
        int qpos = 0;
        int dof = 0;
        for (JointSpec joint : joints) {
            qposStart[joint.index()] = qpos;
            dofStart[joint.index()] = dof;
            fill(joint, springs);
            qpos += joint.type().positionCount();
            dof += joint.type().velocityCount();
        }
        growing = Flat.anyNonzero(stiffnessGrowth);
    }

    private void fill(JointSpec joint, boolean springs) {
        int index = joint.index();
        type[index] = numberOf(joint.type());
        body[index] = joint.bodyIndex();
        Flat.store(joint.position(), position, index);
        Flat.store(joint.axis(), axis, index);
        if (springs) {
            stiffness[index] = (float) joint.stiffness();
            stiffnessGrowth[2 * index] = (float) joint.stiffnessGrowth().quadratic();
            stiffnessGrowth[2 * index + 1] = (float) joint.stiffnessGrowth().cubic();
        }
        boolean ranged = joint.range().minimum() < joint.range().maximum();
        minimum[index] = ranged ? (float) joint.range().minimum() : -Float.MAX_VALUE;
        maximum[index] = ranged ? (float) joint.range().maximum() : Float.MAX_VALUE;
        compensated[index] = joint.actuatorGravityCompensation() ? 1 : 0;
        boolean clamped = joint.actuatorForceLimited();
        forceMinimum[index] = clamped ? (float) joint.actuatorForceRange().minimum() : -Float.MAX_VALUE;
        forceMaximum[index] = clamped ? (float) joint.actuatorForceRange().maximum() : Float.MAX_VALUE;
        if (joint.type() == JointType.SLIDE || joint.type() == JointType.HINGE) {
            qposSpring[qposStart[index]] = (float) joint.springReference();
        }
    }

    private static int numberOf(JointType type) {
        return switch (type) {
            case FREE -> FREE;
            case BALL -> BALL;
            case SLIDE -> SLIDE;
            case HINGE -> HINGE;
        };
    }
}
