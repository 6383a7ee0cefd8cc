/**
 * Makes the rows of constraints: what is limited, rubs, is kept equal or touches, with its Jacobian, reference and weight (MuJoCo
 * documentation, Computation, "Constraint model"); and reads contact forces back.
 */
@NullMarked
package sinew.sim.physics.constraint;

import org.jspecify.annotations.NullMarked;
