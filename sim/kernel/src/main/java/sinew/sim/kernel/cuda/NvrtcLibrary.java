package sinew.sim.kernel.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sinew.sim.kernel.KernelException;

/**
 * NVIDIA's run-time compiler, bound by hand: the major version of the library does not matter for these functions.
 *
 * <p>The library stays loaded until the program ends.
 */
@SuppressWarnings("restricted") // binding a native library is all that this class does
public final class NvrtcLibrary {
    /** The compiler recurses deeply on large kernels. */
    private static final long COMPILER_STACK_BYTES = 256L << 20;

    private final String location;
    private final String version;
    private final MethodHandle createProgram;
    private final MethodHandle destroyProgram;
    private final MethodHandle compileProgram;
    private final MethodHandle cubinSize;
    private final MethodHandle cubin;
    private final MethodHandle logSize;
    private final MethodHandle log;
    private final MethodHandle errorString;

    private NvrtcLibrary(String location, SymbolLookup symbols) {
        this.location = location;
        createProgram = function(symbols, "nvrtcCreateProgram", ADDRESS, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS);
        destroyProgram = function(symbols, "nvrtcDestroyProgram", ADDRESS);
        compileProgram = function(symbols, "nvrtcCompileProgram", ADDRESS, JAVA_INT, ADDRESS);
        cubinSize = function(symbols, "nvrtcGetCUBINSize", ADDRESS, ADDRESS);
        cubin = function(symbols, "nvrtcGetCUBIN", ADDRESS, ADDRESS);
        logSize = function(symbols, "nvrtcGetProgramLogSize", ADDRESS, ADDRESS);
        log = function(symbols, "nvrtcGetProgramLog", ADDRESS, ADDRESS);
        errorString = Linker.nativeLinker()
                .downcallHandle(symbol(symbols, "nvrtcGetErrorString"), FunctionDescriptor.of(ADDRESS, JAVA_INT));
        version = readVersion(function(symbols, "nvrtcVersion", ADDRESS, ADDRESS));
    }

    /**
     * Opens the first library that can be loaded.
     *
     * @param search where to look
     * @param driverMajorVersion the CUDA version of the driver, for example 13: a compiler that is newer makes code that the
     *     driver may refuse, so such libraries come last
     * @return the library
     * @throws KernelException if there is none; the message says where it was looked for
     */
    public static NvrtcLibrary open(NvrtcSearch search, int driverMajorVersion) {
        List<Path> candidates = new ArrayList<>(search.libraries());
        candidates.sort((a, b) -> Boolean.compare(
                NvrtcSearch.majorVersion(a) > driverMajorVersion, NvrtcSearch.majorVersion(b) > driverMajorVersion));
        List<String> failures = new ArrayList<>();
        for (Path candidate : candidates) {
            try {
                return open(candidate);
            } catch (KernelException e) {
                failures.add(String.valueOf(e.getMessage()));
            }
        }
        for (String name : List.of("libnvrtc.so.13", "libnvrtc.so.12", "libnvrtc.so")) {
            try {
                return new NvrtcLibrary(name, SymbolLookup.libraryLookup(name, Arena.global()));
            } catch (IllegalArgumentException e) {
                failures.add("the loader does not know " + name);
            }
        }
        throw new KernelException("NVRTC, the run-time compiler of CUDA, was not found (" + String.join("; ", failures)
                + "; looked in " + search.folders()
                + "). Install the CUDA toolkit or Python's package nvidia-cuda-nvrtc, or set CUDA_HOME, or name the library in"
                + " SINEW_NVRTC.");
    }

    /**
     * Opens one library.
     *
     * @param file the library
     * @return the library
     * @throws KernelException if it cannot be loaded
     */
    public static NvrtcLibrary open(Path file) {
        try {
            preloadBuiltins(file);
            return new NvrtcLibrary(file.toString(), SymbolLookup.libraryLookup(file, Arena.global()));
        } catch (IllegalArgumentException e) {
            throw new KernelException(file + " cannot be loaded: " + e.getMessage(), e);
        }
    }

    /**
     * Tells the compiler's version.
     *
     * @return for example {@code 13.0}
     */
    public String version() {
        return version;
    }

    /**
     * Tells which library was loaded.
     *
     * @return its file or name
     */
    public String location() {
        return location;
    }

    /**
     * Compiles a program to machine code.
     *
     * @param source CUDA C++
     * @param name what messages call it, for example {@code CartpoleKernels.step.cu}
     * @param options the command-line options of the compiler; they name a real architecture ({@code sm_90})
     * @return the machine code
     * @throws KernelException if the program has errors; the message holds the compiler's log
     */
    public byte[] compile(String source, String name, List<String> options) {
        byte[][] result = new byte[1][];
        Throwable[] failure = new Throwable[1];
        Thread compiler =
                new Thread(null, () -> result[0] = compileHere(source, name, options), "nvrtc", COMPILER_STACK_BYTES);
        compiler.setDaemon(true);
        compiler.setUncaughtExceptionHandler((_, e) -> failure[0] = e);
        compiler.start();
        boolean interrupted = false;
        while (compiler.isAlive()) {
            try {
                compiler.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure[0] instanceof KernelException e) {
            throw e;
        }
        if (failure[0] != null) {
            throw new KernelException("NVRTC failed on " + name + ": " + failure[0], failure[0]);
        }
        return result[0];
    }

    private byte[] compileHere(String source, String name, List<String> options) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment handle = arena.allocate(ADDRESS);
            check(
                    (int) createProgram.invokeExact(
                            handle,
                            arena.allocateFrom(source),
                            arena.allocateFrom(name),
                            0,
                            MemorySegment.NULL,
                            MemorySegment.NULL),
                    "create the program " + name);
            MemorySegment program = handle.get(ADDRESS, 0);
            try {
                MemorySegment texts = arena.allocate(ADDRESS, Math.max(1, options.size()));
                for (int i = 0; i < options.size(); i++) {
                    texts.setAtIndex(ADDRESS, i, arena.allocateFrom(options.get(i)));
                }
                int status = (int) compileProgram.invokeExact(program, options.size(), texts);
                if (status != 0) {
                    throw new KernelException("NVRTC " + version + " cannot compile " + name + " (" + errorText(status)
                            + ", options " + String.join(" ", options) + "):\n" + logOf(program, arena));
                }
                byte[] code = bytes(program, cubinSize, cubin, arena, "read the machine code");
                if (code.length == 0) {
                    throw new KernelException("NVRTC made no machine code for " + name
                            + ": the options must name a real architecture, such as sm_90, not " + options + ".");
                }
                return code;
            } finally {
                check((int) destroyProgram.invokeExact(handle), "destroy the program " + name);
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new KernelException("Calling NVRTC at " + location + " failed: " + e, e);
        }
    }

    private String logOf(MemorySegment program, Arena arena) throws Throwable {
        byte[] text = bytes(program, logSize, log, arena, "read the log");
        // the text ends with a zero
        return new String(text, 0, Math.max(0, text.length - 1), StandardCharsets.UTF_8);
    }

    private byte[] bytes(MemorySegment program, MethodHandle size, MethodHandle content, Arena arena, String what)
            throws Throwable {
        MemorySegment count = arena.allocate(JAVA_LONG);
        check((int) size.invokeExact(program, count), what);
        MemorySegment buffer = arena.allocate(Math.max(1, count.get(JAVA_LONG, 0)));
        if (count.get(JAVA_LONG, 0) > 0) {
            check((int) content.invokeExact(program, buffer), what);
        }
        return buffer.asSlice(0, count.get(JAVA_LONG, 0)).toArray(ValueLayout.JAVA_BYTE);
    }

    private void check(int status, String what) throws Throwable {
        if (status != 0) {
            throw new KernelException("NVRTC at " + location + " could not " + what + ": " + errorText(status) + ".");
        }
    }

    private String errorText(int status) throws Throwable {
        MemorySegment text = (MemorySegment) errorString.invokeExact(status);
        return text.reinterpret(256).getString(0);
    }

    private String readVersion(MethodHandle function) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment numbers = arena.allocate(JAVA_INT, 2);
            check((int) function.invokeExact(numbers, numbers.asSlice(JAVA_INT.byteSize())), "tell its version");
            return numbers.getAtIndex(JAVA_INT, 0) + "." + numbers.getAtIndex(JAVA_INT, 1);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new KernelException("Calling NVRTC at " + location + " failed: " + e, e);
        }
    }

    /** NVRTC loads its second library by name alone, and finds it if it is loaded already. */
    private static void preloadBuiltins(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        int major = NvrtcSearch.majorVersion(file);
        if (folder == null || major == 0) {
            return;
        }
        for (int minor = 0; minor < 20; minor++) {
            Path builtins = folder.resolve("libnvrtc-builtins.so." + major + "." + minor);
            if (Files.isRegularFile(builtins)) {
                SymbolLookup.libraryLookup(builtins, Arena.global());
            }
        }
    }

    private static MethodHandle function(SymbolLookup symbols, String name, MemoryLayout... parameters) {
        return Linker.nativeLinker().downcallHandle(symbol(symbols, name), FunctionDescriptor.of(JAVA_INT, parameters));
    }

    private static MemorySegment symbol(SymbolLookup symbols, String name) {
        return symbols.find(name)
                .orElseThrow(() -> new IllegalArgumentException("it has no function " + name + "; it may be too old"));
    }
}
