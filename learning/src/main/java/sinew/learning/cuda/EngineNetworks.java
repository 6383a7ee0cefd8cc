package sinew.learning.cuda;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import sinew.learning.policy.NetworkShape;
import sinew.sim.kernel.device.DeviceAddress;
import sinew.sim.kernel.device.DeviceModule;
import sinew.sim.kernel.device.DeviceRuntime;

/** Networks whose products run on tensor cores (matrix.cu, chain.cu, gradients.cu, optimizer.cu), with recurrent layers or without (memory.cu). */
final class EngineNetworks implements Networks {
    private final EngineMemory memory;
    private final EnginePlan plan;
    private final LayerLaunches hiddenLayers;
    private final @Nullable MemoryKernels recurrent;
    private final GradientLaunch gradients;
    private final OptimizerKernels optimizer;

    private EngineNetworks(
            DeviceRuntime runtime,
            DeviceModule module,
            EnginePlan plan,
            EngineMemory memory,
            @Nullable MemorySource source) {
        this.plan = plan;
        this.memory = memory;
        DeviceTable tables = new DeviceTable(runtime, memory.tables());
        ProductLaunches launches = new ProductLaunches(
                module, tables, plan.multiprocessors(), plan.size().precision());
        EngineProducts products = new EngineProducts(plan, memory);
        hiddenLayers = LayerLaunches.of(plan, products, launches);
        recurrent = source == null
                ? null
                : new MemoryKernels(launches, memory.networks(), memory.parameters(), plan.size(), source);
        gradients = new GradientLaunch(
                module.function("weight_gradients"),
                tables,
                products.gradients(),
                plan.divisions(),
                plan.size().miniBatchRows());
        optimizer = new OptimizerKernels(module, tables, memory.parameters(), products.pieces(), plan.noise());
    }

    /**
     * Makes networks whose parameters are not set yet.
     *
     * @param runtime the device
     * @param shape what the networks look like
     * @param plan how they work
     * @param memory what was reserved for the plan
     * @param source what recurrent layers need; null if there are none
     * @return the networks
     */
    static Networks open(
            DeviceRuntime runtime,
            NetworkShape shape,
            EnginePlan plan,
            EngineMemory memory,
            @Nullable MemorySource source) {
        DeviceModule module = compile(runtime, shape, plan.size().precision());
        return new EngineNetworks(runtime, module, plan, memory, source);
    }

    private static DeviceModule compile(DeviceRuntime runtime, NetworkShape shape, Precision precision) {
        Map<String, String> macros = precision.macros(shape);
        macros.putAll(MemoryShape.macros(shape.networks().recurrence()));
        String text = shape.recurrent()
                ? KernelText.of(
                        "prelude", "activation", "matrix", "chain", "gradients", "step", "optimizer", "state", "memory")
                : KernelText.of("prelude", "activation", "matrix", "chain", "gradients", "step", "optimizer");
        return runtime.compile("networks", text, macros);
    }

    @Override
    public int count() {
        return memory.networks().size();
    }

    @Override
    public int inputs() {
        return plan.sameInputs() ? 1 : count();
    }

    @Override
    public int inputPitch(int network) {
        return layers(network).pitch(layers(network).inputs);
    }

    private NetworkLayers layers(int network) {
        return memory.networks().get(network);
    }

    @Override
    public DeviceAddress rolloutInput(int network) {
        return layers(network).rolloutInput;
    }

    @Override
    public void forwardRollout(boolean keep) {
        if (recurrent != null && !memoryAfter()) {
            recurrent.advance(keep);
        }
        hiddenLayers.rollout().forEach(launch -> launch.launch(0));
        if (recurrent != null && memoryAfter()) {
            recurrent.advance(keep);
        }
    }

    private boolean memoryAfter() {
        return layers(0).requireMemory().shape.after();
    }

    @Override
    public void forget(DeviceAddress dones) {
        if (recurrent != null) {
            recurrent.forget(dones);
        }
    }

    @Override
    public DeviceAddress rolloutHidden(int network) {
        return layers(network).last(true, 0, plan.size().environments());
    }

    @Override
    public DeviceAddress batchInput(int network) {
        return layers(network).batchInput;
    }

    @Override
    public void forward(int firstRow, int rows) {
        requireMiniBatch(rows);
        if (recurrent != null && !memoryAfter()) {
            recurrent.forward(firstRow);
        }
        hiddenLayers.batch().forEach(launch -> launch.launch(firstRow));
        if (recurrent != null && memoryAfter()) {
            recurrent.forward(firstRow);
        }
    }

    private void requireMiniBatch(int rows) {
        if (rows != plan.size().miniBatchRows()) {
            throw new IllegalArgumentException("A mini-batch of " + rows + " rows instead of "
                    + plan.size().miniBatchRows());
        }
    }

    @Override
    public DeviceAddress hidden(int network, int firstRow) {
        return layers(network).last(false, firstRow, plan.size().miniBatchRows());
    }

    @Override
    public int pitch(int network) {
        return layers(network).pitch(layers(network).lastWidth());
    }

    @Override
    public DeviceAddress slopes(int network) {
        return layers(network).lastSlopes();
    }

    @Override
    public DeviceAddress deltas(int network) {
        return layers(network).lastDeltas();
    }

    @Override
    public DeviceAddress actorOutputs() {
        return memory.actorOutputs();
    }

    @Override
    public int actorOutputPitch() {
        return layers(0).pitch(plan.actorHead().outputs());
    }

    @Override
    public DeviceAddress valueOutputs() {
        return memory.valueOutputs();
    }

    @Override
    public int valueOutputPitch() {
        return layers(0).pitch(1);
    }

    @Override
    public void descend(int firstRow, int rows, DeviceAddress noiseGradients, int noiseParts) {
        requireMiniBatch(rows);
        if (recurrent != null && memoryAfter()) {
            recurrent.backward(firstRow);
        }
        hiddenLayers.backward().forEach(launch -> launch.launch(0));
        if (recurrent != null && !memoryAfter()) {
            recurrent.backward(firstRow);
        }
        gradients.launch(firstRow, memory.parameters().partial(), plan.layout().size());
        if (recurrent != null) {
            recurrent.normGradients(memory.parameters(), plan.parts());
        }
        optimizer.step(noiseGradients, noiseParts);
    }

    @Override
    public DeviceAddress parameters() {
        return memory.parameters().parameters();
    }

    @Override
    public DeviceAddress firstMoment() {
        return memory.parameters().firstMoment();
    }

    @Override
    public DeviceAddress secondMoment() {
        return memory.parameters().secondMoment();
    }

    @Override
    public DeviceAddress optimizer() {
        return memory.parameters().state();
    }

    @Override
    public void refresh() {
        optimizer.refresh();
        if (recurrent != null) {
            recurrent.refresh();
        }
    }
}
