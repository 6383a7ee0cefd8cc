package sinew.sim.terms;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an {@code int} of a term method as the place of numbers in {@code EnvironmentState.remembered} that belong to the task and last from
 * step to step. They are saved and restored with the state, and are 0 at the start of an episode, before its resets run.
 *
 * <p>Terms of a task that give the same name share the numbers.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Remembered {
    /**
     * What is remembered.
     *
     * @return for example {@code position}
     */
    String name();

    /**
     * How many numbers.
     *
     * @return at least 1
     */
    int size() default 1;
}
