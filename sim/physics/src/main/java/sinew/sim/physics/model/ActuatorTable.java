package sinew.sim.physics.model;

import java.util.Arrays;
import java.util.List;
import sinew.assets.model.ActuatorBias;
import sinew.assets.model.ActuatorDynamics;
import sinew.assets.model.ActuatorGain;
import sinew.assets.model.ActuatorSpec;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.OptionFlag;
import sinew.assets.model.TransmissionType;
import sinew.sim.kernel.Constants;

/** The actuators of a model: what they act on, how control signals become activations, and these forces. */
@Constants
public final class ActuatorTable {
    /** Dynamics: the control signal acts at once. */
    public static final int AT_ONCE = 0;
    /** Dynamics: the activation is the integral of the control signal. */
    public static final int INTEGRATOR = 1;
    /** Dynamics: first-order filter. */
    public static final int FILTER = 2;
    /** Dynamics: first-order filter, integrated exactly. */
    public static final int FILTER_EXACT = 3;
    /** Dynamics: filter of a muscle. */
    public static final int MUSCLE = 4;
    /** Dynamics: the activation stays as it is, because the actuator is switched off. */
    public static final int FROZEN = 5;

    /** The joint that each actuator acts on {@code [nu]}, -1 for other transmissions. */
    public final int[] joint;
    /** The tendon that each actuator acts on {@code [nu]}, -1 for other transmissions. */
    public final int[] tendon;
    /** Place of the moment of each actuator in {@link TransmissionTable} {@code [nu]}; -1 for slide and hinge joints and tendons. */
    public final int[] row;
    /** What acts neither on slide or hinge joints nor on tendons. */
    public final TransmissionTable transmissions;
    /** Gear {@code [nu, 6]}. */
    public final float[] gear;
    /** Gain is g0 + g1 length + g2 velocity {@code [nu, 3]}; 0 for muscles. */
    public final float[] gain;
    /** Bias is b0 + b1 length + b2 velocity {@code [nu, 3]}; 0 for muscles. */
    public final float[] bias;
    /** Number of each actuator in {@link MuscleTable} {@code [nu]}, -1 if neither gain nor bias is a muscle's. */
    public final int[] muscle;
    /** Muscles. */
    public final MuscleTable muscles;
    /** Actuators that hear their control signals late. */
    public final DelayTable delays;
    /** Smallest control signal {@code [nu]}. */
    public final float[] controlMinimum;
    /** Largest control signal {@code [nu]}. */
    public final float[] controlMaximum;
    /** Smallest force {@code [nu]}, in N or N m. */
    public final float[] forceMinimum;
    /** Largest force {@code [nu]}, in N or N m. */
    public final float[] forceMaximum;

    /** Place of each actuator in the activation vector {@code [nu]}, -1 if it has no dynamics. */
    public final int[] activation;
    /** How the activation follows the control signal {@code [nu]}. */
    public final int[] dynamics;
    /** Time constant of filters, and for muscles those of activation and deactivation and the width of the change {@code [nu, 3]}. */
    public final float[] dynamicsParameters;
    /** Smallest activation {@code [nu]}. */
    public final float[] activationMinimum;
    /** Largest activation {@code [nu]}. */
    public final float[] activationMaximum;
    /** 1 where the force uses the activation of the end of the step {@code [nu]}, else 0. */
    public final int[] early;
    /** The actuator of each activation {@code [na]}. */
    public final int[] ofActivation;

    /** First actuator of each joint in {@link #byJoint} {@code [njnt + 1]}; only slide and hinge joints have some. */
    public final int[] jointStart;
    /** Actuators of slide and hinge joints, sorted by joint. */
    public final int[] byJoint;
    /** First actuator of each tendon in {@link #byTendon} {@code [tendons + 1]}. */
    public final int[] tendonStart;
    /** Actuators of tendons, sorted by tendon. */
    public final int[] byTendon;
    /** Actuators of tendons. */
    public final int tendonActuators;
    /** Whether any actuator acts on something else than a slide or hinge joint. */
    public final boolean spread;

    ActuatorTable(ModelSpec spec, JointTable joints, SiteTable sites, MemoryTable memory) {
        List<ActuatorSpec> actuators = spec.actuators();
        int count = actuators.size();
        joint = new int[count];
        tendon = new int[count];
        row = new int[count];
        transmissions = new TransmissionTable(actuators, joints, sites);
        gear = new float[count * 6];
        gain = new float[count * 3];
        bias = new float[count * 3];
        muscle = new int[count];
        muscles = new MuscleTable(actuators);
        delays = new DelayTable(actuators, memory, spec.options().timestep());
        controlMinimum = new float[count];
        controlMaximum = new float[count];
        forceMinimum = new float[count];
        forceMaximum = new float[count];
        activation = new int[count];
        dynamics = new int[count];
        dynamicsParameters = new float[count * 3];
        activationMinimum = new float[count];
        activationMaximum = new float[count];
        early = new int[count];
        ofActivation = new int[spec.activationCount()];
        Arrays.fill(row, -1);
        for (int i = 0; i < transmissions.count; i++) {
            row[transmissions.actuator[i]] = i;
        }
        int activations = 0;
        for (ActuatorSpec actuator : actuators) {
            boolean acts = acts(spec, actuator);
            connect(actuator);
            limit(actuator, spec.options().isOn(OptionFlag.CLAMPCTRL));
            activate(actuator, acts, activations);
            if (actuator.activationCount() > 0) {
                ofActivation[activations++] = actuator.index();
            }
            if (acts) {
                strengthen(actuator);
            } else {
                muscle[actuator.index()] = -1;
            }
        }
        jointStart = new int[spec.joints().size() + 1];
        tendonStart = new int[spec.tendons().size() + 1];
        byJoint = sort(jointStart, joint);
        byTendon = sort(tendonStart, tendon);
        tendonActuators = byTendon.length;
        spread = tendonActuators + transmissions.count > 0;
    }

    private static boolean acts(ModelSpec spec, ActuatorSpec actuator) {
        return spec.options().isOn(OptionFlag.ACTUATION)
                && !spec.options().disabledActuatorGroups().contains(actuator.group());
    }

    private void connect(ActuatorSpec actuator) {
        int index = actuator.index();
        boolean onTendon = actuator.transmission() == TransmissionType.TENDON;
        joint[index] = actuator.jointIndex();
        tendon[index] = onTendon ? actuator.targetIndex() : -1;
        for (int i = 0; i < 6; i++) {
            gear[6 * index + i] = actuator.gear().get(i).floatValue();
        }
    }

    private void limit(ActuatorSpec actuator, boolean clampControls) {
        int index = actuator.index();
        boolean clamped = clampControls && actuator.controlLimited();
        controlMinimum[index] = clamped ? (float) actuator.controlRange().minimum() : -Float.MAX_VALUE;
        controlMaximum[index] = clamped ? (float) actuator.controlRange().maximum() : Float.MAX_VALUE;
        boolean limited = actuator.forceLimited();
        forceMinimum[index] = limited ? (float) actuator.forceRange().minimum() : -Float.MAX_VALUE;
        forceMaximum[index] = limited ? (float) actuator.forceRange().maximum() : Float.MAX_VALUE;
    }

    private void activate(ActuatorSpec actuator, boolean acts, int place) {
        int index = actuator.index();
        boolean stateful = actuator.activationCount() > 0;
        activation[index] = stateful ? place : -1;
        dynamics[index] = acts ? numberOf(actuator.dynamics()) : stateful ? FROZEN : AT_ONCE;
        for (int i = 0; i < 3; i++) {
            dynamicsParameters[3 * index + i] =
                    actuator.dynamicsParameters().get(i).floatValue();
        }
        boolean limited = actuator.activationLimited();
        activationMinimum[index] = limited ? (float) actuator.activationRange().minimum() : -Float.MAX_VALUE;
        activationMaximum[index] = limited ? (float) actuator.activationRange().maximum() : Float.MAX_VALUE;
        early[index] = actuator.actEarly() ? 1 : 0;
    }

    private void strengthen(ActuatorSpec actuator) {
        int index = actuator.index();
        muscle[index] = muscles.numberOf(index);
        int gains = actuator.gain() == ActuatorGain.AFFINE ? 3 : actuator.gain() == ActuatorGain.FIXED ? 1 : 0;
        for (int i = 0; i < gains; i++) {
            gain[3 * index + i] = actuator.gainParameters().get(i).floatValue();
        }
        int biases = actuator.bias() == ActuatorBias.AFFINE ? 3 : 0;
        for (int i = 0; i < biases; i++) {
            bias[3 * index + i] = actuator.biasParameters().get(i).floatValue();
        }
    }

    private static int numberOf(ActuatorDynamics dynamics) {
        return switch (dynamics) {
            case NONE -> AT_ONCE;
            case INTEGRATOR -> INTEGRATOR;
            case FILTER -> FILTER;
            case FILTER_EXACT -> FILTER_EXACT;
            case MUSCLE -> MUSCLE;
        };
    }

    /** Sorts the actuators that have no row of their own by what they act on; fills {@code start}. */
    private int[] sort(int[] start, int[] target) {
        int[] sorted = new int[target.length];
        int filled = 0;
        for (int t = 0; t + 1 < start.length; t++) {
            start[t] = filled;
            for (int i = 0; i < target.length; i++) {
                if (target[i] == t && row[i] < 0) {
                    sorted[filled++] = i;
                }
            }
        }
        start[start.length - 1] = filled;
        return Arrays.copyOf(sorted, filled);
    }
}
