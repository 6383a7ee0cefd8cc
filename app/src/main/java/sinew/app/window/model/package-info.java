/**
 * What the window shows and does, without widgets: observable state for panels, changed on the thread of the window
 * only. Everything here runs in a plain unit test with a direct executor.
 */
@NullMarked
package sinew.app.window.model;

import org.jspecify.annotations.NullMarked;
