/**
 * Proofs that settings are read, checked, written and explained as they should be.
 */
@NullMarked
package sinew.sim.settings;

import org.jspecify.annotations.NullMarked;
