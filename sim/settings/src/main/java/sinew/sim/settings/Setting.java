package sinew.sim.settings;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one component of a settings record, once, for forms, files, command lines and checks.
 *
 * <p>The key under which people know the setting is the component's name in snake case ({@code learningRate} is {@code
 * learning_rate}). Components that are records themselves are groups and need no annotation.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
    /**
     * The default value, as a person would write it in YAML.
     *
     * @return the text
     */
    String value();

    /**
     * One sentence that says what the setting does.
     *
     * @return the sentence
     */
    String help();

    /**
     * The unit, empty for plain numbers.
     *
     * @return the unit, for example {@code "s"}
     */
    String unit() default "";

    /**
     * The smallest allowed number.
     *
     * @return the inclusive bound
     */
    double minimum() default Double.NEGATIVE_INFINITY;

    /**
     * The largest allowed number.
     *
     * @return the inclusive bound
     */
    double maximum() default Double.POSITIVE_INFINITY;

    /**
     * The allowed words, empty if any text will do.
     *
     * @return the words
     */
    String[] choices() default {};

    /**
     * When a change takes effect.
     *
     * @return the moment
     */
    Liveness live() default Liveness.NEXT_RUN;
}
