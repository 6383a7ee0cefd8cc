package sinew.sim.kernel.linker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sinew.sim.kernel.KernelException;
import sinew.sim.kernel.KernelReference;
import sinew.sim.kernel.binding.BoundEntryPoint;
import sinew.sim.kernel.binding.EntryPoint;
import sinew.sim.kernel.conformance.ArrayKernels;
import sinew.sim.kernel.conformance.ConformanceModel;
import sinew.sim.kernel.conformance.ConformanceState;
import sinew.sim.kernel.conformance.LaneKernels;
import sinew.sim.kernel.conformance.NestedKernels;
import sinew.sim.kernel.conformance.NestedModel;

class KernelLinkerTest {
    private static BoundEntryPoint arrays(int count) {
        return EntryPoint.find(new KernelReference(ArrayKernels.class, "arrays"))
                .bind(new ConformanceModel(count), new ConformanceState(2, count));
    }

    private static BoundEntryPoint nested(NestedModel model) {
        return EntryPoint.find(new KernelReference(NestedKernels.class, "tables"))
                .bind(model, new ConformanceState(2, model.count));
    }

    private static KernelProgram link(int count, int lanes, ScratchPlacement placement) {
        return new KernelLinker().link(arrays(count), lanes, placement);
    }

    @Test
    void theTextIsTheSameForTheSameConstants() {
        assertEquals(link(7, 32, ScratchPlacement.SHARED), link(7, 32, ScratchPlacement.SHARED));
        assertFalse(link(7, 32, ScratchPlacement.SHARED)
                .source()
                .equals(link(8, 32, ScratchPlacement.SHARED).source()));
    }

    @Test
    void namesStayReadable() {
        KernelProgram program = link(7, 32, ScratchPlacement.SHARED);
        assertEquals("ArrayKernels.arrays", program.name());
        assertEquals("k_ArrayKernels_arrays", program.entryName());
        String text = program.source();
        assertTrue(text.contains("constexpr int count = 7;"), text);
        assertTrue(text.contains("constexpr int register_ = 7;"), text);
        assertTrue(text.contains("K_TABLE int order[7] = {0, 5, 3, 1, 6, 4, 2};"), text);
        assertTrue(text.contains("alignas(16) float triples[22]; // 3 /*STRIDE*/ * ConformanceModel::count + 1"), text);
        assertTrue(text.contains("(int environments, int s_count, float* s_a, float* s_b, int* s_p, "), text);
        assertTrue(text.contains("#line 16 \"sinew/sim/kernel/conformance/ArrayKernels.java\""), text);
        assertFalse(text.contains("empty"), "constants that nobody uses are left out");
    }

    @Test
    void workingMemoryHasSixteenByteSteps() {
        // 7, 22 and 18 floats or ints, each rounded up to four; what nobody touches has no place
        assertEquals(4 * (8 + 24 + 20), link(7, 32, ScratchPlacement.SHARED).scratchBytes());
        assertEquals(4 * (8 + 24 + 20), link(7, 1, ScratchPlacement.LOCAL).scratchBytes());
    }

    @Test
    void nestedTablesAreCompiledInAndLaidOutInside() {
        BoundEntryPoint bound = nested(new NestedModel(5));
        KernelProgram program = new KernelLinker().link(bound, 32, ScratchPlacement.SHARED);
        String text = program.source();
        assertTrue(text.contains("namespace NestedModel_Colours {\nconstexpr int count = 3;"), text);
        assertTrue(text.contains("NestedWork_ForcesMemory forces;"), text);
        assertTrue(text.contains("NestedWork_Forces forces() const { return {k_offset + 64}; }"), text);
        assertTrue(text.contains("w.forces().marks().colour()[i] = "), text);
        assertFalse(text.contains("Colours other"), "what only Java uses is left out");
        // 5 + 5 + 5 + 3, each rounded up to four; 5 and 7 at the same place
        assertEquals(4 * (8 + 8 + 8 + 4 + 8), program.scratchBytes());
        assertTrue(text.contains("NestedWork_Late late() const { return {k_offset + 112}; }"), text);
    }

    @Test
    void whatLiesOffTheChipTakesNoneOfItsRoom() {
        BoundEntryPoint bound = nested(new NestedModel(5));
        KernelProgram shared = new KernelLinker().link(bound, 8, ScratchPlacement.SHARED);
        assertEquals(4 * 8, shared.offChipBytes());
        assertTrue(shared.source().contains("K_LARGE_TABLE unsigned char* k_off_chip;"), shared.source());
        assertTrue(shared.source()
                .contains("int* colour() const { return reinterpret_cast<int*>(k_off_chip_place() + 0)"));
        KernelProgram without = new KernelLinker().link(nested(new NestedModel(0)), 8, ScratchPlacement.SHARED);
        assertEquals(0, without.offChipBytes());
        assertFalse(without.source().contains("k_off_chip"), "an array without elements needs no memory");
        KernelProgram local = new KernelLinker().link(bound, 1, ScratchPlacement.LOCAL);
        assertEquals(0, local.offChipBytes());
        assertTrue(local.source().contains("int* colour() const { return (*this)->colour; }"), local.source());
    }

    @Test
    void onlyTheBranchForTheNumberOfLanesIsReached() {
        ConformanceState state = new ConformanceState(1, 7);
        BoundEntryPoint bound = EntryPoint.find(new KernelReference(LaneKernels.class, "choice"))
                .bind(new ConformanceModel(7), state);
        String one = new KernelLinker().link(bound, 1, ScratchPlacement.LOCAL).source();
        String several =
                new KernelLinker().link(bound, 8, ScratchPlacement.SHARED).source();
        assertTrue(one.contains("float alone(float x)") && !one.contains("float together(float x)"), one);
        assertTrue(several.contains("float together(float x)") && !several.contains("float alone(float x)"), several);
    }

    @Test
    void largeTablesAreNotWrittenAsText() {
        KernelProgram program = new KernelLinker().link(nested(new NestedModel(3000)), 32, ScratchPlacement.SHARED);
        assertTrue(program.source().contains("K_LARGE_TABLE const float* mass; // 3000 elements"), program.source());
        LargeTable table = program.tables().getFirst();
        assertEquals("NestedModel_Bodies::mass", table.name());
        assertEquals("_ZN18NestedModel_Bodies4massE", table.symbol());
        assertEquals(3000, ((float[]) table.values()).length);
    }

    @Test
    void twoObjectsOfOneTableAreRefused() {
        KernelException thrown = assertThrows(
                KernelException.class,
                () -> EntryPoint.find(new KernelReference(TwiceKernels.class, "read"))
                        .bind(new NestedModel(5), new NestedModel(5).bodies));
        assertTrue(String.valueOf(thrown.getMessage()).contains("two different objects"), thrown.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8, 16})
    void neighboursInAWarpUseOtherBanks(int lanes) {
        int bytes = link(7, lanes, ScratchPlacement.SHARED).scratchBytes();
        assertEquals(Math.max(16, 4 * lanes), bytes % 128);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 64})
    void lanesAreAPowerOfTwo(int lanes) {
        KernelException thrown = assertThrows(KernelException.class, () -> link(7, lanes, ScratchPlacement.SHARED));
        assertTrue(String.valueOf(thrown.getMessage()).contains("expected 1, 2, 4, 8, 16 or 32"), thrown.getMessage());
    }

    @Test
    void localMemoryNeedsOneLane() {
        KernelException thrown = assertThrows(KernelException.class, () -> link(7, 2, ScratchPlacement.LOCAL));
        assertTrue(String.valueOf(thrown.getMessage()).contains("choose SHARED or one lane"), thrown.getMessage());
    }

    @Test
    void translatedClassesAreReadAsTheyWereWritten() throws Exception {
        String resource = KernelClass.resourceOf(ArrayKernels.class.getName());
        try (var stream = Objects.requireNonNull(getClass().getClassLoader().getResourceAsStream(resource))) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(text, KernelClassWriter.write(KernelClassReader.read(text, resource)));
        }
    }

    @Test
    void damagedAndForeignTextsAreNamed() {
        KernelException foreign =
                assertThrows(KernelException.class, () -> KernelClassReader.read("sinew-kernel 0\n", "a.kernel"));
        assertTrue(String.valueOf(foreign.getMessage()).contains("a.kernel"), foreign.getMessage());
        KernelException damaged = assertThrows(
                KernelException.class, () -> KernelClassReader.read("sinew-kernel 3\nclass a\ntext", "a.kernel"));
        assertTrue(String.valueOf(damaged.getMessage()).contains("expected 'kind'"), damaged.getMessage());
    }
}
