/**
 * Advances the state by a step: Euler and implicitfast with damping on the left side, and the Runge-Kutta method of order four
 * (MuJoCo documentation, Computation, "Numerical integration").
 */
@NullMarked
package sinew.sim.physics.integrate;

import org.jspecify.annotations.NullMarked;
