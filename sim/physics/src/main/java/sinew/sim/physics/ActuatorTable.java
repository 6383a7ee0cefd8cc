package sinew.sim.physics;

import java.util.List;
import sinew.assets.model.ActuatorBias;
import sinew.assets.model.ActuatorGain;
import sinew.assets.model.ActuatorSpec;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.OptionFlag;
import sinew.assets.model.TransmissionType;
import sinew.sim.kernel.Constants;

/** The actuators of a model. */
@Constants
public final class ActuatorTable {
    /** The joint that each actuator acts on {@code [nu]}. */
    public final int[] joint;
    /** 1 if torques on ball and free joints are in the parent's frame {@code [nu]}, else 0. */
    public final int[] inParent;
    /** Gear {@code [nu, 6]}. */
    public final float[] gear;
    /** Gain is g0 + g1 length + g2 velocity {@code [nu, 3]}. */
    public final float[] gain;
    /** Bias is b0 + b1 length + b2 velocity {@code [nu, 3]}. */
    public final float[] bias;
    /** Smallest control signal {@code [nu]}. */
    public final float[] controlMinimum;
    /** Largest control signal {@code [nu]}. */
    public final float[] controlMaximum;
    /** Smallest force {@code [nu]}, in N or N m. */
    public final float[] forceMinimum;
    /** Largest force {@code [nu]}, in N or N m. */
    public final float[] forceMaximum;
    /** First actuator of each joint in {@link #byJoint} {@code [njnt + 1]}. */
    public final int[] jointStart;
    /** Actuators sorted by joint {@code [nu]}. */
    public final int[] byJoint;

    ActuatorTable(ModelSpec spec) {
        List<ActuatorSpec> actuators = spec.options().isOn(OptionFlag.ACTUATION) ? spec.actuators() : List.of();
        int count = spec.actuators().size();
        joint = new int[count];
        inParent = new int[count];
        gear = new float[count * 6];
        gain = new float[count * 3];
        bias = new float[count * 3];
        controlMinimum = new float[count];
        controlMaximum = new float[count];
        forceMinimum = new float[count];
        forceMaximum = new float[count];
        boolean clampControls = spec.options().isOn(OptionFlag.CLAMPCTRL);
        for (ActuatorSpec actuator : actuators) {
            fill(actuator, clampControls);
        }
        jointStart = new int[spec.joints().size() + 1];
        byJoint = new int[count];
        sortByJoint(spec.actuators());
    }

    private void fill(ActuatorSpec actuator, boolean clampControls) {
        int index = actuator.index();
        joint[index] = actuator.jointIndex();
        inParent[index] = actuator.transmission() == TransmissionType.JOINT_IN_PARENT ? 1 : 0;
        for (int i = 0; i < 6; i++) {
            gear[6 * index + i] = actuator.gear().get(i).floatValue();
        }
        int gains = actuator.gain() == ActuatorGain.AFFINE ? 3 : 1;
        for (int i = 0; i < gains; i++) {
            gain[3 * index + i] = actuator.gainParameters().get(i).floatValue();
        }
        int biases = actuator.bias() == ActuatorBias.AFFINE ? 3 : 0;
        for (int i = 0; i < biases; i++) {
            bias[3 * index + i] = actuator.biasParameters().get(i).floatValue();
        }
        boolean clamped = clampControls && actuator.controlLimited();
        controlMinimum[index] = clamped ? (float) actuator.controlRange().minimum() : -Float.MAX_VALUE;
        controlMaximum[index] = clamped ? (float) actuator.controlRange().maximum() : Float.MAX_VALUE;
        boolean limited = actuator.forceLimited();
        forceMinimum[index] = limited ? (float) actuator.forceRange().minimum() : -Float.MAX_VALUE;
        forceMaximum[index] = limited ? (float) actuator.forceRange().maximum() : Float.MAX_VALUE;
    }

    private void sortByJoint(List<ActuatorSpec> actuators) {
        int filled = 0;
        for (int j = 0; j + 1 < jointStart.length; j++) {
            jointStart[j] = filled;
            for (ActuatorSpec actuator : actuators) {
                if (actuator.jointIndex() == j) {
                    byJoint[filled++] = actuator.index();
                }
            }
        }
        jointStart[jointStart.length - 1] = filled;
    }
}
