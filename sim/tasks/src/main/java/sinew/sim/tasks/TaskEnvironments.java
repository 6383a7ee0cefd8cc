package sinew.sim.tasks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sinew.assets.model.ModelSpec;
import sinew.sim.kernel.Backend;
import sinew.sim.kernel.KernelReference;
import sinew.sim.kernel.LoadedKernel;
import sinew.sim.math.Random;
import sinew.sim.physics.compile.ModelCompiler;
import sinew.sim.physics.model.Model;
import sinew.sim.settings.Settings;

/** The environments of a described task on one backend. */
public final class TaskEnvironments implements VectorEnvironment {
    private static final int EPISODE_LENGTH_PURPOSE = 1 << 20;

    private final Backend backend;
    private final int count;
    private final Model model;
    private final TaskConstants constants;
    private final TermValues values;
    private final TermSettings terms;
    private final EnvironmentState state;
    private final EnvironmentDescription description;
    private final LoadedKernel stepKernel;
    private final LoadedKernel resetKernel;
    private boolean publishing;

    TaskEnvironments(TaskDefinition task, FusedStep step, Settings settings, long seed, Backend backend) {
        EnvironmentSettings common = settings.bind("env", EnvironmentSettings.class);
        ModelSpec spec = task.model().withTimestep(common.sim().dt());
        TaskLayout layout = new TaskLayout(task.description(), task.terms(), spec);
        this.backend = backend;
        this.terms = new TermSettings(task.terms());
        this.count = common.scene().numEnvs();
        this.model = new ModelCompiler().compile(spec);
        this.constants = layout.constants(common);
        this.values = new TermValues(terms.weights(settings), terms.parameters(settings), Random.seedOf(seed));
        this.state = new EnvironmentState(model, constants, count);
        this.description = layout.describe(common);
        this.stepKernel = backend.load(step.step(), model, state, values, constants);
        this.resetKernel = backend.load(step.reset(), model, state, values, constants);
        backend.upload(values.weights, values.parameters, values.seed, values.publishPoses);
    }

    @Override
    public EnvironmentDescription description() {
        return description;
    }

    @Override
    public int count() {
        return count;
    }

    /**
     * The compiled model.
     *
     * @return the model that all environments share
     */
    public Model model() {
        return model;
    }

    @Override
    public void reset() {
        resetKernel.launch(count);
        backend.download(state.observations, state.dones, state.timeOuts, state.notFinite);
        downloadPoses();
    }

    @Override
    public void randomizeEpisodeLengths() {
        for (int env = 0; env < count; env++) {
            float u = Random.uniform(values.seed[0], env, 0, EPISODE_LENGTH_PURPOSE, 0);
            state.episodeLengths[env] = (int) (u * constants.maximumEpisodeLength);
            state.headStarts[env] = state.episodeLengths[env];
        }
        backend.upload(state.episodeLengths, state.headStarts);
    }

    @Override
    public void step() {
        backend.upload(state.actions);
        launch();
        backend.download(
                state.observations,
                state.rewards,
                state.dones,
                state.timeOuts,
                state.notFinite,
                state.finishedLengths,
                state.finishedReturns,
                state.finishedTermSums,
                state.finishedTerminations);
        downloadPoses();
    }

    /** Takes one step without moving anything between host and device: actions stay those of the device. */
    public void launch() {
        stepKernel.launch(count);
    }

    /**
     * Makes a kernel that fills the actions of the device at random, for measuring.
     *
     * @return the kernel, to be launched for {@link #count} environments before {@link #launch}
     */
    public LoadedKernel randomActions() {
        return backend.load(new KernelReference(RandomActions.class, "draw"), state, values, constants);
    }

    private void downloadPoses() {
        if (publishing) {
            backend.download(state.bodyPoses);
        }
    }

    @Override
    public float[] actions() {
        return state.actions;
    }

    @Override
    public float[] observations() {
        return state.observations;
    }

    @Override
    public float[] rewards() {
        return state.rewards;
    }

    @Override
    public int[] dones() {
        return state.dones;
    }

    @Override
    public int[] timeOuts() {
        return state.timeOuts;
    }

    @Override
    public int[] finishedLengths() {
        return state.finishedLengths;
    }

    @Override
    public float[] finishedReturns() {
        return state.finishedReturns;
    }

    @Override
    public float[] finishedTermSums() {
        return state.finishedTermSums;
    }

    @Override
    public int[] finishedTerminations() {
        return state.finishedTerminations;
    }

    /**
     * Tells which environments were reset in the last step because a quantity of theirs was not finite or too large.
     *
     * @return {@code [count]}, 0 or 1 + the number of the first bad quantity, see {@link #quantity}
     */
    public int[] notFinite() {
        return state.notFinite;
    }

    /**
     * The contacts that found no place since the last {@link #takeDroppedContacts}.
     *
     * @return {@code [count]}
     */
    public int[] droppedContacts() {
        return state.droppedContacts;
    }

    @Override
    public List<NonFinite> nonFiniteResets() {
        List<NonFinite> result = new ArrayList<>();
        for (int env = 0; env < count; env++) {
            if (state.notFinite[env] != 0) {
                result.add(new NonFinite(env, state.finishedLengths[env], quantity(state.notFinite[env] - 1)));
            }
        }
        return result;
    }

    @Override
    public long takeDroppedContacts() {
        backend.download(state.droppedContacts);
        long sum = Arrays.stream(state.droppedContacts).asLongStream().sum();
        if (sum > 0) {
            Arrays.fill(state.droppedContacts, 0);
            backend.upload(state.droppedContacts);
        }
        return sum;
    }

    /**
     * Names a quantity of the state.
     *
     * @param index its number among positions, velocities and accelerations
     * @return for example {@code qvel[1]}
     */
    public String quantity(int index) {
        if (index < model.nq) {
            return "qpos[" + index + "]";
        }
        int velocity = index - model.nq;
        return velocity < model.nv ? "qvel[" + velocity + "]" : "qacc[" + (velocity - model.nv) + "]";
    }

    /**
     * Tells whether body poses are kept up to date.
     *
     * @return what {@link #publishPoses} switched last
     */
    public boolean publishesPoses() {
        return publishing;
    }

    @Override
    public void publishPoses(boolean on) {
        publishing = on;
        values.publishPoses[0] = on ? 1 : 0;
        backend.upload(values.publishPoses);
    }

    @Override
    public float[] bodyPoses() {
        return state.bodyPoses;
    }

    @Override
    public void check(Settings settings) {
        terms.weights(settings);
        terms.parameters(settings);
    }

    @Override
    public void change(Settings settings) {
        float[] weights = terms.weights(settings);
        float[] parameters = terms.parameters(settings);
        System.arraycopy(weights, 0, values.weights, 0, weights.length);
        System.arraycopy(parameters, 0, values.parameters, 0, parameters.length);
        backend.upload(values.weights, values.parameters);
    }

    @Override
    public List<NamedArray> saveState() {
        StateArrays arrays = new StateArrays(state, values);
        backend.download(arrays.all());
        return arrays.copies();
    }

    @Override
    public void restoreState(List<NamedArray> saved) {
        StateArrays arrays = new StateArrays(state, values);
        arrays.restore(saved);
        backend.upload(arrays.all());
    }

    /** Releases nothing: the backend belongs to the caller. */
    @Override
    public void close() {}
}
