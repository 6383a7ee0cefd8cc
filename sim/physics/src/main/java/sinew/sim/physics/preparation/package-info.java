/**
 * Calculations on parts of a description that know no table of a model: levels of trees, faces of hulls, impedances, mixed contact
 * parameters, and flat arrays. Only Java uses them.
 */
@NullMarked
package sinew.sim.physics.preparation;

import org.jspecify.annotations.NullMarked;
