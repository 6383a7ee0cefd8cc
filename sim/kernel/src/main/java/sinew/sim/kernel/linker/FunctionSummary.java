package sinew.sim.kernel.linker;

import java.util.Map;
import java.util.Set;

/**
 * What the callers of a function must know about its effects and its lanes.
 *
 * @param synchronizes whether it waits for the other lanes, itself or through calls
 * @param readsMemory whether it reads an array that is not constant
 * @param writesMemory whether it writes an array of working or global memory
 * @param uniform the parameters that must be the same on every lane
 * @param result what the result differs with
 * @param changes for every array parameter that it writes: what the written values differ with
 * @param updates the elements of shared memory that every lane would read and write back
 */
public record FunctionSummary(
        boolean synchronizes,
        boolean readsMemory,
        boolean writesMemory,
        Variation uniform,
        Variation result,
        Map<Integer, Variation> changes,
        Set<SharedUpdate> updates) {
    /** A function of its arguments that touches nothing. */
    public static final FunctionSummary PURE =
            new FunctionSummary(false, false, false, Variation.NONE, Variation.NONE, Map.of(), Set.of());

    /**
     * Tells whether a call changes memory or waits, so that its place in the order of evaluation matters.
     *
     * @return true if it does
     */
    public boolean hasEffect() {
        return synchronizes || writesMemory || !changes.isEmpty();
    }
}
