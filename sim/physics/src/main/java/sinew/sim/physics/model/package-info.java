/**
 * What does not change while a robot moves: {@link sinew.sim.physics.model.Model}, MuJoCo's {@code mjModel}, and the tables of flat
 * arrays that it holds. Every table fills itself from a description; what needs the initial pose is measured by
 * {@code sinew.sim.physics.compile}.
 */
@NullMarked
package sinew.sim.physics.model;

import org.jspecify.annotations.NullMarked;
