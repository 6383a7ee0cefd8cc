/**
 * Reads MJCF, MuJoCo's model format. {@code mjcf-schema.txt} lists every element and attribute with what becomes of it: read, ignored
 * with a warning, left out where nobody can miss it, or refused with the reason. Meaning follows MuJoCo 3.14.
 */
@NullMarked
package sinew.assets.mjcf;

import org.jspecify.annotations.NullMarked;
