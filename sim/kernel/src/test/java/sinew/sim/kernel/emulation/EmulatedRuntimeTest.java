package sinew.sim.kernel.emulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sinew.sim.kernel.Backend;
import sinew.sim.kernel.KernelException;
import sinew.sim.kernel.cpu.CpuBackend;
import sinew.sim.kernel.device.DeviceMemory;
import sinew.sim.kernel.device.DeviceRuntime;
import sinew.sim.kernel.device.DeviceRuntimeContract;

class EmulatedRuntimeTest extends DeviceRuntimeContract {
    private final CpuBackend backend = new CpuBackend(2);
    private final EmulatedRuntime runtime = new EmulatedRuntime(backend).checkingOrders();

    @BeforeEach
    void needsCompiler() {
        assumeTrue(EmulatedRuntime.isAvailable(), EmulatedRuntime.REASON);
    }

    @AfterEach
    void close() {
        runtime.close();
        backend.close();
    }

    @Override
    protected DeviceRuntime runtime() {
        return runtime;
    }

    @Override
    protected Backend backend() {
        return backend;
    }

    @Override
    protected String messageOfAKernelThatStopsItself() {
        return failure("stop_itself", text("runtime.cu"), 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no_barrier       | leaves other numbers behind
            no_wait          | leaves other numbers behind
            blocks_race      | leaves other numbers behind
            uninitialised    | not a number
            left_early       | wait for each other for ever
            split_warp       | do not go the same way
            past_shared      | past the end of its 256 bytes of shared memory
            past_memory      | past the end of the memory of a test
            outside_shared   | outside of shared memory
            part_of_a_warp   | only whole warps
            """)
    void commonMistakesAreFound(String kernel, String part) {
        String message = failure(kernel, text("mistakes.cu"), 256);
        assertTrue(message.contains(part), message);
        assertTrue(message.contains(kernel), message);
    }

    @Test
    void otherKernelsRunAfterAFailure() {
        failure("left_early", text("mistakes.cu"), 256);
        definesAreCompiledInAgain();
    }

    private void definesAreCompiledInAgain() {
        int[] x = new int[64];
        runtime.compile("runtime", text("runtime.cu"), Map.of("FACTOR", "1.0f"))
                .function("count_up")
                .launch(2, 1, 1, 32, 0, runtime.addressOf(x), 64);
        assertEquals(1, x[63]);
        assertThrows(KernelException.class, () -> runtime.addressOf(x).value());
    }

    private String failure(String kernel, String text, int sharedBytes) {
        try (DeviceMemory memory = runtime.allocate(4096, "a test")) {
            runtime.clear(memory.address());
            KernelException error = assertThrows(
                    KernelException.class,
                    () -> runtime.compile("text", text, Map.of("FACTOR", "1.0f"))
                            .function(kernel)
                            .launch(2, 1, 1, 64, sharedBytes, memory.address()));
            return String.valueOf(error.getMessage());
        }
    }
}
