package sinew.learning.ppo;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sinew.learning.LearningException;

/** Starts PyTorch's native libraries, which are unpacked once and never downloaded. */
final class PyTorchRuntime {
    private static final Logger LOG = LoggerFactory.getLogger(PyTorchRuntime.class);
    private static final String CACHE = "DJL_CACHE_DIR";
    private static final long UNPACKED_BYTES = 450L << 20;

    private PyTorchRuntime() {}

    /**
     * Starts PyTorch if it does not run yet.
     *
     * @param threads how many threads one operation may use
     * @return a new owner of tensors
     * @throws LearningException if the libraries cannot be unpacked or loaded
     */
    static NDManager open(int threads) {
        // no download, no telemetry: the libraries come with the program
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
        Path cache = cache();
        System.setProperty(CACHE, cache.toString());
        // with the usual policy OpenMP's threads spin while they wait and take the processor from the simulation
        setEnvironment("OMP_WAIT_POLICY", "PASSIVE");
        checkSpace(cache);
        try {
            NDManager manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
            JniUtils.setNumThreads(threads);
            return manager;
        } catch (RuntimeException | LinkageError e) {
            throw unusable(cache, e);
        }
    }

    private static LearningException unusable(Path cache, Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return new LearningException(
                "PyTorch's native libraries cannot be loaded from " + cache + ": " + root
                        + ". They are unpacked there once and need " + UNPACKED_BYTES / (1 << 20)
                        + " MiB of a disk that allows programs; set the environment variable " + CACHE
                        + " to a folder on another disk, or empty that folder if an earlier start was interrupted.",
                cause);
    }

    /** A folder the user chose for it, or one beside the compiled kernels. */
    private static Path cache() {
        String chosen = firstSet(System.getenv(CACHE), System.getProperty(CACHE));
        if (!chosen.isEmpty()) {
            return Path.of(chosen).toAbsolutePath();
        }
        String own = firstSet(System.getenv("SINEW_CACHE"));
        if (!own.isEmpty()) {
            return Path.of(own).resolve("pytorch").toAbsolutePath();
        }
        String caches = firstSet(System.getenv("XDG_CACHE_HOME"), System.getenv("LOCALAPPDATA"));
        Path folder = caches.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(caches);
        return folder.resolve("sinew").resolve("pytorch").toAbsolutePath();
    }

    private static String firstSet(@Nullable String... values) {
        for (String value : values) {
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        return "";
    }

    private static void checkSpace(Path cache) {
        try {
            Files.createDirectories(cache);
            // asks the folder, not its mount point, which is not to be found in every container
            long free = cache.toFile().getUsableSpace();
            boolean unpacked = Files.isDirectory(cache.resolve("pytorch"));
            if (!unpacked) {
                LOG.info("Unpacking PyTorch's libraries to {}; this happens once", cache);
            }
            if (!unpacked && free < UNPACKED_BYTES) {
                throw unusable(cache, new IOException("only " + free / (1 << 20) + " MiB of the disk are free"));
            }
        } catch (IOException e) {
            throw unusable(cache, e);
        }
    }

    /** Sets a variable that native libraries read when they are loaded, unless the user has set it. */
    @SuppressWarnings("restricted") // the C library has no other door to the environment
    private static void setEnvironment(String name, String value) {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("win");
        if (windows || System.getenv(name) != null) {
            return;
        }
        Linker linker = Linker.nativeLinker();
        try (Arena arena = Arena.ofConfined()) {
            var setenv = linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("setenv"),
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
            int _ = (int) setenv.invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), 0);
        } catch (Throwable e) {
            LOG.debug("Cannot set {}; training may be slower", name, e);
        }
    }
}
