package sinew.sim.physics;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sinew.assets.model.ActuatorSpec;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.OptionFlag;

/** Makes a {@link Model} of a description. */
public final class ModelCompiler {
    /** Makes a compiler. */
    public ModelCompiler() {}

    /**
     * Compiles a model.
     *
     * @param spec the description
     * @return the model
     * @throws ModelException if the description asks for something that is not simulated; every such place is named
     */
    public Model compile(ModelSpec spec) {
        return compile(spec, null);
    }

    /**
     * Compiles a model.
     *
     * @param spec the description
     * @param capacities how much working memory an environment gets, or null for what the description asks for or needs
     * @return the model
     * @throws ModelException if the description asks for something that is not simulated; every such place is named
     */
    public Model compile(ModelSpec spec, @Nullable Capacities capacities) {
        List<String> problems = new ArrayList<>();
        problems.addAll(new UnsupportedFeatures(spec).problems());
        if (!problems.isEmpty()) {
            throw new ModelException(spec.name(), problems);
        }
        ModelTables tables = new ModelTables(spec, capacities);
        boolean acts = spec.options().isOn(OptionFlag.ACTUATION);
        if (acts && spec.actuators().stream().anyMatch(actuator -> actuator.dampingRatio() > 0)) {
            resolveDampingRatios(spec, new Model(tables), tables.actuators);
        }
        return new Model(tables);
    }

    /** Sets b2 = -2 ratio sqrt(kp I) with the inertia I that the actuator moves in the initial pose. */
    private static void resolveDampingRatios(ModelSpec spec, Model model, ActuatorTable actuators) {
        Data data = new Data(model);
        System.arraycopy(model.qpos0, 0, data.qpos, 0, model.nq);
        Dynamics.forward(model, data);
        for (ActuatorSpec actuator : spec.actuators()) {
            if (actuator.dampingRatio() > 0) {
                double gear = actuator.gear().getFirst();
                int dof = model.joints.dofStart[actuator.jointIndex()];
                double inertia = data.mass[model.massRowStart[dof + 1] - 1] / (gear * gear);
                double stiffness = actuator.gainParameters().getFirst();
                actuators.bias[3 * actuator.index() + 2] =
                        (float) (-2 * actuator.dampingRatio() * Math.sqrt(stiffness * inertia));
            }
        }
    }
}
