/**
 * Holds the program to its plan: who may know whom, and how every source file looks.
 */
@NullMarked
package sinew.app.conventions;

import org.jspecify.annotations.NullMarked;
