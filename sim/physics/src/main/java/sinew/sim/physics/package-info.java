/**
 * How robots move: the stages of one physics step on one page. What they compute with is in {@link sinew.sim.physics.model} and
 * {@link sinew.sim.physics.data}, each stage in a package of its own, and {@link sinew.sim.physics.compile} makes models.
 *
 * <p>Meaning and conventions are MuJoCo's: positions {@code qpos}, velocities {@code qvel}, spatial vectors as rotation before
 * translation. References: Featherstone 2008, <i>Rigid Body Dynamics Algorithms</i>; MuJoCo documentation, "Computation".
 */
@NullMarked
package sinew.sim.physics;

import org.jspecify.annotations.NullMarked;
