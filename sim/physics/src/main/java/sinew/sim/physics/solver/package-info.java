/**
 * Finds the accelerations that constraints allow: Newton's method on the convex cost of all rows, with an exact line search (MuJoCo
 * documentation, Computation, "Constraint solver").
 */
@NullMarked
package sinew.sim.physics.solver;

import org.jspecify.annotations.NullMarked;
