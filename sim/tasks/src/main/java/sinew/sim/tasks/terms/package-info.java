/**
 * The library of term functions that tasks are made of, named after the functions of Isaac Lab's {@code mdp} module.
 *
 * <p>All are kernel code and work on one environment.
 */
@NullMarked
package sinew.sim.tasks.terms;

import org.jspecify.annotations.NullMarked;
