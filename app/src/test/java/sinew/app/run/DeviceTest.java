package sinew.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sinew.sim.kernel.Backend;

class DeviceTest {
    @Test
    void namesAreThoseOfIsaacLab() {
        assertEquals(Device.CPU, Device.parse("cpu"));
        assertEquals(new Device(Device.Kind.CUDA, 0), Device.parse("cuda"));
        assertEquals(new Device(Device.Kind.CUDA, 12), Device.parse("cuda:12"));
        assertEquals("cuda:0", Device.parse("cuda").toString());
        assertEquals("cpu", Device.CPU.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpu", "", "CUDA", "cuda:", "cuda:-1", "cuda:x", "cpu:0"})
    void otherNamesAreRefused(String name) {
        RunException refused = assertThrows(RunException.class, () -> Device.parse(name));
        assertTrue(String.valueOf(refused.getMessage()).contains("expected cpu, cuda or cuda:N"));
    }

    @Test
    void theCpuIsAlwaysThereAndComesLast() {
        assertEquals(Device.CPU, Device.available().getLast());
        try (Backend backend = Device.CPU.open()) {
            assertTrue(backend.deviceName().startsWith("CPU"));
        }
    }
}
