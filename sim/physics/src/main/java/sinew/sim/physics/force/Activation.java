package sinew.sim.physics.force;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.math.FloatMath;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.ActuatorTable;
import sinew.sim.physics.model.Model;

/** How activations follow control signals (MuJoCo documentation, Computation, "Actuation model", activation dynamics). */
@KernelCode
public final class Activation {
    private static final float SMALLEST = 1e-15f;

    private Activation() {}

    /** The control signal within its range, or the activation of an actuator that has dynamics. */
    static float input(Model m, Data d, int actuator) {
        if (m.na > 0 && m.actuators.activation[actuator] >= 0) {
            int place = m.actuators.activation[actuator];
            if (m.actuators.early[actuator] != 0) {
                return next(m, d, actuator, d.activationRate[place]);
            }
            return d.activation[place];
        }
        return control(m, d, actuator);
    }

    /** Writes the rate of an actuator's activation, if it has one. */
    static void findRate(Model m, Data d, int actuator) {
        int place = m.actuators.activation[actuator];
        if (place >= 0) {
            int dynamics = m.actuators.dynamics[actuator];
            float control = control(m, d, actuator);
            float rate = 0f;
            if (dynamics == ActuatorTable.INTEGRATOR) {
                rate = control;
            } else if (dynamics == ActuatorTable.FILTER || dynamics == ActuatorTable.FILTER_EXACT) {
                rate = (control - d.activation[place]) / timeConstant(m, actuator);
            } else if (dynamics == ActuatorTable.MUSCLE) {
                rate = Muscles.rate(m, 3 * actuator, control, d.activation[place]);
            }
            d.activationRate[place] = rate;
        }
    }

    /** Advances all activations by one timestep with their rates. */
    public static void advance(Model m, Data d) {
        for (int place = lane(); place < m.na; place += lanes()) {
            d.activation[place] = next(m, d, m.actuators.ofActivation[place], d.activationRate[place]);
        }
        sync();
    }

    private static float next(Model m, Data d, int actuator, float rate) {
        float time = m.timestep;
        if (m.actuators.dynamics[actuator] == ActuatorTable.FILTER_EXACT) {
            float constant = timeConstant(m, actuator);
            time = constant * (1f - FloatMath.exp(-m.timestep / constant));
        }
        float activation = d.activation[m.actuators.activation[actuator]] + rate * time;
        return FloatMath.clamp(
                activation, m.actuators.activationMinimum[actuator], m.actuators.activationMaximum[actuator]);
    }

    private static float control(Model m, Data d, int actuator) {
        float signal = d.control[actuator];
        if (m.actuators.delays.count > 0 && m.actuators.delays.number[actuator] >= 0) {
            signal = DelayedControls.heard(m, d, m.actuators.delays.number[actuator]);
        }
        return FloatMath.clamp(signal, m.actuators.controlMinimum[actuator], m.actuators.controlMaximum[actuator]);
    }

    private static float timeConstant(Model m, int actuator) {
        return Math.max(SMALLEST, m.actuators.dynamicsParameters[3 * actuator]);
    }
}
