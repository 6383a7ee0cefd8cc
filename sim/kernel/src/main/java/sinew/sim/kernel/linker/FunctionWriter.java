package sinew.sim.kernel.linker;

import java.util.List;

/** Writes declarations and definitions of functions. */
final class FunctionWriter {
    private final LinkedParts parts;
    private final SignatureWriter signatures;

    FunctionWriter(LinkedParts parts, SignatureWriter signatures) {
        this.parts = parts;
        this.signatures = signatures;
    }

    /** Declares the static functions of a class. */
    String declarations(KernelClass type) {
        StringBuilder text = new StringBuilder("namespace " + parts.name(type) + " {\n");
        for (KernelFunction function : parts.functions(type)) {
            text.append(signatures.free(type, function)).append(";\n");
        }
        return text.append("} // namespace ")
                .append(parts.name(type))
                .append("\n\n")
                .toString();
    }

    /** Defines the reached functions of a class. */
    String definitions(KernelClass type) {
        List<KernelFunction> functions = parts.functions(type);
        if (functions.isEmpty()) {
            return "";
        }
        boolean value = type.kind() == KernelClass.Kind.VALUE;
        StringBuilder text = new StringBuilder(value ? "" : "namespace " + parts.name(type) + " {\n");
        for (KernelFunction function : functions) {
            text.append("#line ")
                    .append(function.line())
                    .append(" \"")
                    .append(type.sourceFile())
                    .append("\"\n");
            text.append(value ? signatures.outside(type, function) : signatures.free(type, function));
            text.append(' ').append(parts.rename(type, function.body())).append("\n\n");
        }
        return text.append(value ? "" : "} // namespace " + parts.name(type) + "\n\n")
                .toString();
    }
}
