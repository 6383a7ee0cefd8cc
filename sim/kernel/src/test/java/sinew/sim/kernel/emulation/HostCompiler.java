package sinew.sim.kernel.emulation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import sinew.sim.kernel.KernelException;
import sinew.sim.kernel.conformance.Output;
import sinew.sim.kernel.cuda.KernelCache;
import sinew.sim.kernel.device.KernelSignatures;

/** Makes libraries of CUDA texts with g++; one that lies in the folder already is taken from there. */
final class HostCompiler {
    private static final List<String> COMMAND = List.of(
            "g++",
            "-std=c++17",
            "-O2",
            "-ffp-contract=off",
            "-fno-strict-aliasing",
            "-fwrapv",
            "-fno-gnu-unique",
            "-fvisibility=hidden",
            "-fPIC",
            "-shared",
            "-Wl,-z,defs",
            "-w");

    private final Path folder;

    HostCompiler(Path folder) {
        this.folder = folder;
    }

    /**
     * Compiles a text.
     *
     * @param name what messages call it
     * @param text CUDA C++
     * @param kernels the names of its kernels
     * @return the library
     */
    Path compile(String name, String text, KernelSignatures kernels) {
        try {
            Files.createDirectories(folder);
            String whole = whole(text, kernels);
            List<String> parts = new ArrayList<>(COMMAND);
            parts.add(whole);
            String key = KernelCache.key(parts);
            Path library = folder.resolve(key + ".so").toAbsolutePath();
            if (!Files.exists(library)) {
                compile(name, whole, key, library);
            }
            return library;
        } catch (IOException e) {
            throw new KernelException(
                    "The CUDA text " + name + " could not be compiled with g++ in " + folder + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KernelException("Compiling the CUDA text " + name + " was interrupted.", e);
        }
    }

    private void compile(String name, String whole, String key, Path library) throws IOException, InterruptedException {
        Path unfinished = Files.createTempFile(folder.toAbsolutePath(), key, ".part");
        Path source = Files.writeString(Path.of(unfinished + ".cpp"), whole);
        List<String> command = new ArrayList<>(COMMAND);
        command.addAll(List.of("-o", unfinished.toString(), source.toString()));
        Output output = Output.of(folder, command);
        Files.delete(source);
        if (output.status() != 0) {
            Files.delete(unfinished);
            throw new KernelException("The CUDA text " + name + " does not compile:\n" + output.text());
        }
        Files.move(unfinished, library, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String whole(String text, KernelSignatures kernels) throws IOException {
        StringBuilder whole = new StringBuilder();
        for (String header : List.of("emulation.h", "functions.h", "tensor.h")) {
            whole.append(resource(header));
        }
        whole.append(text.replaceAll("extern\\s+__shared__", "extern")).append('\n');
        for (String kernel : kernels.names()) {
            whole.append("extern \"C\" __attribute__((visibility(\"default\"))) void* emulated_entry_%1$s = "
                            .formatted(kernel))
                    .append("(void*) &emulated::Entry<&%1$s>::run;\n".formatted(kernel));
        }
        return whole.toString();
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = Objects.requireNonNull(HostCompiler.class.getResourceAsStream(name), name)) {
            return "#line 1 \"" + name + "\"\n" + new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
