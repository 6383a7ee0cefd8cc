package sinew.sim.tasks.terms;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;

import sinew.sim.kernel.KernelCode;
import sinew.sim.kernel.Lanes;
import sinew.sim.math.FloatMath;
import sinew.sim.physics.data.Data;
import sinew.sim.tasks.EnvironmentState;
import sinew.sim.tasks.TaskConstants;

/** Terms that turn actions into controls, and those that look at actions. */
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

    /**
     * Sets the efforts of the motors of all joints of the robot. Every lane.
     *
     * @param d working memory; the controls of the joints' actuators modified
     * @param s holds the policy's outputs
     * @param c the task
     * @param action where they begin
     * @param scale N or N m per unit of the output
     * @param limit outputs beyond it count as this much, infinity for none
     */
    public static void jointEfforts(Data d, EnvironmentState s, TaskConstants c, int action, float scale, float limit) {
        for (int i = lane(); i < c.joints.count; i += lanes()) {
            d.control[c.joints.actuator[i]] = FloatMath.clamp(s.actions[action + i], -limit, limit) * scale;
        }
    }

    /**
     * Writes the policy's last outputs. Every lane.
     *
     * @param s holds them
     * @param c the task
     * @param env the environment
     * @param limit outputs beyond it count as this much, infinity for none
     * @param out modified: one number per action from {@code at} on
     * @param at where to begin
     */
    public static void lastAction(EnvironmentState s, TaskConstants c, int env, float limit, float[] out, int at) {
        for (int i = lane(); i < c.actionSize; i += lanes()) {
            out[at + i] = FloatMath.clamp(s.actions[env * c.actionSize + i], -limit, limit);
        }
    }

    /**
     * Adds the squares of the policy's last outputs. Every lane.
     *
     * @param s holds them
     * @param c the task
     * @param env the environment
     * @param limit outputs beyond it count as this much, infinity for none
     * @return the sum
     */
    public static float actionL2(EnvironmentState s, TaskConstants c, int env, float limit) {
        float sum = 0f;
        for (int i = lane(); i < c.actionSize; i += lanes()) {
            float action = FloatMath.clamp(s.actions[env * c.actionSize + i], -limit, limit);
            sum += action * action;
        }
        return Lanes.sum(sum);
    }
}
