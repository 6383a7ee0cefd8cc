/**
 * The command line: its commands, its flags under the names users know, and its answers to mistakes.
 */
@NullMarked
package sinew.app.command;

import org.jspecify.annotations.NullMarked;
