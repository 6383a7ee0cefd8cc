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
import org.junit.jupiter.api.TestFactory;

/** Compares with MuJoCo's own numbers; {@code src/test/golden/README.md} says how they are made. */
class GoldenTest {
    private static final Path PAGE = Path.of("../../docs/conformance.md");
    private static final Path WRITTEN = Path.of("target/conformance.md");

    private final Map<String, ErrorTable> results = new LinkedHashMap<>();

    @TestFactory
    List<DynamicTest> everyModelMovesAsMujocoDoes() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String name : TestModels.goldenNames()) {
            tests.add(dynamicTest(name, () -> {
                ErrorTable errors =
                        Conformance.measure(TestModels.model(name), new GoldenFile(TestModels.text(name + ".golden")));
                results.put(name, errors);
                assertEquals(List.of(), Conformance.failures(errors), name);
            }));
        }
        tests.add(dynamicTest("the page lists every model", this::thePageListsEveryModel));
        return tests;
    }

    private void thePageListsEveryModel() throws IOException {
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
