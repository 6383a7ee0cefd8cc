package sinew.sim.kernel.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sinew.sim.kernel.KernelReference;
import sinew.sim.kernel.linker.ScratchPlacement;

/** The generated text with 32 lanes, each a thread, under ThreadSanitizer. */
@Tag("slow")
class LaneRaceTest {
    private static final float TOLERANCE = 1e-4f;

    private static Stream<ConformanceCase> cases() {
        return ConformanceCases.all().stream();
    }

    @BeforeEach
    void needsCompiler() {
        assumeTrue(Output.isInstalled("g++"), "g++ is not installed: the generated text was not run with 32 lanes");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void lanesDoNotRaceAndAgreeWithJava(ConformanceCase kernel, @TempDir Path folder) throws Exception {
        HostProgram program = new HostProgram(kernel, 32, ScratchPlacement.SHARED, folder);
        Output output = program.run(UnaryOperator.identity(), "-O1", "-g", "-fsanitize=thread");
        assertEquals(0, output.status(), output.text());
        List<Object> expected = new HostProgram(kernel, 1, ScratchPlacement.LOCAL, folder).runJava();
        for (int i = 0; i < expected.size(); i++) {
            String what = kernel.name() + ", value " + i;
            if (expected.get(i) instanceof float[] floats) {
                assertArrayEquals(floats, (float[]) program.values().get(i), TOLERANCE, what);
            } else if (expected.get(i) instanceof int[] ints) {
                assertArrayEquals(ints, (int[]) program.values().get(i), what);
            }
        }
    }

    @Test
    void removedSynchronisationIsFound(@TempDir Path folder) throws Exception {
        ConformanceCase kernel = ConformanceCases.all().stream()
                .filter(c -> c.kernel().equals(new KernelReference(LaneKernels.class, "exchange")))
                .findFirst()
                .orElseThrow();
        HostProgram program = new HostProgram(kernel, 32, ScratchPlacement.SHARED, folder);
        Output output = program.run(
                text -> {
                    String without = text.replaceFirst(
                            "(values\\[\\(k_add\\(i, 1\\)\\)[^;]*;\\s*})\\s*Lanes::sync\\(\\);", "$1");
                    assertNotEquals(text, without, "there is nothing to remove");
                    return without;
                },
                "-O1",
                "-g",
                "-fsanitize=thread");
        assertNotEquals(0, output.status());
        assertTrue(output.text().contains("data race"), output.text());
        assertTrue(output.text().contains("LaneKernels.java:"), "the report names the Java file: " + output.text());
    }
}
