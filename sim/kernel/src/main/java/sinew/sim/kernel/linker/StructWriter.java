package sinew.sim.kernel.linker;

/** Writes values, global arrays and working memory as C++ structs. */
final class StructWriter {
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
     * Writes a class of working memory: its layout, and a handle through which functions reach it and the tables inside it.
     *
     * @param layout the class with the sizes of its arrays
     * @param placement where it lies
     */
    String scratch(ScratchLayout layout, ScratchPlacement placement) {
        KernelClass type = layout.type();
        String name = parts.name(type);
        boolean local = placement == ScratchPlacement.LOCAL;
        StringBuilder memory = new StringBuilder("struct alignas(16) " + name + "Memory {\n");
        memory.append(members(layout, false));
        if (!layout.empty().isEmpty()) {
            memory.append("    union alignas(16) { // without elements\n");
            layout.empty().forEach(field -> memory.append("    " + field.type() + " " + field.name() + "[1];\n"));
            memory.append("    };\n");
        }
        memory.append(tables(layout, false));
        String overlaid = members(layout, true) + tables(layout, true);
        memory.append(overlaid.isEmpty() ? "" : "    union alignas(16) { // one at a time\n" + overlaid + "    };\n");
        StringBuilder handles = new StringBuilder();
        for (ScratchLayout.Table table : layout.tables()) {
            String field = table.field().name();
            boolean present = table.layout().bytes() > 0;
            String value = !local ? "k_offset + " + table.offset() : present ? "&k_place->" + field : "nullptr";
            handles.append("    K_METHOD " + parts.name(table.layout().type()) + " " + field + "() const { return {"
                    + value + "}; }\n");
        }
        for (KernelField field : layout.type().fields()) {
            if (field.place() == KernelField.Place.OFF_CHIP) {
                handles.append(offChip(layout, field));
            }
        }
        String cast = "reinterpret_cast<" + name + "Memory*>(k_memory + k_offset)";
        return memory + "};\nstruct " + name + " {\n"
                + (local ? "    " + name + "Memory* k_place;\n" : "    int k_offset;\n")
                + "    K_METHOD " + name + "Memory* operator->() const { return " + (local ? "k_place" : cast) + "; }\n"
                + handles + "};\n\n";
    }

    // arrays that no function of the program touches need no way to them
    private String offChip(ScratchLayout layout, KernelField field) {
        String head = "    K_METHOD " + field.type() + "* " + field.name() + "() const { return ";
        for (ScratchLayout.Place place : layout.offChip()) {
            if (place.field().equals(field)) {
                return head + "reinterpret_cast<" + field.type() + "*>(k_off_chip_place() + " + place.offset()
                        + "); } // " + place.length() + "\n";
            }
        }
        boolean present =
                layout.arrays().stream().anyMatch(place -> place.field().equals(field))
                        || layout.empty().contains(field);
        return present ? head + "(*this)->" + field.name() + "; }\n" : "";
    }

    private String members(ScratchLayout layout, boolean overlay) {
        StringBuilder text = new StringBuilder();
        for (ScratchLayout.Place place : layout.arrays()) {
            KernelField field = place.field();
            if (field.overlay() == overlay) {
                text.append("    alignas(16) " + field.type() + " " + field.name() + "[" + place.length() + "]; // "
                        + parts.rename(layout.type(), field.size()) + "\n");
            }
        }
        return text.toString();
    }

    private String tables(ScratchLayout layout, boolean overlay) {
        StringBuilder text = new StringBuilder();
        for (ScratchLayout.Table table : layout.tables()) {
            if (table.field().overlay() == overlay && table.layout().bytes() > 0) {
                text.append("    " + parts.name(table.layout().type()) + "Memory "
                        + table.field().name() + ";\n");
            }
        }
        return text.toString();
    }
}
