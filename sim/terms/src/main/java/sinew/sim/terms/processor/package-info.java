/**
 * The annotation processor that reads a task's term methods and writes its fused environment step.
 *
 * <p>It only writes Java; what it writes is checked and translated like kernel code written by hand.
 */
@NullMarked
package sinew.sim.terms.processor;

import org.jspecify.annotations.NullMarked;
