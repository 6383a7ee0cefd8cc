package sinew.sim.kernel.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sinew.sim.kernel.linker.ScratchPlacement;

/** The generated text is CUDA C++, also where there is no GPU to run it. */
class NvccTest {
    private static Stream<ConformanceCase> cases() {
        return ConformanceCases.all().stream();
    }

    @BeforeEach
    void needsCompiler() {
        assumeTrue(Output.isInstalled("nvcc"), "nvcc is not installed: the generated text was not compiled for a GPU");
    }

    @Test
    void arraysCompile(@TempDir Path folder) throws Exception {
        ConformanceCase arrays = cases().filter(c -> c.kernel().owner() == ArrayKernels.class)
                .findFirst()
                .orElseThrow();
        compile(arrays, 32, ScratchPlacement.SHARED, folder);
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("cases")
    void everythingCompiles(ConformanceCase kernel, @TempDir Path folder) throws Exception {
        compile(kernel, 1, ScratchPlacement.LOCAL, folder);
        compile(kernel, 8, ScratchPlacement.SHARED, folder);
    }

    private static void compile(ConformanceCase kernel, int lanes, ScratchPlacement placement, Path folder)
            throws IOException, InterruptedException {
        Path text = folder.resolve("kernel.cu");
        Files.writeString(
                text,
                new HostProgram(kernel, lanes, placement, folder).program().source());
        Output output = Output.of(
                folder,
                List.of(
                        "nvcc",
                        "-arch=sm_90",
                        "-std=c++17",
                        "-cubin",
                        "-Werror=all-warnings",
                        text.toString(),
                        "-o",
                        "kernel.cubin"));
        assertEquals(0, output.status(), kernel.name() + ":\n" + output.text());
    }
}
