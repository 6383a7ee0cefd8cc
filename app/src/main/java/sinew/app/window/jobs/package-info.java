/**
 * Work in the background: everything that takes longer than a few milliseconds leaves the window's thread through here, and its
 * results come back to it.
 */
@NullMarked
package sinew.app.window.jobs;

import org.jspecify.annotations.NullMarked;
