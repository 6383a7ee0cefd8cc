package sinew.sim.physics.model;

import java.util.List;
import sinew.assets.model.ActuatorBias;
import sinew.assets.model.ActuatorGain;
import sinew.assets.model.ActuatorSpec;
import sinew.sim.kernel.Constants;
import sinew.sim.kernel.HostOnly;

/** The muscles of a model (MuJoCo documentation, Modeling, "Muscles"). Lengths are in the transmission's unit. */
@Constants
public final class MuscleTable {
    /** Muscles. */
    public final int count;
    /** 1 where the gain is a muscle's active force {@code [count]}, else 0. */
    public final int[] active;
    /** 1 where the bias is a muscle's passive force {@code [count]}, else 0. */
    public final int[] passive;
    /** Normalised length is offset + slope times length, for gain and bias {@code [count, 2, 2]}. */
    public final float[] lengthMap;
    /** Normalised velocity per velocity, of the gain {@code [count]}. */
    public final float[] velocityMap;
    /** Peak active force and peak force that the passive one is measured by {@code [count, 2]}, in N. */
    public final float[] force;
    /** Ends of the normalised range of active lengths {@code [count, 2]}. */
    public final float[] activeRange;
    /** Normalised length at which the passive force is half of its figure at the end of the range {@code [count]}. */
    public final float[] passiveEnd;
    /** Passive force at the end of the range, relative to the peak force {@code [count]}. */
    public final float[] passiveForce;
    /** Active force at the largest lengthening velocity, relative to the peak force {@code [count]}. */
    public final float[] eccentric;

    @HostOnly
    private final List<ActuatorSpec> actuators;

    MuscleTable(List<ActuatorSpec> all) {
        actuators = all.stream().filter(MuscleTable::isMuscle).toList();
        count = actuators.size();
        active = new int[count];
        passive = new int[count];
        lengthMap = new float[count * 4];
        velocityMap = new float[count];
        force = new float[count * 2];
        activeRange = new float[count * 2];
        passiveEnd = new float[count];
        passiveForce = new float[count];
        eccentric = new float[count];
    }

    /** Whether an actuator has the gain and bias of a muscle. */
    public static boolean isMuscle(ActuatorSpec actuator) {
        return actuator.gain() == ActuatorGain.MUSCLE || actuator.bias() == ActuatorBias.MUSCLE;
    }

    /** The muscle of an actuator, or -1. */
    int numberOf(int actuator) {
        for (int i = 0; i < count; i++) {
            if (actuators.get(i).index() == actuator) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Fills in what depends on the initial pose.
     *
     * @param muscle which one
     * @param minimum smallest feasible length
     * @param maximum largest feasible length
     * @param acceleration norm of the joint accelerations of unit force in the initial pose
     */
    public void tune(int muscle, double minimum, double maximum, double acceleration) {
        ActuatorSpec spec = actuators.get(muscle);
        active[muscle] = spec.gain() == ActuatorGain.MUSCLE ? 1 : 0;
        passive[muscle] = spec.bias() == ActuatorBias.MUSCLE ? 1 : 0;
        List<Double> gain = spec.gainParameters();
        List<Double> bias = spec.biasParameters();
        double unit = mapLength(gain, 4 * muscle, minimum, maximum);
        mapLength(bias, 4 * muscle + 2, minimum, maximum);
        velocityMap[muscle] = (float) (1 / Math.max(1e-15, unit * gain.get(6)));
        force[2 * muscle] = (float) peakForce(gain, acceleration);
        force[2 * muscle + 1] = (float) peakForce(bias, acceleration);
        activeRange[2 * muscle] = gain.get(4).floatValue();
        activeRange[2 * muscle + 1] = gain.get(5).floatValue();
        passiveEnd[muscle] = (float) (0.5 * (1 + bias.get(5)));
        passiveForce[muscle] = bias.get(7).floatValue();
        eccentric[muscle] = gain.get(8).floatValue();
    }

    private static double peakForce(List<Double> parameters, double acceleration) {
        return parameters.get(2) < 0 ? parameters.get(3) / Math.max(1e-15, acceleration) : parameters.get(2);
    }

    private double mapLength(List<Double> parameters, int at, double minimum, double maximum) {
        double low = parameters.get(0);
        double unit = (maximum - minimum) / Math.max(1e-15, parameters.get(1) - low);
        double slope = 1 / Math.max(1e-15, unit);
        lengthMap[at] = (float) (low - minimum * slope);
        lengthMap[at + 1] = (float) slope;
        return unit;
    }
}
