package sinew.sim.terms;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What one library's agent settings are in a {@link Task}, under that library's own names. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Agent {
    /**
     * Whose names and rules they have.
     *
     * @return {@code rsl_rl}, {@code rl_games} or {@code sb3}
     */
    String library();

    /**
     * The settings where they differ from the library's standard, as {@code key=value}.
     *
     * @return for example {@code agent.algorithm.entropy_coef=0.005}
     */
    String[] settings();
}
