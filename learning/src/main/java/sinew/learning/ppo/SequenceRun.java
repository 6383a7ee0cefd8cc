package sinew.learning.ppo;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import org.jspecify.annotations.Nullable;

/** Runs recurrent layers over the pieces of a mini-batch, each from the state that the rollout had there. */
final class SequenceRun implements MemoryRun, AutoCloseable {
    private final SequencePlan plan;
    private final States actor;
    private final @Nullable States critic;
    private final @Nullable PtNDArray padded;
    private final @Nullable PtNDArray unpadded;
    private final NDManager manager;

    /** The states before each segment, {@code [layers, segments, hidden]}. */
    private record States(PtNDArray hidden, @Nullable PtNDArray cell) {}

    SequenceRun(NDManager parent, SequencePlan plan, PolicyMemory memory) {
        this.plan = plan;
        manager = parent.newSubManager();
        actor = states(memory.actor());
        MemoryState own = memory.critic();
        critic = own == null ? null : states(own);
        padded = plan.whole() ? null : (PtNDArray) manager.create(plan.padded());
        unpadded = plan.whole() ? null : (PtNDArray) manager.create(plan.unpadded());
    }

    private States states(MemoryState state) {
        PtNDArray hidden = tensor(state, false);
        return new States(hidden, state.hasCells() ? tensor(state, true) : null);
    }

    private PtNDArray tensor(MemoryState state, boolean cells) {
        float[] values = new float[state.layers() * plan.segments() * state.width()];
        state.starts(cells, plan, values);
        return (PtNDArray) manager.create(values, new Shape(state.layers(), plan.segments(), state.width()));
    }

    @Override
    public PtNDArray run(PtNDArray input, TorchMemory.Weights weights, boolean ofCritic) {
        States states = ofCritic && critic != null ? critic : actor;
        int width = weights.recurrence().hidden();
        long[] sequences = {plan.segments(), plan.longest(), input.getShape().get(1)};
        PtNDArray ordered = padded == null ? input : JniUtils.embedding(padded, input, false);
        TorchMemory.Result result =
                TorchMemory.run(weights, JniUtils.reshape(ordered, sequences), states.hidden(), states.cell());
        long places = (long) plan.segments() * plan.longest();
        PtNDArray rows = JniUtils.reshape(result.output(), new long[] {places, width});
        return TorchMemory.normalize(weights, unpadded == null ? rows : JniUtils.embedding(unpadded, rows, false));
    }

    @Override
    public void close() {
        manager.close();
    }
}
