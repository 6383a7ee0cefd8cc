/**
 * Models without tasks: reading them from files, listing what they hold, stepping one of them and showing every number that physics
 * computes, so that the simulator can be held against others from outside.
 */
@NullMarked
package sinew.app.simulate;

import org.jspecify.annotations.NullMarked;
