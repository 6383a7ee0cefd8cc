package sinew.sim.kernel.linker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import sinew.sim.kernel.KernelException;
import sinew.sim.kernel.binding.BoundEntryPoint;
import sinew.sim.kernel.binding.EntryPoint;
import sinew.sim.kernel.binding.ParameterRole;

/** Puts the translated text of an entry point, of all it uses and of its constants together into one program. */
public final class KernelLinker {
    private static final int MOST_LANES = 32;
    private static final int BANK_BYTES = 128;
    private static final int ALIGNMENT = 16;

    /**
     * Links one entry point for one object of each of its {@link sinew.sim.kernel.Constants} classes.
     *
     * @param bound the entry point with its arguments
     * @param lanes how many lanes share an environment: a power of two, 1 to 32
     * @param placement where working memory lies; {@code LOCAL} needs one lane
     * @return the program
     * @throws KernelException if a class was not translated, or the lanes and the placement do not fit
     */
    public KernelProgram link(BoundEntryPoint bound, int lanes, ScratchPlacement placement) {
        EntryPoint point = bound.entryPoint();
        requireLanes(point.name(), lanes, placement);
        Class<?> owner = point.reference().owner();
        KernelLibrary library = library(owner);
        KernelFunction entry = entry(library.find(owner.getName()), point);
        LinkedParts parts = new LinkedParts(library, entry, lanes);
        String entryName = "k_" + parts.name(parts.owner(entry)) + "_" + entry.name();

        OffChipRoom offChip = new OffChipRoom(placement);
        Map<String, ScratchLayout> layouts = layouts(bound, parts, offChip);
        int bytes = 0;
        Map<String, Integer> offsets = new LinkedHashMap<>();
        for (KernelParameter parameter : entry.parameters()) {
            KernelClass type = parts.classOf(parts.owner(entry), parameter.type());
            ScratchLayout layout = type == null ? null : layouts.get(type.binaryName());
            if (layout != null) {
                offsets.put(parameter.name(), bytes);
                bytes = Math.addExact(bytes, layout.bytes());
            }
        }
        int stride = placement == ScratchPlacement.SHARED ? withoutBankConflicts(bytes, lanes) : bytes;

        ConstantsWriter constants = new ConstantsWriter(parts, lanes);
        String source =
                "// " + point.name() + ": " + lanes + (lanes == 1 ? " lane" : " lanes") + " for each environment\n"
                        + "#define K_LANES " + lanes + "\n"
                        + prelude()
                        + "\n"
                        + constants(bound, parts, constants)
                        + offChip(offChip)
                        + structs(parts, layouts, placement)
                        + functions(parts)
                        + "#line 1 \"" + entryName + "\"\n"
                        + new EntryWriter(parts, entry, entryName).write(placement, offsets, stride);
        return new KernelProgram(
                point.name(), entryName, source, lanes, placement, stride, offChip.bytes(), constants.tables());
    }

    /**
     * Tells whether the lanes of an environment work together in a kernel.
     *
     * @param bound the entry point with its arguments
     * @return true if they wait for each other anywhere; if not, more than one lane would only repeat the work
     * @throws KernelException if a class was not translated
     */
    public boolean cooperates(BoundEntryPoint bound) {
        Class<?> owner = bound.entryPoint().reference().owner();
        return entry(library(owner).find(owner.getName()), bound.entryPoint())
                .summary()
                .synchronizes();
    }

    private static KernelLibrary library(Class<?> owner) {
        ClassLoader loader = owner.getClassLoader();
        return new KernelLibrary(loader == null ? ClassLoader.getSystemClassLoader() : loader);
    }

    private static void requireLanes(String kernel, int lanes, ScratchPlacement placement) {
        if (lanes < 1 || lanes > MOST_LANES || Integer.bitCount(lanes) != 1) {
            throw new KernelException("Kernel " + kernel + ": " + lanes + " lanes; expected 1, 2, 4, 8, 16 or 32.");
        } else if (placement == ScratchPlacement.LOCAL && lanes > 1) {
            throw new KernelException("Kernel " + kernel + ": local working memory cannot be shared by " + lanes
                    + " lanes; choose SHARED or one lane.");
        }
    }

    private static KernelFunction entry(KernelClass owner, EntryPoint point) {
        return owner.functions().stream()
                .filter(function -> function.entryPoint()
                        && function.id()
                                .startsWith(owner.binaryName() + "#"
                                        + point.reference().method() + "("))
                .findFirst()
                .orElseThrow(() -> new KernelException(
                        "Kernel " + point.name() + " is not in the translated text of its class; compile it anew."));
    }

    private static Map<String, ScratchLayout> layouts(BoundEntryPoint bound, LinkedParts parts, OffChipRoom offChip) {
        Map<String, ScratchLayout> layouts = new HashMap<>();
        Class<?>[] types = bound.entryPoint().method().getParameterTypes();
        for (int i = 0; i < types.length; i++) {
            if (bound.entryPoint().roles().get(i) == ParameterRole.SCRATCH) {
                KernelClass type = parts.find(types[i].getName());
                ScratchLayout.of(type, bound.scratch(types[i]), parts, offChip, layouts);
            }
        }
        return layouts;
    }

    /** Shifts neighbours in a warp by as many banks as an environment has lanes. */
    private static int withoutBankConflicts(int bytes, int lanes) {
        if (lanes == MOST_LANES || bytes == 0) {
            return bytes;
        }
        int wanted = Math.max(ALIGNMENT, lanes * Float.BYTES) % BANK_BYTES;
        return bytes + Math.floorMod(wanted - bytes, BANK_BYTES);
    }

    private static String constants(BoundEntryPoint bound, LinkedParts parts, ConstantsWriter writer) {
        StringBuilder text = new StringBuilder();
        for (KernelClass type : parts.classes(KernelClass.Kind.CONSTANTS)) {
            if (type.fields().stream().anyMatch(field -> parts.isNamed(type, field.name()))) {
                text.append(writer.write(type, bound.constants(type.binaryName())));
            }
        }
        return text.toString();
    }

    private static String offChip(OffChipRoom room) {
        return room.bytes() == 0
                ? ""
                : "K_LARGE_TABLE unsigned char* " + KernelProgram.OFF_CHIP_SYMBOL
                        + ";\nK_INLINE unsigned char* k_off_chip_place()\n{\n    return "
                        + KernelProgram.OFF_CHIP_SYMBOL
                        + " + (blockIdx.x * blockDim.x + threadIdx.x) / K_LANES * " + room.bytes() + "ull;\n}\n\n";
    }

    private static String structs(LinkedParts parts, Map<String, ScratchLayout> layouts, ScratchPlacement placement) {
        StructWriter writer = new StructWriter(parts, new SignatureWriter(parts));
        StringBuilder text = new StringBuilder();
        if (placement == ScratchPlacement.SHARED && !layouts.isEmpty()) {
            text.append("K_MEMORY;\n\n");
        }
        parts.classes(KernelClass.Kind.VALUE)
                .forEach(type -> text.append("struct ").append(parts.name(type)).append(";\n"));
        for (KernelClass type : parts.classes()) {
            switch (type.kind()) {
                case VALUE -> text.append(writer.value(type));
                case GLOBAL -> text.append(writer.global(type));
                case SCRATCH -> {
                    ScratchLayout layout = layouts.get(type.binaryName());
                    if (layout != null) {
                        text.append(writer.scratch(layout, placement));
                    }
                }
                default -> {}
            }
        }
        return text.toString();
    }

    private static String functions(LinkedParts parts) {
        FunctionWriter writer = new FunctionWriter(parts, new SignatureWriter(parts));
        StringBuilder text = new StringBuilder();
        parts.classes(KernelClass.Kind.CODE).forEach(type -> text.append(writer.declarations(type)));
        parts.classes().forEach(type -> text.append(writer.definitions(type)));
        return text.toString();
    }

    private static String prelude() {
        try (InputStream stream = KernelLinker.class.getResourceAsStream("prelude.h")) {
            if (stream == null) {
                throw new KernelException(
                        "The resource prelude.h of the kernel linker is missing; build sim-kernel anew.");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new KernelException("The prelude of kernels cannot be read.", e);
        }
    }
}
