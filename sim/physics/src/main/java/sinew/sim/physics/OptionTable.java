package sinew.sim.physics;

import sinew.assets.model.Integrator;
import sinew.assets.model.OptionFlag;
import sinew.assets.model.SimulationOptions;
import sinew.assets.model.Vector3;

/** The options of a model in the form that {@link Model} holds. */
record OptionTable(
        float timestep,
        Vector3 gravity,
        boolean implicitDamping,
        boolean implicitActuation,
        boolean implicitTendons,
        boolean implicitFreeBodies,
        boolean implicitFluid,
        boolean rungeKutta) {
    static OptionTable of(ModelTables tables) {
        SimulationOptions options = tables.spec.options();
        boolean damped = Flat.anyNonzero(tables.dofs.damping);
        boolean fast = options.integrator() == Integrator.IMPLICITFAST;
        boolean euler = options.integrator() == Integrator.EULER && options.isOn(OptionFlag.EULERDAMP);
        boolean actuation = fast && hasVelocityTerms(tables.actuators);
        boolean tendons = fast && Flat.anyNonzero(tables.tendons.damping);
        boolean freeBodies = fast && tables.bodies.freeCount > 0;
        boolean fluid = fast && tables.fluid.count > 0;
        return new OptionTable(
                (float) options.timestep(),
                options.isOn(OptionFlag.GRAVITY) ? options.gravity() : Vector3.ZERO,
                (damped && (euler || fast)) || actuation || tendons || freeBodies || fluid,
                actuation,
                tendons,
                freeBodies,
                fluid,
                options.integrator() == Integrator.RK4);
    }

    private static boolean hasVelocityTerms(ActuatorTable actuators) {
        for (int a = 0; a < actuators.joint.length; a++) {
            if (actuators.gain[3 * a + 2] != 0f || actuators.bias[3 * a + 2] != 0f || actuators.muscle[a] >= 0) {
                return true;
            }
        }
        return false;
    }
}
