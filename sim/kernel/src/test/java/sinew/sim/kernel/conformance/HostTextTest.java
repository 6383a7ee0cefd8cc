package sinew.sim.kernel.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sinew.sim.kernel.linker.ScratchPlacement;

/** The generated text, compiled for the CPU, computes the bits that Java computes. */
class HostTextTest {
    private static Stream<ConformanceCase> cases() {
        return ConformanceCases.all().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void oneLaneGivesTheBitsOfJava(ConformanceCase kernel, @TempDir Path folder) throws Exception {
        assumeTrue(Output.isInstalled("g++"), "g++ is not installed: the generated text was not run on the CPU");
        HostProgram program = new HostProgram(kernel, 1, ScratchPlacement.LOCAL, folder);
        Output output = program.run(UnaryOperator.identity(), "-O1");
        assertEquals(0, output.status(), output.text());

        List<Object> expected = new HostProgram(kernel, 1, ScratchPlacement.LOCAL, folder).runJava();
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(bits(expected.get(i)), bits(program.values().get(i)), kernel.name() + ", value " + i);
        }
    }

    private static String bits(Object value) {
        if (value instanceof float[] floats) {
            return Arrays.toString(floats);
        }
        return value instanceof int[] ints ? Arrays.toString(ints) : value.toString();
    }
}
