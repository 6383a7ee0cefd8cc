package sinew.sim.tasks.terms;

import sinew.sim.kernel.KernelCode;
import sinew.sim.physics.data.Data;

/** Terms that turn actions into controls. */
@KernelCode
public final class ActuatorTerms {
    private ActuatorTerms() {}

    /**
     * Sets a motor's effort.
     *
     * @param d working memory; the control of the actuator modified
     * @param actuator the motor
     * @param raw the policy's output
     * @param scale N or N m per unit of the output
     */
    public static void effort(Data d, int actuator, float raw, float scale) {
        d.control[actuator] = raw * scale;
    }
}
