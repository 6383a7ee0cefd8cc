/**
 * The person's side: the workbench window and the command line.
 */
@NullMarked
package sinew.app;

import org.jspecify.annotations.NullMarked;
