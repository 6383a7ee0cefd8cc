package sinew.sim.physics.integrate;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.force.Activation;
import sinew.sim.physics.model.Model;

/** The classical Runge-Kutta method of fourth order (MuJoCo documentation, Computation, "Numerical integration"). */
@KernelCode
public final class RungeKutta {
    private RungeKutta() {}

    /** Remembers the state at the start of a step. Modified: {@code rungeKutta}. */
    public static void begin(Model m, Data d) {
        setMoment(d, 0);
        for (int i = lane(); i < m.nq; i += lanes()) {
            d.rungeKutta.qpos[i] = d.qpos[i];
        }
        for (int i = lane(); i < m.nv; i += lanes()) {
            d.rungeKutta.qvel[i] = d.qvel[i];
            d.rungeKutta.velocitySum[i] = 0f;
            d.rungeKutta.accelerationSum[i] = 0f;
        }
        for (int i = lane(); i < m.na; i += lanes()) {
            d.rungeKutta.activation[i] = d.activation[i];
            d.rungeKutta.rateSum[i] = 0f;
        }
        sync();
    }

    /**
     * Says where in the step the state is.
     *
     * @param d Modified: {@code rungeKutta}.
     * @param moment 0 at its begin, 1 in its middle, 2 at its end
     */
    public static void setMoment(Data d, int moment) {
        if (lane() == 0) {
            d.rungeKutta.moment[0] = moment;
        }
        sync();
    }

    /**
     * Ends a stage, whose rates a forward pass has computed: adds them to the sums and goes to the state of the next stage, after the
     * fourth to the end of the step.
     *
     * @param m the model
     * @param d reads {@code qacc}, {@code activationRate}. Modified: {@code rungeKutta}, {@code qpos}, {@code qvel}, {@code activation},
     *     {@code qaccIntegrated}.
     * @param stage 0 to 3
     */
    public static void endStage(Model m, Data d, int stage) {
        boolean inner = stage == 1 || stage == 2;
        float weight = inner ? 1f / 3f : 1f / 6f;
        float ahead = stage == 2 ? m.timestep : 0.5f * m.timestep;
        boolean last = stage == 3;
        setMoment(d, last ? 0 : stage == 2 ? 2 : 1);
        for (int i = lane(); i < m.nv; i += lanes()) {
            float velocity = d.qvel[i];
            float acceleration = d.qacc[i];
            d.rungeKutta.velocitySum[i] += weight * velocity;
            d.rungeKutta.accelerationSum[i] += weight * acceleration;
            // velocities that positions move with, and the state's own
            d.qaccIntegrated[i] = last ? d.rungeKutta.velocitySum[i] : velocity;
            d.qvel[i] =
                    d.rungeKutta.qvel[i] + (last ? m.timestep * d.rungeKutta.accelerationSum[i] : ahead * acceleration);
        }
        for (int i = lane(); i < m.na; i += lanes()) {
            d.rungeKutta.rateSum[i] += weight * d.activationRate[i];
            d.activation[i] = d.rungeKutta.activation[i] + (last ? 0f : ahead * d.activationRate[i]);
            d.activationRate[i] = last ? d.rungeKutta.rateSum[i] : d.activationRate[i];
        }
        for (int i = lane(); i < m.nq; i += lanes()) {
            d.qpos[i] = d.rungeKutta.qpos[i];
        }
        sync();
        Integration.moveJoints(m, d, d.qaccIntegrated, last ? m.timestep : ahead);
        if (last) {
            finish(m, d);
        }
    }

    private static void finish(Model m, Data d) {
        if (m.memory.size > 0) {
            Memory.advance(m, d);
        }
        if (m.na > 0) {
            Activation.advance(m, d);
        }
        for (int i = lane(); i < m.nv; i += lanes()) {
            d.qaccIntegrated[i] = d.rungeKutta.accelerationSum[i];
        }
        sync();
    }
}
