package sinew.sim.physics;

import java.util.List;
import sinew.assets.model.ActuatorBias;
import sinew.assets.model.ActuatorGain;
import sinew.assets.model.ActuatorSpec;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.OptionFlag;
import sinew.assets.model.TransmissionType;

/** The actuators of a model as flat arrays; see the fields of {@link Model} for their meaning. */
final class ActuatorTable {
    final int[] joint;
    final int[] inParent;
    final float[] gear;
    final float[] gain;
    final float[] bias;
    final float[] controlMinimum;
    final float[] controlMaximum;
    final float[] forceMinimum;
    final float[] forceMaximum;
    final int[] jointStart;
    final int[] byJoint;

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
