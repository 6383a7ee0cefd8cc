/**
 * Results as JSON, for other programs to read.
 */
@NullMarked
package sinew.app.json;

import org.jspecify.annotations.NullMarked;
