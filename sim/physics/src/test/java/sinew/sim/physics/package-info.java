/** Tests of the physics against MuJoCo's numbers, a second implementation and the laws of mechanics. */
@NullMarked
package sinew.sim.physics;

import org.jspecify.annotations.NullMarked;
