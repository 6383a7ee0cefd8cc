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
        assertEquals(new LaunchShape(1, 32, ScratchPlacement.LOCAL), choose(0));
        assertEquals(new LaunchShape(1, 32, ScratchPlacement.LOCAL), choose(2048));
    }

    @Test
    void largerWorkingMemoryIsSharedByAWarp() {
        LaunchShape shape = choose(20_480);
        assertEquals(32, shape.lanes());
        assertEquals(ScratchPlacement.SHARED, shape.scratchPlacement());
        assertTrue(shape.environmentsPerBlock() * 20_480 <= H200.sharedBytesPerBlock());
        assertEquals(new LaunchShape(32, 1, ScratchPlacement.SHARED), choose(200_000));
    }

    @Test
    void fourEnvironmentsShareABlockWhereThatCostsNoRoom() {
        assertEquals(new LaunchShape(32, 4, ScratchPlacement.SHARED), choose(18_592));
        assertEquals(new LaunchShape(32, 3, ScratchPlacement.SHARED), choose(25_000));
    }

    @Test
    void workingMemoryThatFitsNowhereStillRuns() {
        assertEquals(new LaunchShape(1, 32, ScratchPlacement.LOCAL), choose(300_000));
    }

    @Test
    void shapesThatCannotBeAreRefused() {
        assertThrows(KernelException.class, () -> new LaunchShape(3, 1, ScratchPlacement.SHARED));
        assertThrows(KernelException.class, () -> new LaunchShape(64, 1, ScratchPlacement.SHARED));
        assertThrows(KernelException.class, () -> new LaunchShape(32, 33, ScratchPlacement.SHARED));
        assertThrows(KernelException.class, () -> new LaunchShape(2, 1, ScratchPlacement.LOCAL));
    }

    @Test
    void kernelsWhoseLanesDoNotWorkTogetherGetOne() {
        assertEquals(
                new LaunchShape(1, 32, ScratchPlacement.LOCAL),
                standard.choose(new KernelDemand("k", 20_480, false), H200));
    }

    @Test
    void registersDoNotKeepFromAMultiprocessorWhatFitsInItsSharedMemory() {
        assertEquals(64, registers(6_736), "32 ants");
        assertEquals(168, registers(18_592), "12 humanoids");
        assertEquals(0, registers(40_000), "five large robots may have all the compiler wants");
        assertEquals(64, registers(2_100), "fewer registers than that would cost more than they give");
        assertEquals(0, registers(1_000), "one lane keeps its memory in registers");
    }

    private int registers(int scratchBytes) {
        return standard.mostRegisters(new KernelDemand("k", scratchBytes, true), choose(scratchBytes), H200);
    }

    private LaunchShape choose(int scratchBytes) {
        return standard.choose(new KernelDemand("k", scratchBytes, true), H200);
    }
}
