/**
 * What robots are asked to do: tasks made of described terms, and the environments that run them.
 */
@NullMarked
package sinew.sim.tasks;

import org.jspecify.annotations.NullMarked;
