/**
 * How robots move: the constants of a model, the working memory of one environment, and the stages of one physics step.
 *
 * <p>Meaning and conventions are MuJoCo's: positions {@code qpos}, velocities {@code qvel}, spatial vectors as rotation before
 * translation. References: Featherstone 2008, <i>Rigid Body Dynamics Algorithms</i>; MuJoCo documentation, "Computation".
 */
@NullMarked
package sinew.sim.physics;

import org.jspecify.annotations.NullMarked;
