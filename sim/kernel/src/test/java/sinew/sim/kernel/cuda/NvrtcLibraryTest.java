package sinew.sim.kernel.cuda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sinew.sim.kernel.KernelException;
import sinew.sim.kernel.binding.BoundEntryPoint;
import sinew.sim.kernel.binding.EntryPoint;
import sinew.sim.kernel.conformance.ConformanceCase;
import sinew.sim.kernel.conformance.ConformanceCases;
import sinew.sim.kernel.device.DeviceContract;
import sinew.sim.kernel.device.ModuleText;
import sinew.sim.kernel.linker.KernelLinker;
import sinew.sim.kernel.linker.KernelProgram;

/** Needs NVRTC but no GPU. */
class NvrtcLibraryTest {
    private static final String SOURCE = """
            extern "C" __global__ void k_twice(int environments, float* x) {
                int i = blockIdx.x * blockDim.x + threadIdx.x;
                if (i < environments) x[i] = 2.0f * x[i] + 1.0f;
            }
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void needsTheLibrary() {
        Assumptions.assumeFalse(
                NvrtcSearch.ofThisMachine().libraries().isEmpty(),
                "NVRTC is not installed; set SINEW_NVRTC to the library to run this test");
    }

    @Test
    void aKernelBecomesMachineCode() {
        NvrtcLibrary nvrtc = open();
        byte[] code = nvrtc.compile(SOURCE, "twice.cu", CompilerOptions.EXACT.arguments("sm_90"));
        assertArrayEquals(new byte[] {0x7f, 'E', 'L', 'F'}, java.util.Arrays.copyOf(code, 4));
        assertFalse(nvrtc.version().isEmpty());
    }

    @Test
    void errorsHoldTheCompilersLog() {
        KernelException error = assertThrows(
                KernelException.class,
                () -> open().compile(
                                SOURCE.replace("2.0f", "two"),
                                "Some.kernel.cu",
                                CompilerOptions.FAST.arguments("sm_90")));
        String message = String.valueOf(error.getMessage());
        assertTrue(message.contains("Some.kernel.cu(3): error: identifier \"two\" is undefined"), message);
    }

    @Test
    void theSecondCompilerFindsWhatTheFirstCompiled() {
        KernelCompiler first = compiler(CompilerOptions.EXACT);
        byte[] code = first.compile(SOURCE, "twice", List.of());
        assertEquals(1, first.compiled());
        KernelCompiler second = compiler(CompilerOptions.EXACT);
        assertArrayEquals(code, second.compile(SOURCE, "twice", List.of()));
        assertEquals(0, second.compiled());
        assertEquals(1, second.found());
        KernelCompiler other = compiler(CompilerOptions.FAST);
        other.compile(SOURCE, "twice", List.of());
        other.compile(SOURCE.replace("2.0f", "3.0f"), "twice", List.of());
        assertEquals(2, other.compiled());
    }

    @Test
    void everyConformanceKernelCompilesInEveryShape() {
        KernelLinker linker = new KernelLinker();
        KernelCompiler compiler = compiler(CompilerOptions.EXACT);
        for (ConformanceCase kernel : ConformanceCases.all()) {
            BoundEntryPoint bound =
                    EntryPoint.find(kernel.kernel()).bind(kernel.arguments().get());
            for (LaunchShape shape : CudaConformance.SHAPES) {
                KernelProgram program = linker.link(bound, shape.lanes(), shape.scratchPlacement());
                assertTrue(compiler.compile(program.source(), program.name(), List.of()).length > 0, kernel::name);
            }
        }
    }

    @Test
    void cudaTextsCompileWithTheirDefines() {
        KernelCompiler compiler = compiler(CompilerOptions.FAST);
        for (String name : List.of("runtime", "tensor")) {
            String text = ModuleText.of(name, DeviceContract.text(name + ".cu"), Map.of("FACTOR", "2.0f"));
            assertTrue(compiler.compile(text, name, CudaRuntime.COMPILER_OPTIONS).length > 0, name);
        }
        String broken = ModuleText.of("broken", "void unmarked() {}\nint x = unknown;\n", Map.of("A", "1", "B", "2"));
        KernelException error = assertThrows(
                KernelException.class, () -> compiler.compile(broken, "broken", CudaRuntime.COMPILER_OPTIONS));
        assertTrue(String.valueOf(error.getMessage()).contains("broken.cu(2): error"), error::getMessage);
    }

    private KernelCompiler compiler(CompilerOptions options) {
        return new KernelCompiler(open(), new KernelCache(folder), "sm_90", options);
    }

    private static NvrtcLibrary open() {
        return NvrtcLibrary.open(NvrtcSearch.ofThisMachine(), 13);
    }
}
