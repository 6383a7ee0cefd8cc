package sinew.sim.tasks;

import sinew.sim.kernel.KernelCode;

/**
 * A range of numbers.
 *
 * @param low the lower end
 * @param high the upper end
 */
@KernelCode
public record Interval(float low, float high) {}
