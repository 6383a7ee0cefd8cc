/**
 * A training run as the window needs it: how to start one, the thread it runs on, and the hand-over of its poses. Nothing
 * here ever makes training wait for the window.
 */
@NullMarked
package sinew.app.window.run;

import org.jspecify.annotations.NullMarked;
