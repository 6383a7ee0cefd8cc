package sinew.sim.terms;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a term method that all lanes of an environment call together, and that shares its loops among them. All other terms run on the
 * first lane only.
 *
 * <p>Such a method writes every number on one lane ({@code for (int i = lane(); i < n; i += lanes())}); what it returns must be the same on
 * every lane ({@code Lanes.sum}, {@code Lanes.any}).
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface EveryLane {}
