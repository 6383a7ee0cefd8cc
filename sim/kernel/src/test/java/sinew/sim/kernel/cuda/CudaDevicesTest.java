package sinew.sim.kernel.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import sinew.sim.kernel.KernelException;

class CudaDevicesTest {
    private final CudaDevices devices = CudaDevices.find();

    @Test
    void aMachineWithoutCudaHasAReasonOfOneLine() {
        Assumptions.assumeFalse(devices.usable(), "this machine has CUDA");
        assertTrue(devices.reason().startsWith("No CUDA: "), devices.reason());
        assertEquals(1, devices.reason().lines().count());
        assertTrue(devices.list().isEmpty());
        KernelException error = assertThrows(KernelException.class, () -> devices.open("cuda"));
        assertTrue(String.valueOf(error.getMessage()).contains(devices.reason()), error::toString);
    }

    @Test
    void otherNamesAreRefused() {
        for (String name : new String[] {"gpu", "cuda:", "cuda:x", "cuda0", ""}) {
            KernelException error = assertThrows(KernelException.class, () -> devices.find(name));
            assertEquals("'" + name + "' names no CUDA device; expected cuda or cuda:<number>.", error.getMessage());
        }
    }
}
