package sinew.sim.kernel.conformance;

import sinew.sim.kernel.KernelCode;

/**
 * A value of values.
 *
 * @param index an int
 * @param origin a value
 * @param flipped a flag
 */
@KernelCode
public record Frame(int index, Point origin, boolean flipped) {
    /**
     * Moves.
     *
     * @param by how far
     * @return moved
     */
    public Frame moved(Point by) {
        Point to = flipped ? origin.plus(by.times(-1f)) : origin.plus(by);
        return new Frame(index + 1, to, !flipped);
    }
}
