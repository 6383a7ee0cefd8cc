package sinew.sim.terms;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that turns actions into controls; it is called before every physics step.
 *
 * <p>It returns nothing and takes an {@code int action}: the place of its first raw action in {@code EnvironmentState.actions}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Action {
    /**
     * The name of the term.
     *
     * @return for example {@code joint_effort}
     */
    String name();

    /**
     * One sentence that says what it does.
     *
     * @return the sentence
     */
    String help();

    /**
     * One name for every number of the action; {@code @joints} stands for the names of the task's joints.
     *
     * @return the names
     */
    String[] elements();
}
