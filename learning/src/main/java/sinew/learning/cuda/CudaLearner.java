package sinew.learning.cuda;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sinew.learning.Learner;
import sinew.learning.LearningException;
import sinew.learning.UpdateReport;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.Tensor;
import sinew.learning.policy.Initialization;
import sinew.learning.policy.NetworkShape;
import sinew.learning.policy.ParameterLayout;
import sinew.learning.policy.PolicyFacts;
import sinew.learning.settings.LearnerSettings;
import sinew.learning.settings.NormalizationSettings;
import sinew.sim.kernel.device.DeviceAddress;
import sinew.sim.kernel.device.DeviceFunction;
import sinew.sim.kernel.device.DeviceMemory;
import sinew.sim.kernel.device.DeviceModule;
import sinew.sim.kernel.device.DeviceRuntime;
import sinew.sim.tasks.EnvironmentDescription;
import sinew.sim.tasks.VectorEnvironment;

/**
 * Proximal policy optimisation on a GPU, by the same rules and with the same random numbers as {@link
 * sinew.learning.ppo.DjlLearner}; checkpoints of either go on with the other.
 *
 * <p>As a {@link Learner} it takes the environments' arrays from the host and brings actions back. {@link CapturedLoop} runs it on
 * environments of the same device, where nothing is copied.
 */
public final class CudaLearner implements Learner {
    private final DeviceRuntime runtime;
    private final Dimensions dimensions;
    private final NetworkShape shape;
    private final ParameterLayout layout;
    private final Precision precision;
    private final DeviceMemory memory;
    private final Arrays arrays;
    private final DeviceModule module;
    private final HeadLayout heads;
    private final LearnerMoments moments;
    private LearnerSettings settings;
    private Networks networks;
    private RolloutKernels rolloutKernels;
    private UpdateKernels updateKernels;
    private @Nullable DeviceMemory resized;

    /** All arrays of a learner beside its networks. */
    private record Arrays(
            RunArrays run, RolloutArrays rollout, BatchArrays batch, MemoryArrays memories, EnvironmentArrays copies) {
        static Arrays of(Room room, Dimensions d, LearnerSettings settings) {
            return new Arrays(
                    new RunArrays(room, d),
                    new RolloutArrays(room, d),
                    new BatchArrays(room, d),
                    new MemoryArrays(room, d, settings),
                    EnvironmentArrays.copies(room, d));
        }
    }

    /** All that lies in the memory of a learner. */
    private record Everything(Arrays arrays, EngineMemory networks) {}

    /**
     * Makes a learner with freshly drawn parameters.
     *
     * @param runtime the device
     * @param environment the environments to learn in, of which only the description and the sizes count here
     * @param settings the settings
     * @param precision how the networks' matrix products are computed
     * @throws LearningException if settings do not go together, or ask for what this learner cannot do
     * @throws sinew.sim.kernel.KernelException if the device has not enough memory; the message shows the arithmetic
     */
    public CudaLearner(
            DeviceRuntime runtime, VectorEnvironment environment, LearnerSettings settings, Precision precision) {
        this.runtime = runtime;
        this.settings = settings;
        this.precision = precision;
        Size size = Size.of(environment);
        EnvironmentDescription description = environment.description();
        dimensions = Dimensions.of(
                size,
                settings,
                description.rewards().size(),
                description.terminations().size());
        CudaAbilities.require(dimensions, settings);
        shape = new NetworkShape(
                size.observations(),
                size.criticObservations(),
                size.actions(),
                settings.networks(),
                settings.noise().kind());
        layout = ParameterLayout.of(shape);
        heads = new HeadLayout(shape, layout);
        EnginePlan plan = plan(settings);
        Room.Reserved<Everything> reserved = Room.reserve(
                runtime,
                "the learner",
                room -> new Everything(Arrays.of(room, dimensions, settings), EngineMemory.of(room, plan)));
        arrays = reserved.arrays().arrays();
        memory = reserved.memory();
        module = compile();
        moments = new LearnerMoments(runtime, module, settings, arrays.run(), arrays.rollout());
        networks = openNetworks(plan, reserved.arrays().networks());
        ParameterState.first(Initialization.draw(layout, shape, settings)).write(runtime, networks);
        runtime.upload(SettingsBlock.of(settings), arrays.run().settings);
        writeProgress(Progress.start(settings.optimization().learningRate().initial()));
        rolloutKernels = newRolloutKernels();
        updateKernels = newUpdateKernels();
    }

    private DeviceModule compile() {
        Map<String, String> macros = heads.macros();
        macros.putAll(precision.macros(shape));
        String text = KernelText.of(
                "prelude",
                "activation",
                "step",
                "state",
                "random",
                "observations",
                "heads",
                "loss",
                "rollout",
                "batch",
                "update");
        return runtime.compile("learner", text, macros);
    }

    private EnginePlan plan(LearnerSettings of) {
        NormalizationSettings normalization = of.normalization();
        boolean sameInputs = !shape.networks().sharedTrunk()
                && !dimensions.asymmetric()
                && normalization.actorObservations().equals(normalization.criticObservations());
        EngineSize size = EngineSize.of(dimensions, of.optimization().miniBatches(), precision);
        return EnginePlan.of(shape, layout, size, sameInputs, runtime.properties());
    }

    private Networks openNetworks(EnginePlan plan, EngineMemory reserved) {
        MemorySource source = new MemorySource(
                arrays.memories(), arrays.batch().order, arrays.rollout().dones, arrays.run().progress);
        return EngineNetworks.open(runtime, shape, plan, reserved, shape.recurrent() ? source : null);
    }

    private RolloutKernels newRolloutKernels() {
        return new RolloutKernels(
                module,
                dimensions,
                settings,
                heads,
                networks,
                arrays.rollout(),
                arrays.run(),
                moments.actor(),
                moments.critic());
    }

    private UpdateKernels newUpdateKernels() {
        return new UpdateKernels(
                module,
                dimensions,
                settings,
                heads,
                networks,
                arrays.rollout(),
                arrays.batch(),
                arrays.run(),
                moments.actor(),
                moments.critic());
    }

    @Override
    public void act(VectorEnvironment environment) {
        EnvironmentArrays copies = arrays.copies();
        uploadObservations(environment);
        if (rolloutKernels.learnsFirst()) {
            rolloutKernels.learnFirst(copies);
        }
        rolloutKernels.act(copies);
        runtime.download(copies.actions(), MemorySegment.ofArray(environment.actions()));
    }

    private void uploadObservations(VectorEnvironment environment) {
        EnvironmentArrays copies = arrays.copies();
        write(copies.observations(), environment.observations());
        if (dimensions.asymmetric()) {
            write(copies.criticObservations(), environment.criticObservations());
        }
    }

    @Override
    public void record(VectorEnvironment environment) {
        EnvironmentArrays copies = arrays.copies();
        uploadObservations(environment);
        write(copies.rewards(), environment.rewards());
        runtime.upload(MemorySegment.ofArray(environment.dones()), copies.dones());
        runtime.upload(MemorySegment.ofArray(environment.timeOuts()), copies.timeOuts());
        rolloutKernels.record(copies);
        rolloutKernels.goOn(EpisodeArrays.none(arrays.run().totals));
    }

    @Override
    public void computeAdvantages(VectorEnvironment environment) {
        uploadObservations(environment);
        rolloutKernels.estimate(arrays.copies());
    }

    @Override
    public UpdateReport update() {
        updateKernels.update(UpdateKernels.Shape.of(settings));
        rolloutKernels.rewind();
        return report(readProgress());
    }

    /** Makes a report of the numbers of an update. */
    UpdateReport report(Progress progress) {
        requireFinite(progress);
        int count = Math.max(1, progress.miniBatches());
        return new UpdateReport(
                progress.value() / count,
                progress.surrogate() / count,
                progress.entropy() / count,
                progress.divergence() / count,
                progress.learningRate(),
                progress.meanDeviation());
    }

    private static void requireFinite(Progress progress) {
        if (progress.broken() == 0) {
            return;
        }
        String what = switch (progress.broken()) {
            case Progress.BROKEN_LOSS -> "The loss stopped being finite";
            case Progress.BROKEN_GRADIENT -> "The gradient stopped being finite";
            default -> "A standard deviation of the action noise became zero, negative or not finite";
        };
        throw new LearningException(what + " in update " + (progress.updates() - 1) + " at a learning rate of "
                + progress.learningRate()
                + ". Training cannot go on from here: resume from an earlier checkpoint with a smaller learning rate"
                + " or gradient norm, and look for rewards or observations that grow without bound.");
    }

    /** Finds a kernel of the learner. */
    DeviceFunction function(String name) {
        return module.function(name);
    }

    /** The device's copies of the host's arrays. */
    EnvironmentArrays copies() {
        return arrays.copies();
    }

    RolloutKernels rolloutKernels() {
        return rolloutKernels;
    }

    UpdateKernels updateKernels() {
        return updateKernels;
    }

    UpdateKernels.Shape updateShape() {
        return UpdateKernels.Shape.of(settings);
    }

    Dimensions dimensions() {
        return dimensions;
    }

    RunArrays run() {
        return arrays.run();
    }

    @Override
    public double meanNoiseStd() {
        if (dimensions.stateDependentNoise()) {
            return readProgress().meanDeviation();
        }
        float[] parameters = ParameterState.read(runtime, networks).parameters();
        double sum = 0;
        for (int i = 0; i < dimensions.actions(); i++) {
            sum += switch (settings.noise().kind()) {
                case SCALAR -> parameters[i];
                default -> Math.exp(parameters[i]);
            };
        }
        return sum / dimensions.actions();
    }

    @Override
    public void check(LearnerSettings changed) {
        CudaAbilities.require(dimensions, settings.withLive(changed));
    }

    @Override
    public void change(LearnerSettings changed) {
        check(changed);
        boolean otherRate = changed.optimization().learningRate().initial()
                != settings.optimization().learningRate().initial();
        boolean otherBatches =
                changed.optimization().miniBatches() != settings.optimization().miniBatches();
        LearnerSettings next = settings.withLive(changed);
        EnginePlan plan = plan(next);
        // first of all, so that nothing has changed if there is no room
        Room.@Nullable Reserved<EngineMemory> other = otherBatches
                ? Room.reserve(
                        runtime, "networks for mini-batches of another size", room -> EngineMemory.of(room, plan))
                : null;
        settings = next;
        runtime.upload(SettingsBlock.of(settings), arrays.run().settings);
        if (otherRate) {
            writeProgress(readProgress()
                    .withLearningRate(settings.optimization().learningRate().initial()));
        }
        if (other != null) {
            resize(plan, other);
        }
    }

    /** Makes networks for mini-batches of another size with the same parameters, in memory of their own. */
    private void resize(EnginePlan plan, Room.Reserved<EngineMemory> reserved) {
        ParameterState state = ParameterState.read(runtime, networks);
        networks = openNetworks(plan, reserved.arrays());
        state.write(runtime, networks);
        rolloutKernels = newRolloutKernels();
        updateKernels = newUpdateKernels();
        closeResized();
        resized = reserved.memory();
    }

    private void closeResized() {
        if (resized != null) {
            resized.close();
        }
    }

    @Override
    public List<Tensor> saveState() {
        List<Tensor> tensors = new ArrayList<>();
        ParameterState.read(runtime, networks).save(layout, tensors);
        tensors.addAll(
                readProgress().tensors(settings.optimization().learningRate().initial()));
        tensors.addAll(PolicyFacts.of(settings).save());
        tensors.addAll(moments.saveState());
        tensors.addAll(arrays.memories().saveState(runtime));
        return tensors;
    }

    @Override
    public void restoreState(Checkpoint checkpoint) {
        // everything is read and checked before anything is changed
        ParameterState state = ParameterState.load(layout, checkpoint);
        Progress progress =
                Progress.of(checkpoint, settings.optimization().learningRate().initial());
        moments.restoreState(checkpoint);
        arrays.memories().restoreState(runtime, checkpoint);
        state.write(runtime, networks);
        writeProgress(progress);
    }

    private Progress readProgress() {
        byte[] block = new byte[Progress.BYTES];
        runtime.download(arrays.run().progress, MemorySegment.ofArray(block));
        return Progress.read(MemorySegment.ofArray(block));
    }

    private void writeProgress(Progress progress) {
        runtime.upload(progress.block(), arrays.run().progress);
    }

    private void write(DeviceAddress to, float[] numbers) {
        runtime.upload(MemorySegment.ofArray(numbers), to);
    }

    /** Frees the memory on the device. */
    @Override
    public void close() {
        closeResized();
        memory.close();
    }
}
