package sinew.sim.physics.model;

import java.util.List;
import sinew.assets.model.ActuatorBias;
import sinew.assets.model.ActuatorDynamics;
import sinew.assets.model.ActuatorGain;
import sinew.assets.model.ActuatorSpec;
import sinew.assets.model.TransmissionType;
import sinew.assets.model.Vector3;
import sinew.sim.kernel.Constants;
import sinew.sim.physics.preparation.Flat;

/**
 * The transmissions that need a row of moments: ball and free joints, sites, slider-cranks and bodies. Slide and hinge joints and tendons
 * need none.
 */
@Constants
public final class TransmissionTable {
    /** A ball joint, torque in the child's frame. */
    public static final int BALL = 0;
    /** A ball joint, torque in the parent's frame. */
    public static final int BALL_IN_PARENT = 1;
    /** A free joint, torque in the child's frame. */
    public static final int FREE = 2;
    /** A free joint, torque in the world's frame. */
    public static final int FREE_IN_PARENT = 3;
    /** A site, force and torque in its own frame. */
    public static final int SITE = 4;
    /** A site, force and torque in the frame of a reference site and against its body. */
    public static final int SITE_PAIR = 5;
    /** A crank that a slider turns. */
    public static final int SLIDER_CRANK = 6;
    /** All contacts of a body. */
    public static final int BODY = 7;

    /** Rows. */
    public final int count;
    /** The actuator of each row {@code [count]}. */
    public final int[] actuator;
    /** Kind of each row {@code [count]}. */
    public final int[] type;
    /** The joint, site, crank site or body of each row {@code [count]}. */
    public final int[] target;
    /** The reference site or the slider site of each row {@code [count]}, -1 if there is none. */
    public final int[] reference;
    /** Length of the rod of each slider-crank {@code [count]}, in m. */
    public final float[] crankLength;
    /** Lengths per radian of what turns towards an angle the shorter way round {@code [count]}, else 0. */
    public final float[] turn;
    /** Whether anything turns the shorter way round. */
    public final boolean turns;

    TransmissionTable(List<ActuatorSpec> actuators, JointTable joints, SiteTable sites) {
        List<ActuatorSpec> rows =
                actuators.stream().filter(one -> needsRow(one, joints)).toList();
        count = rows.size();
        actuator = rows.stream().mapToInt(ActuatorSpec::index).toArray();
        type = rows.stream().mapToInt(one -> typeOf(one, joints)).toArray();
        target = rows.stream()
                .mapToInt(one -> readsSites(one) ? sites.ofSpec[one.targetIndex()] : one.targetIndex())
                .toArray();
        reference = rows.stream()
                .mapToInt(one -> one.referenceIndex() < 0 ? -1 : sites.ofSpec[one.referenceIndex()])
                .toArray();
        crankLength = Flat.floats(rows, ActuatorSpec::crankLength);
        turn = new float[count];
        for (int row = 0; row < count; row++) {
            turn[row] = isServo(rows.get(row)) ? turnOf(rows.get(row).gear(), type[row]) : 0f;
        }
        turns = Flat.anyNonzero(turn);
    }

    private static boolean readsSites(ActuatorSpec actuator) {
        return actuator.transmission() == TransmissionType.SITE
                || actuator.transmission() == TransmissionType.SLIDER_CRANK;
    }

    private static boolean needsRow(ActuatorSpec actuator, JointTable joints) {
        int joint = actuator.jointIndex();
        if (joint >= 0) {
            return joints.type[joint] == JointTable.FREE || joints.type[joint] == JointTable.BALL;
        }
        return actuator.transmission() != TransmissionType.TENDON;
    }

    private static int typeOf(ActuatorSpec actuator, JointTable joints) {
        boolean free = actuator.jointIndex() >= 0 && joints.type[actuator.jointIndex()] == JointTable.FREE;
        return switch (actuator.transmission()) {
            case JOINT -> free ? FREE : BALL;
            case JOINT_IN_PARENT -> free ? FREE_IN_PARENT : BALL_IN_PARENT;
            case SITE -> actuator.referenceIndex() < 0 ? SITE : SITE_PAIR;
            case SLIDER_CRANK -> SLIDER_CRANK;
            case BODY -> BODY;
            case TENDON -> throw new IllegalArgumentException("a tendon needs no row");
        };
    }

    /** Whether the force is proportional to how far the input is from the length: then whole turns do not count. */
    private static boolean isServo(ActuatorSpec actuator) {
        return (actuator.dynamics() == ActuatorDynamics.NONE || actuator.dynamics() == ActuatorDynamics.INTEGRATOR)
                && actuator.gain() == ActuatorGain.FIXED
                && actuator.bias() == ActuatorBias.AFFINE
                && actuator.biasParameters().get(1)
                        == -actuator.gainParameters().get(0);
    }

    private static float turnOf(List<Double> gear, int type) {
        int first = type == BALL || type == BALL_IN_PARENT ? 0 : 3;
        boolean shifts = first == 3 && (gear.get(0) != 0 || gear.get(1) != 0 || gear.get(2) != 0);
        if (type == FREE || type == FREE_IN_PARENT || type == SITE || type > SITE_PAIR || shifts) {
            return 0f;
        }
        return (float) new Vector3(gear.get(first), gear.get(first + 1), gear.get(first + 2)).length();
    }
}
