package sinew.sim.kernel.translator;

import java.util.List;
import javax.lang.model.element.TypeElement;
import sinew.sim.kernel.linker.KernelClass;
import sinew.sim.kernel.linker.KernelField;

/**
 * A class whose functions still lack their summaries.
 *
 * @param source the Java file
 * @param type the class
 * @param kind what it is marked as
 * @param names the names that its texts use
 * @param fields its fields
 * @param functions its functions
 */
record TranslatedClass(
        JavaSource source,
        TypeElement type,
        KernelClass.Kind kind,
        Names names,
        List<KernelField> fields,
        List<TranslatedFunction> functions) {}
