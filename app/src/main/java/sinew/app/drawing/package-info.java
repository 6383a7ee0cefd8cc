/**
 * How a task's robots are drawn: the scene that they make, and how often while a GPU trains beside. Shared by the window and
 * the measurements; needs the renderer, but no window.
 */
@NullMarked
package sinew.app.drawing;

import org.jspecify.annotations.NullMarked;
