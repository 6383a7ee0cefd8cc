package sinew.sim.kernel.translator;

import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * Where the array of an expression lies.
 *
 * @param place which memory
 * @param variable the parameter or local variable that holds it, if it is one
 */
record ArrayOrigin(Place place, @Nullable Element variable) {
    static final ArrayOrigin MEMORY = new ArrayOrigin(Place.MEMORY, null);
    static final ArrayOrigin CONSTANTS = new ArrayOrigin(Place.CONSTANTS, null);

    /** Kinds of memory. */
    enum Place {
        /** Working or global memory, which the lanes share. */
        MEMORY,
        /** Compiled in. */
        CONSTANTS,
        /** An array that the caller chose. */
        PARAMETER,
        /** An array of this lane alone. */
        LOCAL
    }
}
