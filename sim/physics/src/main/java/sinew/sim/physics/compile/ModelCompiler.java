package sinew.sim.physics.compile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sinew.assets.model.ModelSpec;
import sinew.sim.physics.model.Capacities;
import sinew.sim.physics.model.InitialPose;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.model.ModelException;
import sinew.sim.physics.model.ModelTables;

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
        if (InitialForces.areNeeded(tables)) {
            new InitialForces(tables).fill();
        }
        InitialPose pose = InitialPoseMeasurement.of(spec, new Model(tables));
        SpringDampers.fill(tables, pose);
        return new Model(tables, pose);
    }
}
