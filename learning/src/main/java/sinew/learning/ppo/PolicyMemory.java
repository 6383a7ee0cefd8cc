package sinew.learning.ppo;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.Tensor;
import sinew.learning.policy.NetworkShape;
import sinew.learning.settings.NetworkSettings.Recurrence;

/** What recurrent networks remember of the environments: actor and critic each, or their common trunk. */
final class PolicyMemory {
    private final MemoryState actor;
    private final @Nullable MemoryState critic;
    private final int pieceLength;

    /**
     * Begins with zeros.
     *
     * @param manager owns the tensors
     * @param shape the networks
     * @param environments the number of environments
     * @param steps the length of a rollout, a multiple of the length of a piece
     */
    PolicyMemory(NDManager manager, NetworkShape shape, int environments, int steps) {
        Recurrence recurrence = shape.networks().recurrence();
        pieceLength = pieceLength(recurrence, steps);
        int pieces = steps / pieceLength;
        boolean common = shape.networks().sharedTrunk();
        actor = new MemoryState(manager, common ? "memory_state" : "memory_state_a", recurrence, environments, pieces);
        critic = common ? null : new MemoryState(manager, "memory_state_c", recurrence, environments, pieces);
    }

    /** After how many steps gradients stop. */
    static int pieceLength(Recurrence recurrence, int steps) {
        return recurrence.sequenceLength() == 0 ? steps : recurrence.sequenceLength();
    }

    /** The actor's, or that of the common trunk. */
    MemoryState actor() {
        return actor;
    }

    /** The critic's own, or null if it is common. */
    @Nullable
    MemoryState critic() {
        return critic;
    }

    int pieceLength() {
        return pieceLength;
    }

    /** Notes the states before a step of the rollout, where a piece begins. */
    void beforeStep(int step) {
        if (step % pieceLength == 0) {
            actor.markStart(step / pieceLength);
            if (critic != null) {
                critic.markStart(step / pieceLength);
            }
        }
    }

    /** Takes one step of all environments; the states after it are remembered if they are to be kept. */
    MemoryRun stepping(boolean keep) {
        return (input, weights, ofCritic) -> (ofCritic && critic != null ? critic : actor).step(input, weights, keep);
    }

    void forget(int[] dones) {
        actor.forget(dones);
        if (critic != null) {
            critic.forget(dones);
        }
    }

    List<Tensor> saveState() {
        List<Tensor> tensors = new ArrayList<>(actor.saveState());
        if (critic != null) {
            tensors.addAll(critic.saveState());
        }
        return tensors;
    }

    void restoreState(Checkpoint checkpoint) {
        actor.restoreState(checkpoint);
        if (critic != null) {
            critic.restoreState(checkpoint);
        }
    }
}
