package sinew.app.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sinew.app.json.JsonFile;

class MeasurementTest {
    @Test
    void theMedianIsTheMiddleOne() {
        assertEquals(2, new Timing(4, List.of(3.0, 1.0, 2.0)).median());
        assertEquals(2, new Timing(4, List.of(9.0, 3.0, 2.0, 1.0)).median());
    }

    @Test
    void throughputCountsEveryEnvironment() {
        assertEquals(200, new Timing(4, List.of(2.0)).stepsPerSecond(100));
    }

    @Test
    void stagesAreDrawnAsATree() {
        Stage tree = new Stage(
                "all",
                1.5,
                List.of(new Stage("first", 0.25, List.of(new Stage("inner", 2e-6))), new Stage("second", 1.25)));
        assertEquals("""
                all                                                 1.500 s
                ├─ first                                         250.000 ms
                │  └─ inner                                        2.000 us
                └─ second                                           1.250 s
                """, tree.tree().replace(System.lineSeparator(), "\n"));
    }

    @Test
    void filesAreJsonWithoutReferences() {
        List<Object> shared = List.of();
        String json = JsonFile.json(Map.of("a", List.of(shared, shared, 1.5, 2, "two \"words\"")));
        assertEquals(
                "{\"a\": [[], [], 1.5, 2, \"two \\\"words\\\"\"]}",
                json.replaceAll("\\s+", " ")
                        .replaceAll("\\[ ", "[")
                        .replaceAll(" \\]", "]")
                        .replaceAll("\\{ ", "{")
                        .replaceAll(" \\}", "}")
                        .strip()
                        .replaceAll("\\[ ?\\]", "[]"));
    }
}
