package sinew.sim.physics.compile;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import sinew.assets.model.ActuatorSpec;
import sinew.assets.model.Integrator;
import sinew.assets.model.JointSpec;
import sinew.assets.model.LengthRangeSpec;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.OptionFlag;
import sinew.assets.model.Range;
import sinew.assets.model.SimulationOptions;
import sinew.assets.model.TendonSpec;
import sinew.assets.model.TransmissionType;
import sinew.sim.physics.Dynamics;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.data.InitialState;
import sinew.sim.physics.force.Actuation;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.model.ModelException;
import sinew.sim.physics.smooth.MassSolve;

/**
 * Feasible lengths of actuators: as stated, from the limits of what they act on, or by pulling the model to both ends (MuJoCo
 * documentation, Modeling, "Actuator length range").
 */
final class LengthRanges {
    private static final Set<OptionFlag> OFF = EnumSet.of(
            OptionFlag.FRICTIONLOSS,
            OptionFlag.CONTACT,
            OptionFlag.SPRING,
            OptionFlag.DAMPER,
            OptionFlag.GRAVITY,
            OptionFlag.ACTUATION);

    private final ModelSpec spec;

    LengthRanges(ModelSpec spec) {
        this.spec = spec;
    }

    /**
     * Finds the range of an actuator.
     *
     * @param actuator the actuator
     * @return the range, in the transmission's unit
     * @throws ModelException if pulling does not lead to a standstill
     */
    Range of(ActuatorSpec actuator) {
        LengthRangeSpec how = spec.lengthRanges();
        Range stated = actuator.lengthRange();
        boolean isStated = stated.minimum() < stated.maximum();
        if (how.actuators() == LengthRangeSpec.Actuators.NONE || (isStated && how.useStated())) {
            return stated;
        }
        if (how.useLimits()) {
            Range limits = limitsOf(actuator);
            if (limits.minimum() < limits.maximum()) {
                return limits;
            }
        }
        Model model = new ModelCompiler().compile(pulledModel(how));
        Range low = pull(model, actuator, -1, how);
        Range high = pull(model, actuator, 1, how);
        double length = high.maximum() - low.minimum();
        double unsteadiness = Math.max(low.maximum() - low.minimum(), high.maximum() - high.minimum());
        if (!(length > 0) || unsteadiness > how.tolerance() * length) {
            throw new ModelException(
                    spec.name(),
                    List.of(actuator.location() + ": actuator \"" + actuator.name()
                            + "\" needs a range of feasible lengths, and pulling it to both ends does not come to rest ("
                            + low
                            + " to " + high + "); state lengthrange or limit its joints."));
        }
        return new Range(low.minimum(), high.maximum());
    }

    private Range limitsOf(ActuatorSpec actuator) {
        if (actuator.jointIndex() >= 0) {
            JointSpec joint = spec.joints().get(actuator.jointIndex());
            return joint.limited() ? joint.range() : Range.NONE;
        }
        if (actuator.transmission() == TransmissionType.TENDON) {
            TendonSpec tendon = spec.tendons().get(actuator.targetIndex());
            return tendon.limited() ? tendon.range() : Range.NONE;
        }
        return Range.NONE;
    }

    /** The model without what hinders the pull; its actuators do not act, so that their figures do not matter. */
    private ModelSpec pulledModel(LengthRangeSpec how) {
        SimulationOptions options = spec.options();
        double timestep = how.timestep() > 0 ? Math.min(options.timestep(), how.timestep()) : options.timestep();
        Set<OptionFlag> flags = EnumSet.copyOf(options.flags());
        flags.removeAll(OFF);
        return spec.withOptions(options.with(timestep, Integrator.EULER, flags));
    }

    /** The lengths in the last interval of a pull to one end. */
    private static Range pull(Model model, ActuatorSpec actuator, int direction, LengthRangeSpec how) {
        Data data = new Data(model);
        InitialState.set(model, data);
        float decay = (float) Math.exp(-model.timestep / Math.max(0.01, how.timeConstant()));
        int steps = (int) Math.ceil(how.totalTime() / model.timestep);
        double shortest = Double.POSITIVE_INFINITY;
        double longest = Double.NEGATIVE_INFINITY;
        for (int step = 1; step <= steps; step++) {
            for (int dof = 0; dof < model.nv; dof++) {
                data.qvel[dof] *= decay;
            }
            InitialForces.placeAndFactor(model, data);
            double length = Actuation.lengthOf(model, data, actuator.index());
            pullOnce(model, data, actuator, direction, how);
            Dynamics.step(model, data);
            if (step * model.timestep > how.totalTime() - how.interval()) {
                shortest = Math.min(shortest, length);
                longest = Math.max(longest, length);
            }
        }
        return new Range(shortest, longest);
    }

    private static void pullOnce(Model model, Data data, ActuatorSpec actuator, int direction, LengthRangeSpec how) {
        float[] moment = InitialForces.momentOf(model, data, actuator.index());
        float[] acceleration = moment.clone();
        MassSolve.solve(model, data.massFactor, data.inverseDiagonal, acceleration);
        double factor = how.acceleration() / Math.max(1e-15, norm(acceleration));
        double force = factor * norm(moment);
        if (how.maximumForce() > 0 && force > how.maximumForce()) {
            factor *= how.maximumForce() / force;
        }
        for (int dof = 0; dof < model.nv; dof++) {
            data.qfrcApplied[dof] = (float) (direction * factor * moment[dof]);
        }
    }

    private static double norm(float[] vector) {
        double square = 0;
        for (float component : vector) {
            square += (double) component * component;
        }
        return Math.sqrt(square);
    }
}
