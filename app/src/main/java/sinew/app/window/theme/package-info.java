/**
 * How the window looks: light and dark, the colours that charts and pictures share with the style sheets, and icons.
 */
@NullMarked
package sinew.app.window.theme;

import org.jspecify.annotations.NullMarked;
