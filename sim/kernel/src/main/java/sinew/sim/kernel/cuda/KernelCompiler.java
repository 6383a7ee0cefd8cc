package sinew.sim.kernel.cuda;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sinew.sim.kernel.KernelException;

/** Turns kernel texts into machine code for one architecture, through the cache. */
public final class KernelCompiler {
    private final NvrtcLibrary nvrtc;
    private final KernelCache cache;
    private final List<String> arguments;
    private int compiled;
    private int found;

    /**
     * Makes a compiler.
     *
     * @param nvrtc compiles
     * @param cache keeps what was compiled
     * @param architecture a real architecture, for example {@code sm_90}
     * @param options how to compile
     */
    public KernelCompiler(NvrtcLibrary nvrtc, KernelCache cache, String architecture, CompilerOptions options) {
        this.nvrtc = nvrtc;
        this.cache = cache;
        arguments = options.arguments(architecture);
    }

    /**
     * Gives the machine code of a kernel.
     *
     * @param source its text, constants included
     * @param name what messages call it
     * @param more options besides those of this compiler
     * @return the machine code
     * @throws KernelException if it does not compile
     */
    public byte[] compile(String source, String name, List<String> more) {
        List<String> options = new ArrayList<>(arguments);
        options.addAll(more);
        List<String> parts = new ArrayList<>(List.of(source, name, nvrtc.version()));
        parts.addAll(options);
        String key = KernelCache.key(parts);
        Optional<byte[]> kept = cache.read(key);
        if (kept.isPresent()) {
            found++;
            return kept.get();
        }
        byte[] code = nvrtc.compile(source, name + ".cu", options);
        compiled++;
        cache.write(key, code);
        return code;
    }

    /**
     * Counts compilations.
     *
     * @return how many kernels were compiled since this object was made
     */
    public int compiled() {
        return compiled;
    }

    /**
     * Counts what the cache saved.
     *
     * @return how many kernels were found in the cache since this object was made
     */
    public int found() {
        return found;
    }
}
