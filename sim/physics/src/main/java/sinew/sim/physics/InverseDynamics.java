package sinew.sim.physics;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;

/** Which forces a motion needs (MuJoCo documentation, Computation, "Inverse dynamics"). */
@KernelCode
public final class InverseDynamics {
    private InverseDynamics() {}

    /**
     * Computes the forces that actuators and the user must apply for the accelerations of a state: M qacc + bias - passive - constraint.
     *
     * @param m the model
     * @param d after {@link Dynamics#forward}; reads {@code qacc}, {@code mass}, {@code qfrcBias}, {@code qfrcPassive},
     *     {@code qfrcConstraint}
     * @param force {@code [nv]}, in N and N m. Modified.
     */
    public static void ofAccelerations(Model m, Data d, float[] force) {
        for (int dof = lane(); dof < m.nv; dof += lanes()) {
            force[dof] = inertial(m, d, dof) + d.qfrcBias[dof] - d.qfrcPassive[dof] - d.qfrcConstraint[dof];
        }
        sync();
    }

    // a row of the mass matrix holds the ancestors; the descendants' rows hold the rest of the column
    private static float inertial(Model m, Data d, int dof) {
        int depth = m.dofs.depth[dof];
        float sum = 0f;
        for (int entry = m.massRowStart[dof]; entry < m.massRowStart[dof + 1]; entry++) {
            sum += d.mass[entry] * d.qacc[m.massColumn[entry]];
        }
        for (int later = dof + 1; later < m.dofs.subtreeEnd[dof]; later++) {
            sum += d.mass[m.massRowStart[later] + depth] * d.qacc[later];
        }
        return sum;
    }
}
