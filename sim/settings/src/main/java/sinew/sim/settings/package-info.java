/**
 * Settings that describe themselves: forms, files, command lines and checks are derived from them.
 */
@NullMarked
package sinew.sim.settings;

import org.jspecify.annotations.NullMarked;
