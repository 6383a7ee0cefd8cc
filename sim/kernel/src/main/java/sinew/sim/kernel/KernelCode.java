package sinew.sim.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class of static methods, or a value record, that is written in the kernel language.
 *
 * <p>The translator checks every method of such a class and writes its CUDA C++ text into the build output. A method that
 * must stay ordinary Java says so with {@link HostOnly}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface KernelCode {}
