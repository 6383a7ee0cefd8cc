/** Tests of the look from outside. */
@org.jspecify.annotations.NullMarked
package sinew.sim.physics.probe;
