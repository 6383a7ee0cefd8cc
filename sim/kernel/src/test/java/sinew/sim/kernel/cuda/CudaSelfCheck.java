package sinew.sim.kernel.cuda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import sinew.sim.kernel.conformance.ConformanceCase;
import sinew.sim.kernel.conformance.ConformanceCases;
import sinew.sim.kernel.cpu.SwingModel;

/**
 * Checks the CUDA backend on a machine with a GPU, against the CPU, without a test framework.
 *
 * <p>Start: {@code java --enable-native-access=ALL-UNNAMED -cp <classes:test-classes:jcuda:jcuda-natives:slf4j-api:jspecify>
 * sinew.sim.kernel.cuda.CudaSelfCheck}.
 */
public final class CudaSelfCheck {
    /** The argument that leaves out the kernels of the conformance cases. */
    static final String WITHOUT_CONFORMANCE = "--without-conformance";

    private final CudaDevices devices;
    private final CudaOptions options;
    private final CudaChecks checks;
    private final Consumer<String> report;
    private int failures;

    /**
     * Prepares a check.
     *
     * @param devices the GPUs
     * @param cacheFolder an empty folder
     * @param report takes a line after each check
     */
    public CudaSelfCheck(CudaDevices devices, Path cacheFolder, Consumer<String> report) {
        this.report = report;
        this.devices = devices;
        options = CudaOptions.standard().withCacheFolder(cacheFolder).withCompiler(CompilerOptions.EXACT);
        checks = new CudaChecks(devices, options);
    }

    /**
     * Runs the checks and prints the report.
     *
     * @param arguments nothing or {@code --without-conformance}
     * @throws IOException if no temporary folder can be made
     */
    @SuppressWarnings("SystemOut") // a program for the command line
    public static void main(String[] arguments) throws IOException {
        CudaDevices devices = CudaDevices.find();
        if (!devices.usable()) {
            System.out.println(devices.reason());
            System.exit(2);
        }
        CudaSelfCheck check =
                new CudaSelfCheck(devices, Files.createTempDirectory("sinew-kernels"), System.out::println);
        boolean conformance = !List.of(arguments).contains(WITHOUT_CONFORMANCE);
        int failures = check.run(conformance ? ConformanceCases.all() : List.of());
        System.out.println(failures == 0 ? "All checks passed." : failures + " checks failed.");
        System.exit(failures == 0 ? 0 : 1);
    }

    /**
     * Runs all checks.
     *
     * @param cases kernels to compare between CPU and GPU
     * @return how many failed
     */
    public int run(List<ConformanceCase> cases) {
        // making a context takes long: while one backend is open, the others share its own
        try (CudaBackend open = checks.backend(CudaChecks.ONE_LANE)) {
            open.synchronize();
            checkEverythingHarmless(cases);
        }
        // the last one: it loses the GPU to this process
        check("an error on the GPU names the kernel", checks::illegalAddress);
        return failures;
    }

    private void checkEverythingHarmless(List<ConformanceCase> cases) {
        check(
                "devices",
                () -> devices.list() + ", NVRTC " + devices.nvrtc().version() + " at "
                        + devices.nvrtc().location());
        check("one lane equals the CPU", () -> checks.equalsCpu(CudaChecks.ONE_LANE, new SwingModel(13)));
        check("32 lanes equal the CPU", () -> checks.equalsCpu(CudaChecks.WARPS, new SwingModel(130)));
        check("standard policy equals the CPU", () -> checks.equalsCpu(options.policy(), new SwingModel(2500)));
        check("80 kB of shared memory", () -> checks.equalsCpu(options.policy(), new SwingModel(20_000)));
        check("a second start compiles nothing", checks::secondStart);
        check("a damaged cache entry is compiled again", checks::damagedCache);
        check("a replayed recording equals direct launches", checks::replay);
        check("a failed recording leaves the backend usable", checks::failedRecording);
        check("arrays travel", checks::travel);
        check("a broken kernel shows the compiler's log", checks::brokenKernel);
        check("too much shared memory is refused", checks::tooMuchSharedMemory);
        check("misuse is refused", checks::misuse);
        check("CUDA text works on memory of its own", new CudaTextCheck(devices, options)::countsDouble);
        CudaConformance conformance = new CudaConformance(devices, options);
        for (ConformanceCase kernel : cases) {
            check("conformance of " + kernel.name(), () -> conformance.compare(kernel));
        }
        check("times", checks::times);
    }

    /** A check that returns details and throws if it fails. */
    @FunctionalInterface
    interface Check {
        String run() throws Exception;
    }

    private void check(String name, Check body) {
        try {
            report.accept("ok    " + name + ": " + body.run());
        } catch (Exception | LinkageError | AssertionError e) {
            failures++;
            report.accept("FAIL  " + name + ": " + e + " at "
                    + Arrays.stream(e.getStackTrace())
                            .limit(4)
                            .map(String::valueOf)
                            .toList());
        }
    }
}
