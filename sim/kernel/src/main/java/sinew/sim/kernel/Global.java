package sinew.sim.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class of arrays that outlive a kernel, usually one block per environment: public final {@code float[]} and
 * {@code int[]} fields, and public final {@code int} sizes.
 *
 * <p>On the CPU the arrays are the memory itself. On the GPU each array has a device copy; {@link Backend#upload} and
 * {@link Backend#download} move it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Global {}
