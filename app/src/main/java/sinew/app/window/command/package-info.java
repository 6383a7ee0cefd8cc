/**
 * Everything a person can do, once: name, shortcut, icon and when it is possible. Menus, buttons, tooltips, the palette
 * and tests are fed from here.
 */
@NullMarked
package sinew.app.window.command;

import org.jspecify.annotations.NullMarked;
