package sinew.sim.physics;

import sinew.assets.model.Integrator;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.OptionFlag;
import sinew.assets.model.SimulationOptions;
import sinew.assets.model.Vector3;

/** The options of a model in the form that {@link Model} holds. */
record OptionTable(
        float timestep,
        float gravityX,
        float gravityY,
        float gravityZ,
        boolean implicitDamping,
        boolean implicitActuation) {
    static OptionTable of(ModelSpec spec, DofTable dofs, ActuatorTable actuators) {
        SimulationOptions options = spec.options();
        Vector3 gravity = options.isOn(OptionFlag.GRAVITY) ? options.gravity() : Vector3.ZERO;
        boolean damped = anyAbove(dofs.damping);
        boolean fast = options.integrator() == Integrator.IMPLICITFAST;
        boolean euler = options.integrator() == Integrator.EULER && options.isOn(OptionFlag.EULERDAMP);
        boolean velocityActuation = fast && hasVelocityTerms(actuators);
        return new OptionTable(
                (float) options.timestep(),
                (float) gravity.x(),
                (float) gravity.y(),
                (float) gravity.z(),
                (damped && (euler || fast)) || velocityActuation,
                velocityActuation);
    }

    private static boolean anyAbove(float[] values) {
        for (float value : values) {
            if (value != 0f) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasVelocityTerms(ActuatorTable actuators) {
        for (int a = 0; a < actuators.joint.length; a++) {
            if (actuators.gain[3 * a + 2] != 0f || actuators.bias[3 * a + 2] != 0f) {
                return true;
            }
        }
        return false;
    }
}
