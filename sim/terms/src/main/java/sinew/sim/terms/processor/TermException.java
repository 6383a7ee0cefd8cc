package sinew.sim.terms.processor;

import java.io.Serial;
import javax.lang.model.element.Element;

/** A term is not written as it must be; reported as a compile error at its own line. */
final class TermException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Element element;

    TermException(Element element, String message) {
        super(message);
        this.element = element;
    }

    Element element() {
        return element;
    }
}
