/**
 * What the window remembers from one start to the next.
 */
@NullMarked
package sinew.app.window.memory;

import org.jspecify.annotations.NullMarked;
