package sinew.sim.kernel.linker;

import java.lang.reflect.Array;
import sinew.sim.kernel.KernelException;

/** Writes values, global arrays and working memory as C++ structs. */
final class StructWriter {
    private static final int ALIGNMENT = 16;

    private final LinkedParts parts;
    private final SignatureWriter signatures;

    StructWriter(LinkedParts parts, SignatureWriter signatures) {
        this.parts = parts;
        this.signatures = signatures;
    }

    /** Writes a value record with the declarations of its functions. */
    String value(KernelClass type) {
        StringBuilder text = new StringBuilder("struct " + parts.name(type) + " {\n");
        for (KernelField field : type.fields()) {
            text.append("    ")
                    .append(parts.rename(type, field.type()))
                    .append(' ')
                    .append(field.name())
                    .append(";\n");
        }
        for (KernelFunction function : parts.functions(type)) {
            text.append("    ").append(signatures.inside(type, function)).append(";\n");
        }
        return text.append("};\n\n").toString();
    }

    /** Writes a class of global arrays: pointers and sizes. */
    String global(KernelClass type) {
        StringBuilder text = new StringBuilder("struct " + parts.name(type) + " {\n");
        for (KernelField field : type.fields()) {
            text.append("    ")
                    .append(field.type())
                    .append(field.array() ? "* " : " ")
                    .append(field.name())
                    .append(";\n");
        }
        return text.append("};\n\n").toString();
    }

    /**
     * Writes a class of working memory: its layout, and a handle through which functions reach it.
     *
     * @param type the class
     * @param scratch an object that says how long the arrays are
     * @param placement where it lies
     */
    String scratch(KernelClass type, Object scratch, ScratchPlacement placement) {
        String name = parts.name(type);
        StringBuilder text = new StringBuilder("struct " + name + "Memory {\n");
        for (KernelField field : type.fields()) {
            int length = Math.max(1, length(scratch, field));
            text.append("    alignas(16) ").append(field.type()).append(' ').append(field.name());
            text.append('[')
                    .append(length)
                    .append("]; // ")
                    .append(parts.rename(type, field.size()))
                    .append('\n');
        }
        text.append("};\nstruct ").append(name).append(" {\n");
        String cast = "reinterpret_cast<" + name + "Memory*>(k_memory + k_offset)";
        boolean local = placement == ScratchPlacement.LOCAL;
        text.append(local ? "    " + name + "Memory* k_place;\n" : "    int k_offset;\n");
        text.append("    K_METHOD ").append(name).append("Memory* operator->() const { return ");
        return text.append(local ? "k_place" : cast).append("; }\n};\n\n").toString();
    }

    /** Computes the size of a class of working memory in bytes. */
    static int bytes(KernelClass type, Object scratch) {
        long bytes = 0;
        for (KernelField field : type.fields()) {
            long array = (long) Math.max(1, length(scratch, field)) * Float.BYTES;
            bytes += (array + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        }
        if (bytes > Integer.MAX_VALUE) {
            throw new KernelException(
                    type.binaryName() + " takes " + bytes + " bytes for one environment; make it smaller.");
        }
        return Math.max(ALIGNMENT, (int) bytes);
    }

    private static int length(Object scratch, KernelField field) {
        try {
            return Array.getLength(scratch.getClass().getField(field.javaName()).get(scratch));
        } catch (ReflectiveOperationException e) {
            throw new KernelException(
                    scratch.getClass().getName() + "." + field.name()
                            + " cannot be read: the class must be public, and its translated text of the same version.",
                    e);
        }
    }
}
