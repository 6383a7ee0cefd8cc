/**
 * The models that come with the program, written by ourselves from published figures. Each file's header names its sources.
 */
@NullMarked
package sinew.assets.library;

import org.jspecify.annotations.NullMarked;
