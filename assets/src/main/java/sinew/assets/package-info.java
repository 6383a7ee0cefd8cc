/**
 * What robots and scenes are: descriptions read from files and checked, before anything moves.
 */
@NullMarked
package sinew.assets;

import org.jspecify.annotations.NullMarked;
