/**
 * The working memory of one environment: {@link sinew.sim.physics.data.Data}, MuJoCo's {@code mjData}, and the blocks that it holds.
 * Everything is sized by the model and written by the stages that are named at each array.
 */
@NullMarked
package sinew.sim.physics.data;

import org.jspecify.annotations.NullMarked;
