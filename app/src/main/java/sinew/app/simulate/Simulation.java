package sinew.app.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sinew.assets.model.ModelSpec;
import sinew.sim.kernel.Backend;
import sinew.sim.kernel.KernelReference;
import sinew.sim.kernel.LoadedKernel;
import sinew.sim.physics.compile.ModelCompiler;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.probe.ProbeKernels;
import sinew.sim.physics.probe.Snapshot;

/**
 * One environment of one model, stepped and looked at.
 *
 * <p>Everything shown belongs to the state shown: after the steps the state is looked at with a forward pass of its own, which starts
 * the solver as the next step would and leaves the state and the solver's memory untouched. So looking changes nothing.
 */
public final class Simulation {
    private final ModelSpec spec;
    private final Model model;

    /**
     * Compiles a model.
     *
     * @param spec the model
     * @throws sinew.sim.physics.model.ModelException if it asks for something that is not simulated
     */
    public Simulation(ModelSpec spec) {
        this.spec = spec;
        this.model = new ModelCompiler().compile(spec);
    }

    /**
     * Steps from a start.
     *
     * @param backend where
     * @param start the state after 0 steps
     * @param steps the numbers of steps to look at, ascending
     * @param withMass whether to show the mass matrix
     * @return the values at these steps by name, in the order in which they are worth reading
     */
    public List<Map<String, Object>> run(Backend backend, StartingPoint start, List<Integer> steps, boolean withMass) {
        Snapshot snapshot = new Snapshot(model, 1);
        System.arraycopy(start.qpos(), 0, snapshot.qpos, 0, model.nq);
        System.arraycopy(start.qvel(), 0, snapshot.qvel, 0, model.nv);
        System.arraycopy(start.activation(), 0, snapshot.activation, 0, model.na);
        System.arraycopy(start.control(), 0, snapshot.control, 0, model.nu);
        if (model.memory.time >= 0) {
            snapshot.memory[model.memory.time] = (float) start.time();
        }
        System.arraycopy(start.mocapPosition(), 0, snapshot.mocapPosition, 0, model.nmocap * 3);
        System.arraycopy(start.mocapOrientation(), 0, snapshot.mocapOrientation, 0, model.nmocap * 4);
        LoadedKernel observe = backend.load(new KernelReference(ProbeKernels.class, "observe"), model, snapshot);
        LoadedKernel advance = backend.load(new KernelReference(ProbeKernels.class, "advance"), model, snapshot);
        List<Map<String, Object>> results = new ArrayList<>();
        int done = 0;
        for (int step : steps) {
            snapshot.steps[0] = step - done;
            backend.upload(snapshot.state());
            if (step > done) {
                advance.launch(1);
            }
            observe.launch(1);
            backend.download(snapshot.state());
            backend.download(snapshot.outputs());
            done = step;
            results.add(
                    values(snapshot, step, start.time() + step * spec.options().timestep(), withMass));
        }
        return results;
    }

    private Map<String, Object> values(Snapshot s, int step, double time, boolean withMass) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("step", step);
        values.put("time", time);
        values.put("qpos", Numbers.list(s.qpos, 0, s.nq));
        values.put("qvel", Numbers.list(s.qvel, 0, s.nv));
        values.put("act", Numbers.list(s.activation, 0, s.na));
        values.put("ctrl", Numbers.list(s.control, 0, s.nu));
        values.put("qacc", Numbers.list(s.qacc, 0, s.nv));
        values.put("qfrc_bias", Numbers.list(s.qfrcBias, 0, s.nv));
        values.put("qfrc_passive", Numbers.list(s.qfrcPassive, 0, s.nv));
        values.put("qfrc_actuator", Numbers.list(s.qfrcActuator, 0, s.nv));
        values.put("qfrc_constraint", Numbers.list(s.qfrcConstraint, 0, s.nv));
        values.put("actuator_force", Numbers.list(s.actuatorForce, 0, s.nu));
        values.put("ten_length", Numbers.list(s.tendonLength, 0, s.ntendon));
        values.put("sensordata", Numbers.list(s.sensorValues, 0, s.nsensordata));
        Map<String, @Nullable Object> energy = new LinkedHashMap<>();
        energy.put("potential", Numbers.list(s.energy, 0, 2).get(0));
        energy.put("kinetic", Numbers.list(s.energy, 0, 2).get(1));
        values.put("energy", energy);
        values.put("contacts", new ContactList(spec, model, s).values());
        values.put("contact_overflow", s.contactOverflow[0]);
        values.put("solver_iterations", s.solverIterations[0]);
        values.put("xpos", Numbers.rows(s.bodyPosition, 0, s.nbody, 3));
        values.put("xquat", Numbers.rows(s.bodyOrientation, 0, s.nbody, 4));
        if (withMass) {
            List<Object> rows = new ArrayList<>();
            for (float[] row : s.massMatrix(model, 0)) {
                rows.add(Numbers.list(row, 0, row.length));
            }
            values.put("mass_matrix", rows);
        }
        return values;
    }
}
