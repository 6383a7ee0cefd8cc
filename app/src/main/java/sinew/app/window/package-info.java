/**
 * The workbench: one window to choose a task, set its parameters, train it and watch it learn. This package puts the parts
 * together and starts them; the parts are in the packages below.
 */
@NullMarked
package sinew.app.window;

import org.jspecify.annotations.NullMarked;
