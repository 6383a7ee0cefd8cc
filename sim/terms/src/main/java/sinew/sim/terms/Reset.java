package sinew.sim.terms;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that sets part of the state at the start of an episode; before the first one runs, positions and velocities are
 * the default ones.
 *
 * <p>It returns nothing, writes {@code Data.qpos} and {@code Data.qvel}, and takes an {@code int purpose} if it draws random
 * numbers: all numbers it draws are of that purpose, told apart by their index.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Reset {
    /**
     * The name of the term.
     *
     * @return for example {@code reset_cart_position}
     */
    String name();

    /**
     * One sentence that says what it sets.
     *
     * @return the sentence
     */
    String help();
}
