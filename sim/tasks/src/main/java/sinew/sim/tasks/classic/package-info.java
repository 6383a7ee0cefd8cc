/**
 * The classic control tasks.
 *
 * <p>Figures are those of Isaac Lab's tasks of the same ids.
 */
@NullMarked
package sinew.sim.tasks.classic;

import org.jspecify.annotations.NullMarked;
