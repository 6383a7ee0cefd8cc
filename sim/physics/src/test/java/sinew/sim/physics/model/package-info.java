/** Tests of the tables of a model. */
@NullMarked
package sinew.sim.physics.model;

import org.jspecify.annotations.NullMarked;
