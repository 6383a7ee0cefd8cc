package sinew.sim.physics.model;

import java.util.Arrays;
import sinew.assets.model.Integrator;
import sinew.assets.model.OptionFlag;
import sinew.assets.model.SimulationOptions;
import sinew.assets.model.Vector3;
import sinew.sim.physics.preparation.Flat;

/** The options of a model in the form that {@link Model} holds. */
record OptionTable(
        float timestep,
        Vector3 gravity,
        boolean implicitDamping,
        boolean implicitActuation,
        boolean implicitTendons,
        boolean implicitFreeBodies,
        boolean implicitFluid,
        boolean implicitEllipsoids,
        boolean implicitBias,
        boolean rungeKutta) {
    static OptionTable of(ModelTables tables) {
        SimulationOptions options = tables.spec.options();
        boolean full = options.integrator() == Integrator.IMPLICIT;
        boolean implicit = full || options.integrator() == Integrator.IMPLICITFAST;
        boolean euler = options.integrator() == Integrator.EULER && options.isOn(OptionFlag.EULERDAMP);
        boolean damping = (euler || implicit) && (tables.dofs.growing || Flat.anyNonzero(tables.dofs.damping));
        boolean actuation = implicit && hasVelocityTerms(tables.actuators);
        boolean tendons = implicit && (tables.tendons.growing || Flat.anyNonzero(tables.tendons.damping));
        boolean freeBodies = implicit && !full && tables.bodies.freeCount > 0;
        int ellipsoidCount = Arrays.stream(tables.fluid.ellipsoid).sum();
        boolean fluid = implicit && tables.fluid.count > ellipsoidCount;
        boolean ellipsoids = implicit && ellipsoidCount > 0;
        return new OptionTable(
                (float) options.timestep(),
                options.isOn(OptionFlag.GRAVITY) ? options.gravity() : Vector3.ZERO,
                damping || actuation || tendons || freeBodies || fluid || ellipsoids || full,
                actuation,
                tendons,
                freeBodies,
                fluid,
                ellipsoids,
                full,
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
