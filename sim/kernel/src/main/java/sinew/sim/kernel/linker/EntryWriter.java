package sinew.sim.kernel.linker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the {@code __global__} function: finds the environment of a thread and hands it its memory. */
final class EntryWriter {
    private final LinkedParts parts;
    private final KernelFunction entry;
    private final String entryName;

    EntryWriter(LinkedParts parts, KernelFunction entry, String entryName) {
        this.parts = parts;
        this.entry = entry;
        this.entryName = entryName;
    }

    /**
     * Writes the function.
     *
     * @param placement where working memory lies
     * @param offsets where each working memory begins within an environment's, by the name of the parameter
     * @param stride bytes from one environment's working memory to the next
     */
    String write(ScratchPlacement placement, Map<String, Integer> offsets, int stride) {
        KernelClass owner = parts.owner(entry);
        List<String> parameters = new ArrayList<>(List.of("int environments"));
        List<String> arguments = new ArrayList<>();
        StringBuilder body = new StringBuilder();
        for (KernelParameter parameter : entry.parameters()) {
            KernelClass type = parts.classOf(owner, parameter.type());
            if (type == null) {
                arguments.add("k_environment");
            } else if (type.kind() == KernelClass.Kind.GLOBAL) {
                arguments.add(parameter.name());
                body.append(global(type, parameter.name(), parameters));
            } else if (type.kind() == KernelClass.Kind.SCRATCH) {
                arguments.add(parameter.name());
                body.append(scratch(parts.name(type), parameter.name(), placement, offsets, stride));
            }
        }
        return "extern \"C\" __global__ void " + entryName + "(" + String.join(", ", parameters) + ")\n{\n"
                + "    int k_environment = int((blockIdx.x * blockDim.x + threadIdx.x) / K_LANES);\n"
                + "    if (k_environment >= environments) return;\n"
                + body
                + "    " + parts.name(owner) + "::" + entry.name() + "(" + String.join(", ", arguments) + ");\n}\n";
    }

    private String global(KernelClass type, String name, List<String> parameters) {
        List<String> values = new ArrayList<>();
        for (KernelField field : type.fields()) {
            String value = name + "_" + field.name();
            parameters.add(field.type() + (field.array() ? "* " : " ") + value);
            values.add(value);
        }
        return "    const " + parts.name(type) + " " + name + "{" + String.join(", ", values) + "};\n";
    }

    private static String scratch(
            String type, String name, ScratchPlacement placement, Map<String, Integer> offsets, int stride) {
        if (placement == ScratchPlacement.LOCAL) {
            return "    " + type + "Memory " + name + "_memory;\n    " + type + " " + name + "{&" + name
                    + "_memory};\n";
        }
        return "    " + type + " " + name + "{int(threadIdx.x / K_LANES) * " + stride + " + " + offsets.get(name)
                + "};\n";
    }
}
