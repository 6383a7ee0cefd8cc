/**
 * The parts of the window. Each panel shows one view model and holds no state that is worth keeping.
 */
@NullMarked
package sinew.app.window.panel;

import org.jspecify.annotations.NullMarked;
