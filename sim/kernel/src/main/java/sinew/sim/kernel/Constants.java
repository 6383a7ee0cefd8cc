package sinew.sim.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an immutable class whose fields are compiled into the kernel: public final {@code int}, {@code float} and
 * {@code boolean} fields and {@code int[]} and {@code float[]} arrays.
 *
 * <p>Fields may also be objects of other {@code @Constants} classes, tables, read as {@code model.geoms.type[i]} and handed on as
 * {@code model.geoms}; a kernel has one object of each class.
 *
 * <p>On the GPU a kernel is compiled for one object of the class: sizes and scalars become literals, arrays become constant
 * tables. Kernel code cannot write to them.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Constants {}
