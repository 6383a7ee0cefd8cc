package sinew.sim.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class of working memory that one environment owns while a kernel runs: public final {@code float[]} and
 * {@code int[]} fields.
 *
 * <p>Its one constructor takes {@link Constants} objects and gives every array its size, {@code new float[model.nq]}; the
 * translator reads the sizes there. Fields may also be objects of other {@code @Scratch} classes, made there with {@code
 * contacts = new Contacts(model)}, read as {@code data.contacts.distance[i]} and handed on as {@code data.contacts}. On the CPU a worker thread owns one object; on the GPU the arrays lie in shared memory.
 * The contents are undefined when a kernel starts.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Scratch {}
