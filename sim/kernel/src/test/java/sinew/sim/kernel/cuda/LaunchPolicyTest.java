package sinew.sim.kernel.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import sinew.sim.kernel.KernelException;
import sinew.sim.kernel.linker.ScratchPlacement;

class LaunchPolicyTest {
    private static final CudaDevice H200 =
            new CudaDevice(0, "NVIDIA H200", "sm_90", 150_000_000_000L, 132, 232_448, 233_472);

    private final LaunchPolicy standard = CudaOptions.standard().policy();

    @Test
    void smallWorkingMemoryStaysWithOneLane() {
        assertEquals(new LaunchShape(1, 32, ScratchPlacement.LOCAL), standard.choose("k", 0, H200));
        assertEquals(new LaunchShape(1, 32, ScratchPlacement.LOCAL), standard.choose("k", 1024, H200));
    }

    @Test
    void largerWorkingMemoryIsSharedByAWarp() {
        LaunchShape shape = standard.choose("k", 20_480, H200);
        assertEquals(32, shape.lanes());
        assertEquals(ScratchPlacement.SHARED, shape.scratchPlacement());
        assertTrue(shape.environmentsPerBlock() * 20_480 <= H200.sharedBytesPerBlock());
        assertEquals(new LaunchShape(32, 1, ScratchPlacement.SHARED), standard.choose("k", 200_000, H200));
    }

    @Test
    void workingMemoryThatFitsNowhereStillRuns() {
        assertEquals(new LaunchShape(1, 32, ScratchPlacement.LOCAL), standard.choose("k", 300_000, H200));
    }

    @Test
    void shapesThatCannotBeAreRefused() {
        assertThrows(KernelException.class, () -> new LaunchShape(3, 1, ScratchPlacement.SHARED));
        assertThrows(KernelException.class, () -> new LaunchShape(64, 1, ScratchPlacement.SHARED));
        assertThrows(KernelException.class, () -> new LaunchShape(32, 33, ScratchPlacement.SHARED));
        assertThrows(KernelException.class, () -> new LaunchShape(2, 1, ScratchPlacement.LOCAL));
    }
}
