/**
 * How robots move: the model, its state, and the stages of one physics step.
 */
@NullMarked
package sinew.sim.physics;

import org.jspecify.annotations.NullMarked;
