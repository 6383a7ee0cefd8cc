/**
 * How robots learn: rollouts, policy optimisation, checkpoints and logs.
 */
@NullMarked
package sinew.learning;

import org.jspecify.annotations.NullMarked;
