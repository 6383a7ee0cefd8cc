package sinew.sim.terms;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a {@code float} (one value), {@code Interval} (two) or {@code Vec3} (three) of a term method as a setting that people can change. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Parameter {
    /**
     * The name of the setting.
     *
     * @return for example {@code position_range}
     */
    String name();

    /**
     * The value unless told otherwise, one to three numbers.
     *
     * @return the numbers
     */
    double[] value();

    /**
     * One sentence that says what it means.
     *
     * @return the sentence
     */
    String help();

    /**
     * The unit, empty for plain numbers.
     *
     * @return for example {@code "m"}
     */
    String unit() default "";
}
