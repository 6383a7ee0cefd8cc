package sinew.sim.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the variable of a {@code for} loop that the device's compiler writes out turn by turn: {@code for (@Unrolled int i = 0; ...)}.
 *
 * <p>A local array whose every index is then a constant lives in registers. The bounds must be constants of the program; the text grows
 * with the number of turns. On the CPU the loop stays as it is.
 *
 * <p>With a number the loop stays a loop of so many turns at a time, and its bounds may be anything: {@code for (@Unrolled(4) int i = 0;
 * ...)}. That suits short bodies that wait for memory, such as sums of products.
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.LOCAL_VARIABLE)
public @interface Unrolled {
    /**
     * How many turns are written out.
     *
     * @return a number of turns; 0 for all
     */
    int value() default 0;
}
