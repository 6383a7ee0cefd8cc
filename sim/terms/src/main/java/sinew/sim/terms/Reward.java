package sinew.sim.terms;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that returns a reward term; it is multiplied by its weight and, where {@link Task#rewardsPerSecond} says so, by the duration of
 * the environment step.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Reward {
    /**
     * The name of the term.
     *
     * @return for example {@code alive}
     */
    String name();

    /**
     * One sentence that says what it rewards or punishes.
     *
     * @return the sentence
     */
    String help();

    /**
     * The weight unless told otherwise.
     *
     * @return any number
     */
    double weight();
}
