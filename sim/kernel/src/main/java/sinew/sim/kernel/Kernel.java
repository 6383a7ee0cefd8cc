package sinew.sim.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an entry point: a public static {@code void} method of a {@link KernelCode} class that is called once per environment.
 *
 * <p>Its parameters are objects of {@link Constants}, {@link Scratch} and {@link Global} classes, in any order, and last an
 * {@code int}: the index of the environment.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Kernel {}
