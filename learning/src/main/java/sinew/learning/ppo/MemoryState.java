package sinew.learning.ppo;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.Tensor;
import sinew.learning.settings.NetworkSettings.Recurrence;
import sinew.learning.settings.NetworkSettings.RecurrenceKind;

/** What one network remembers of every environment, now and at the beginning of each piece of the rollout. */
final class MemoryState {
    private final String name;
    private final int environments;
    private final int layers;
    private final int width;
    private final TensorBuffer hidden;
    private final @Nullable TensorBuffer cell;
    private final float[][] hiddenStarts;
    private final float[][] cellStarts;

    /**
     * Begins with zeros.
     *
     * @param manager owns the tensors
     * @param name the prefix of its tensors in checkpoints
     * @param recurrence the layers
     * @param environments the number of environments
     * @param pieces into how many pieces a rollout is cut
     */
    MemoryState(NDManager manager, String name, Recurrence recurrence, int environments, int pieces) {
        this.name = name;
        this.environments = environments;
        this.layers = recurrence.layers();
        this.width = recurrence.hidden();
        boolean lstm = recurrence.kind() == RecurrenceKind.LSTM;
        hidden = new TensorBuffer(manager, layers, environments, width);
        cell = lstm ? new TensorBuffer(manager, layers, environments, width) : null;
        hiddenStarts = new float[pieces][layers * environments * width];
        cellStarts = new float[lstm ? pieces : 0][layers * environments * width];
    }

    /** Remembers the states at the beginning of a piece of the rollout. */
    void markStart(int piece) {
        hidden.values().get(0, hiddenStarts[piece]);
        if (cell != null) {
            cell.values().get(0, cellStarts[piece]);
        }
    }

    /**
     * Takes one step of all environments.
     *
     * @param input {@code [environments, inputs]}
     * @param weights the layers
     * @param keep whether the states after the step are remembered
     * @return {@code [environments, hidden]}
     */
    PtNDArray step(PtNDArray input, TorchMemory.Weights weights, boolean keep) {
        PtNDArray sequence = JniUtils.unsqueeze(input, 1);
        TorchMemory.Result result =
                TorchMemory.run(weights, sequence, hidden.tensor(), cell == null ? null : cell.tensor());
        if (keep) {
            hidden.write(result.hidden().toFloatArray());
            if (cell != null && result.cell() != null) {
                cell.write(result.cell().toFloatArray());
            }
        }
        return TorchMemory.normalize(weights, JniUtils.reshape(result.output(), new long[] {environments, width}));
    }

    /** Forgets what was seen in environments whose episode ended. */
    void forget(int[] dones) {
        for (int environment = 0; environment < environments; environment++) {
            for (int layer = 0; dones[environment] != 0 && layer < layers; layer++) {
                for (int i = 0; i < width; i++) {
                    int place = (layer * environments + environment) * width + i;
                    hidden.values().put(place, 0);
                    if (cell != null) {
                        cell.values().put(place, 0);
                    }
                }
            }
        }
    }

    boolean hasCells() {
        return cell != null;
    }

    /**
     * Copies the states at the beginning of pieces, zeros where a piece goes on after the end of an episode.
     *
     * @param cells whether an LSTM's cells are meant
     * @param plan which pieces
     * @param target {@code [layers * segments * hidden]}. Modified.
     */
    void starts(boolean cells, SequencePlan plan, float[] target) {
        float[][] source = cells ? cellStarts : hiddenStarts;
        int segments = plan.segments();
        for (int layer = 0; layer < layers; layer++) {
            for (int segment = 0; segment < segments; segment++) {
                int to = (layer * segments + segment) * width;
                if (plan.beginsPiece(segment)) {
                    int from = (layer * environments + plan.environment(segment)) * width;
                    System.arraycopy(source[plan.piece(segment)], from, target, to, width);
                } else {
                    Arrays.fill(target, to, to + width, 0);
                }
            }
        }
    }

    int layers() {
        return layers;
    }

    int width() {
        return width;
    }

    List<Tensor> saveState() {
        int[] shape = {layers, environments, width};
        Tensor states = new Tensor(name + ".hidden", shape, hidden.read());
        return cell == null ? List.of(states) : List.of(states, new Tensor(name + ".cell", shape, cell.read()));
    }

    /** States of other environments or layers are of no use: those environments begin new episodes. */
    void restoreState(Checkpoint checkpoint) {
        restore(checkpoint, name + ".hidden", hidden);
        if (cell != null) {
            restore(checkpoint, name + ".cell", cell);
        }
    }

    private void restore(Checkpoint checkpoint, String tensor, TensorBuffer buffer) {
        @Nullable Tensor saved = checkpoint.find(tensor);
        int length = layers * environments * width;
        boolean fits = saved != null && saved.values() instanceof float[] values && values.length == length;
        buffer.write(fits ? checkpoint.floats(tensor, layers, environments, width) : new float[length]);
    }
}
