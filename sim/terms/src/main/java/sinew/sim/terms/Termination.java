package sinew.sim.terms;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a method that tells, as a boolean, whether the episode ends. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Termination {
    /**
     * The name of the term.
     *
     * @return for example {@code time_out}
     */
    String name();

    /**
     * One sentence that says when it holds.
     *
     * @return the sentence
     */
    String help();

    /**
     * Whether this is a truncation (the task could have gone on) and not a failure.
     *
     * @return true for time-outs
     */
    boolean timeOut() default false;
}
