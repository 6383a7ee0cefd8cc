package sinew.sim.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an array of a {@link Scratch} class that is large but mostly little used, such as room for many contacts: when lanes share an
 * environment, it lies in the GPU's memory instead of on the chip, where room decides how many environments run at the same time.
 *
 * <p>Nothing else is different: what is written in one launch is lost before the next.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface OffChip {}
