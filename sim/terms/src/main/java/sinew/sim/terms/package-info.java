/**
 * How a task describes its terms, and the processor that weaves them into one environment step.
 */
@NullMarked
package sinew.sim.terms;

import org.jspecify.annotations.NullMarked;
