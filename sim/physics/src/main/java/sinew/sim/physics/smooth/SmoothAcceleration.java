package sinew.sim.physics.smooth;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;

/** Accelerations by all forces but those of constraints: M qacc = passive + actuator + applied - bias. */
@KernelCode
public final class SmoothAcceleration {
    private SmoothAcceleration() {}

    /**
     * Solves for the accelerations.
     *
     * @param m the model
     * @param d reads the forces and the factor of the mass matrix. Modified: {@code qfrcSmooth}, {@code qacc}.
     */
    public static void withoutConstraints(Model m, Data d) {
        for (int dof = lane(); dof < m.nv; dof += lanes()) {
            float force = d.qfrcPassive[dof] - d.qfrcBias[dof] + d.qfrcApplied[dof] + d.qfrcActuator[dof];
            d.qfrcSmooth[dof] = force;
            d.qacc[dof] = force;
        }
        sync();
        MassSolve.solve(m, d.massFactor, d.inverseDiagonal, d.qacc);
    }
}
