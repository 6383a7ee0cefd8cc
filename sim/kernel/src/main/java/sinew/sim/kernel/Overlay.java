package sinew.sim.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks fields of a {@link Scratch} class that are not used at the same time: on the GPU all marked fields of a class begin at the same
 * address, so that together they take no more room than the largest.
 *
 * <p>What a marked field holds is lost when another one is written. Java keeps them apart; generated text does not, so a test that runs
 * it finds a field that is read too late.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Overlay {}
