package sinew.sim.physics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Compares with MuJoCo's own numbers; {@code src/test/golden/README.md} says how they are made. */
class GoldenTest {
    private static final Path PAGE = Path.of("../../docs/conformance.md");
    private static final Path WRITTEN = Path.of("target/conformance.md");

    private static ErrorTable measure(String name) {
        return Conformance.measure(TestModels.model(name), new GoldenFile(TestModels.text(name + ".golden")));
    }

    @TestFactory
    List<DynamicTest> everyModelMovesAsMujocoDoes() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String name : TestModels.goldenNames()) {
            tests.add(dynamicTest(name, () -> assertEquals(List.of(), Conformance.failures(measure(name)), name)));
        }
        return tests;
    }

    @Tag("slow")
    @Test
    void thePageListsEveryModel() throws IOException {
        Map<String, ErrorTable> results = new LinkedHashMap<>();
        TestModels.goldenNames().forEach(name -> results.put(name, measure(name)));
        Files.createDirectories(WRITTEN.toAbsolutePath().getParent());
        Files.writeString(WRITTEN, ConformancePage.of(results));
        String page = Files.readString(PAGE);
        List<String> missing = results.keySet().stream()
                .filter(name -> !page.contains("| " + name + " |"))
                .toList();
        assertTrue(
                missing.isEmpty(),
                () -> "docs/conformance.md does not list " + missing + "; copy sim/physics/" + WRITTEN + " there.");
    }
}
