package sinew.sim.physics.integrate;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.force.Actuation;
import sinew.sim.physics.force.FluidDamping;
import sinew.sim.physics.force.PassiveForces;
import sinew.sim.physics.force.TendonForces;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.smooth.MassMatrix;
import sinew.sim.physics.smooth.MassSolve;
import sinew.sim.physics.smooth.TreeRows;

/**
 * Accelerations with velocity derivatives D of forces treated implicitly (MuJoCo documentation, Computation, "Numerical integration"):
 * (M - h D) qacc = the sum of all forces. D has the sparsity of the tree; what falls outside is left out. With the derivatives of
 * Coriolis and centrifugal forces the matrix is not symmetric.
 */
@KernelCode
final class ImplicitDamping {
    private ImplicitDamping() {}

    /** Solves. Modified: {@code massFactor}, {@code inverseDiagonal}, {@code qaccIntegrated}, {@code derivatives}. */
    static void solve(Model m, Data d) {
        MassMatrix.copyToFactor(m, d);
        if (m.bodyDerivatives > 0) {
            BodyDerivatives.gather(m, d);
        }
        for (int dof = lane(); dof < m.nv; dof += lanes()) {
            d.massFactor[m.massRowStart[dof + 1] - 1] += m.timestep * dampingOf(m, d, dof);
            d.qaccIntegrated[dof] = d.qfrcSmooth[dof] + d.qfrcConstraint[dof];
            if (m.implicitFluid) {
                FluidDamping.addBoxes(m, d, d.massFactor, dof);
            }
            if (m.implicitEllipsoids && !m.implicitBias) {
                BodyDerivatives.addToRow(m, d, d.massFactor, dof);
            }
            if (m.implicitTendons) {
                addTendons(m, d, dof);
            }
            if (m.implicitActuation && m.actuators.spread) {
                addActuators(m, d, dof);
            }
        }
        sync();
        if (m.implicitFreeBodies) {
            FreeBodies.solve(m, d, d.massFactor, d.qaccIntegrated);
        }
        if (m.implicitBias) {
            solveWithBias(m, d);
        } else {
            MassSolve.prepare(m, d.massFactor, d.inverseDiagonal);
            MassSolve.solve(m, d.massFactor, d.inverseDiagonal, d.qaccIntegrated);
        }
    }

    private static void solveWithBias(Model m, Data d) {
        for (int i = lane(); i < m.nM; i += lanes()) {
            d.derivatives.upper[i] = d.massFactor[i];
        }
        sync();
        BiasDerivatives.addTo(m, d, d.massFactor, d.derivatives.upper);
        TreeElimination.solve(m, d.massFactor, d.derivatives.upper, d.inverseDiagonal, d.qaccIntegrated);
    }

    private static float dampingOf(Model m, Data d, int dof) {
        float damping = PassiveForces.dampingDerivative(m, d, dof);
        if (m.implicitActuation) {
            int joint = m.dofs.joint[dof];
            for (int i = m.actuators.jointStart[joint]; i < m.actuators.jointStart[joint + 1]; i++) {
                int actuator = m.actuators.byJoint[i];
                float gear = m.actuators.gear[6 * actuator];
                damping -= gear * gear * Actuation.velocityDerivative(m, d, actuator);
            }
        }
        return damping;
    }

    private static void addTendons(Model m, Data d, int dof) {
        for (int tendon = 0; tendon < m.tendons.count; tendon++) {
            float damping = TendonForces.dampingDerivative(m, d, tendon);
            if (damping != 0f) {
                TreeRows.addOuter(m, d.massFactor, dof, d.tendons.jacobian, tendon * m.nv, m.timestep * damping);
            }
        }
    }

    private static void addActuators(Model m, Data d, int dof) {
        for (int i = 0; i < m.actuators.tendonActuators; i++) {
            int actuator = m.actuators.byTendon[i];
            float gear = m.actuators.gear[6 * actuator];
            float damping = -gear * gear * Actuation.velocityDerivative(m, d, actuator);
            int row = m.actuators.tendon[actuator] * m.nv;
            TreeRows.addOuter(m, d.massFactor, dof, d.tendons.jacobian, row, m.timestep * damping);
        }
        for (int row = 0; row < m.actuators.transmissions.count; row++) {
            float damping = -Actuation.velocityDerivative(m, d, m.actuators.transmissions.actuator[row]);
            TreeRows.addOuter(m, d.massFactor, dof, d.transmissions.moment, row * m.nv, m.timestep * damping);
        }
    }
}
