package sinew.sim.terms;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that writes a part of the observation.
 *
 * <p>It returns nothing and takes {@code float[] out, int at}: where to write. Modified are the numbers {@code out[at .. at +
 * elements - 1]}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Observation {
    /**
     * The name of the term.
     *
     * @return for example {@code joint_pos_rel}
     */
    String name();

    /**
     * One sentence that says what it is.
     *
     * @return the sentence
     */
    String help();

    /**
     * One name for every number; {@code @joints} stands for the names of the task's joints, {@code @sensors} for the
     * numbers of all sensors of the model.
     *
     * @return the names
     */
    String[] elements();

    /**
     * The unit of the numbers.
     *
     * @return for example {@code "rad"}
     */
    String unit() default "";
}
