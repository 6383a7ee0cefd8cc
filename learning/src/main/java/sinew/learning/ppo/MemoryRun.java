package sinew.learning.ppo;

import ai.djl.pytorch.engine.PtNDArray;

/** Runs recurrent layers over a batch: one step of every environment, or pieces of rollouts. */
@FunctionalInterface
interface MemoryRun {
    /** For networks without memory. */
    MemoryRun NONE = (input, _, _) -> input;

    /**
     * Computes the layers.
     *
     * @param input {@code [samples, inputs]}
     * @param weights the layers
     * @param ofCritic whether they are the critic's own
     * @return {@code [samples, hidden]}
     */
    PtNDArray run(PtNDArray input, TorchMemory.Weights weights, boolean ofCritic);
}
