package sinew.sim.kernel.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import sinew.sim.kernel.Backend;
import sinew.sim.kernel.HostOnly;
import sinew.sim.kernel.binding.EntryPoint;
import sinew.sim.kernel.binding.ParameterRole;
import sinew.sim.kernel.cpu.CpuBackend;
import sinew.sim.kernel.linker.KernelLinker;
import sinew.sim.kernel.linker.KernelProgram;
import sinew.sim.kernel.linker.LargeTable;
import sinew.sim.kernel.linker.ScratchPlacement;

/** A kernel's generated text, compiled by g++ and run on the CPU: one thread for each lane, one environment after the other. */
public final class HostProgram {
    private final ConformanceCase kernel;
    private final Object[] arguments;
    private final List<Object> values = new ArrayList<>();
    private final KernelProgram program;
    private final Path folder;

    /**
     * Links a kernel.
     *
     * @param kernel the kernel and its data
     * @param lanes how many lanes share an environment
     * @param placement where working memory lies
     * @param folder an empty folder
     */
    public HostProgram(ConformanceCase kernel, int lanes, ScratchPlacement placement, Path folder) {
        this.kernel = kernel;
        this.folder = folder;
        arguments = kernel.arguments().get();
        var bound = EntryPoint.find(kernel.kernel()).bind(arguments);
        program = new KernelLinker().link(bound, lanes, placement);
        bound.arguments(ParameterRole.GLOBAL).forEach(this::flatten);
    }

    /**
     * Gives the linked program.
     *
     * @return the program
     */
    public KernelProgram program() {
        return program;
    }

    /**
     * Gives the arrays and numbers that the kernel takes.
     *
     * @return in the order of the parameters; {@link #run} modifies the arrays
     */
    public List<Object> values() {
        return values;
    }

    /**
     * Runs the Java method instead, on one thread.
     *
     * @return {@link #values} after one launch
     */
    public List<Object> runJava() {
        try (Backend backend = new CpuBackend(1)) {
            backend.load(kernel.kernel(), arguments).launch(kernel.environments());
        }
        return values;
    }

    /**
     * Compiles and runs the kernel once; what it writes is put into {@link #values}.
     *
     * @param edit changes the text before it is compiled
     * @param options of g++, for example {@code -O1}
     * @return what the program said
     * @throws IOException if a file cannot be written or g++ not be started
     * @throws InterruptedException if the thread is interrupted
     */
    public Output run(UnaryOperator<String> edit, String... options) throws IOException, InterruptedException {
        Path text = folder.resolve("kernel.cpp");
        Files.writeString(text, edit.apply(program.source()) + main());
        copy("kernel_host.h");
        List<String> compile = new ArrayList<>(List.of("g++", "-std=c++20", "-ffp-contract=off", "-pthread", "-w"));
        compile.addAll(List.of(options));
        compile.addAll(List.of(
                "-I" + folder, text.toString(), "-o", folder.resolve("kernel").toString()));
        Output compiled = Output.of(folder, compile);
        if (compiled.status() != 0) {
            throw new AssertionError(kernel.name() + " is not valid C++:\n" + compiled.text());
        }
        Files.write(folder.resolve("data"), bytes());
        Output output = Output.of(folder, List.of(folder.resolve("kernel").toString()));
        read(Files.readAllBytes(folder.resolve("data")));
        return output;
    }

    private void flatten(Object global) {
        for (Field field : global.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.isAnnotationPresent(HostOnly.class)) {
                try {
                    values.add(field.get(global));
                } catch (IllegalAccessException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    private String main() {
        StringBuilder text = new StringBuilder("#include <cstdio>\n#if K_LANES > 1\n#include <thread>\n#endif\n");
        text.append("alignas(16) unsigned char k_memory[1 << 20];\n");
        String symbol = KernelProgram.OFF_CHIP_SYMBOL;
        if (program.offChipBytes() > 0) {
            text.append("alignas(16) static unsigned char offChip[%d];\n".formatted(offChipBytes()));
        }
        List<Object> data = data();
        StringBuilder in = new StringBuilder(program.offChipBytes() > 0 ? "    " + symbol + " = offChip;\n" : "");
        StringBuilder out = new StringBuilder();
        StringBuilder call = new StringBuilder(String.valueOf(kernel.environments()));
        for (int i = 0; i < data.size(); i++) {
            String type = data.get(i) instanceof float[] ? "float" : "int";
            switch (data.get(i)) {
                case Float number -> call.append(", ").append(number).append('f');
                case Integer number -> call.append(", ").append(number);
                default -> {
                    int length = java.lang.reflect.Array.getLength(data.get(i));
                    text.append("static ")
                            .append(type)
                            .append(" v")
                            .append(i)
                            .append("[")
                            .append(length)
                            .append("];\n");
                    in.append("    fread(v%d, 4, %d, f);\n".formatted(i, length));
                    if (i < values.size()) {
                        out.append("    fwrite(v%d, 4, %d, f);\n".formatted(i, length));
                        call.append(", v").append(i);
                    } else {
                        LargeTable table = program.tables().get(i - values.size());
                        in.append("    %s = v%d;\n".formatted(table.name(), i));
                    }
                }
            }
        }
        return text + """
                int main()
                {
                    FILE* f = fopen("data", "rb");
                %4$s    fclose(f);
                    blockDim.x = K_LANES;
                    for (unsigned e = 0; e < %1$d; e++) {
                        auto lane = [e](unsigned t) { blockIdx.x = e; threadIdx.x = t; %2$s(%3$s); };
                #if K_LANES > 1
                        std::thread lanes[K_LANES];
                        for (unsigned t = 0; t < K_LANES; t++) lanes[t] = std::thread(lane, t);
                        for (unsigned t = 0; t < K_LANES; t++) lanes[t].join();
                #else
                        lane(0);
                #endif
                    }
                    f = fopen("data", "wb");
                %5$s    fclose(f);
                }
                """.formatted(kernel.environments() + 1, program.entryName(), call, in, out);
    }

    // one environment past the end is started too
    private long offChipBytes() {
        return (long) program.offChipBytes() * (kernel.environments() + 1);
    }

    /** The arrays and numbers that the kernel takes, then the tables that its text points to. */
    private List<Object> data() {
        List<Object> data = new ArrayList<>(values);
        program.tables().forEach(table -> data.add(table.values()));
        return data;
    }

    private byte[] bytes() {
        int size = 0;
        for (Object value : data()) {
            size += value.getClass().isArray() ? 4 * java.lang.reflect.Array.getLength(value) : 0;
        }
        ByteBuffer buffer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        for (Object value : data()) {
            if (value instanceof float[] floats) {
                for (float x : floats) {
                    buffer.putFloat(x);
                }
            } else if (value instanceof int[] ints) {
                for (int x : ints) {
                    buffer.putInt(x);
                }
            }
        }
        return buffer.array();
    }

    private void read(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (Object value : values) {
            if (value instanceof float[] floats) {
                for (int i = 0; i < floats.length; i++) {
                    floats[i] = buffer.getFloat();
                }
            } else if (value instanceof int[] ints) {
                for (int i = 0; i < ints.length; i++) {
                    ints[i] = buffer.getInt();
                }
            }
        }
    }

    private void copy(String resource) throws IOException {
        try (InputStream stream = Objects.requireNonNull(KernelLinker.class.getResourceAsStream(resource))) {
            Files.write(folder.resolve(resource), stream.readAllBytes());
        }
    }
}
