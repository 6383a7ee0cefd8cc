package sinew.sim.kernel.linker;

import java.util.ArrayList;
import java.util.List;

/** Writes the heads of functions. Objects of constants are not handed on: their fields are known by name. */
final class SignatureWriter {
    private final LinkedParts parts;

    SignatureWriter(LinkedParts parts) {
        this.parts = parts;
    }

    /** The declaration inside of a struct. */
    String inside(KernelClass type, KernelFunction function) {
        return (function.member() ? "K_METHOD " : "static K_METHOD ") + head(type, function, "");
    }

    /** The definition of a struct's function. */
    String outside(KernelClass type, KernelFunction function) {
        return "K_METHOD " + head(type, function, parts.name(type) + "::");
    }

    /** The declaration or definition inside of a namespace. What is written out works on its callers' registers, so it is inlined. */
    String free(KernelClass type, KernelFunction function) {
        return (function.body().contains("K_UNROLL") ? "K_INLINE " : "K_FUNCTION ") + head(type, function, "");
    }

    private String head(KernelClass type, KernelFunction function, String owner) {
        return parts.rename(type, function.result()) + " " + owner + function.name() + "("
                + String.join(", ", parameters(type, function)) + ")" + (function.member() ? " const" : "");
    }

    private List<String> parameters(KernelClass type, KernelFunction function) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < function.parameters().size(); i++) {
            KernelParameter parameter = function.parameters().get(i);
            KernelClass parameterClass = parts.classOf(type, parameter.type());
            String name = parameterClass == null ? parameter.type() : parts.name(parameterClass);
            if (parameterClass == null) {
                boolean readOnly =
                        parameter.array() && !function.summary().changes().containsKey(i);
                texts.add((readOnly ? "const " : "") + name + (parameter.array() ? "* " : " ") + parameter.name());
            } else if (parameterClass.kind() == KernelClass.Kind.GLOBAL) {
                texts.add("const " + name + "& " + parameter.name());
            } else if (parameterClass.kind() != KernelClass.Kind.CONSTANTS) {
                texts.add(name + " " + parameter.name());
            }
        }
        return texts;
    }
}
