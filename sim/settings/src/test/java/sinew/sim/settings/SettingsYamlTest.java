package sinew.sim.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsYamlTest {
    private final Settings standards = Examples.SCHEMA.standards();

    @Test
    void isWrittenAsPeopleKnowIt() {
        assertEquals("""
                seed: 42
                run_name: ''
                policy:
                  actor_hidden_dims: [32, 32]
                  activation: elu
                  weights: []
                algorithm:
                  learning_rate: 0.001
                  clip_param: 0.1
                  schedule: adaptive
                  use_clipped_value_loss: true
                  pause: 0.5
                """, standards.toYaml("agent"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"plain", "true", "null", "1e-3", "a: b # c", "'quoted'", "two\nlines", "", " blank ", "[1, 2]"})
    void whatIsWrittenIsReadBack(String name) {
        Settings settings = standards
                .withValue("agent.run_name", name)
                .with("agent.algorithm.learning_rate", "1e-7")
                .with("agent.policy.weights", "[1, 1e-9, 3]");
        assertEquals(settings, standards.mergeYaml(settings.toYaml("agent"), "agent.yaml", "agent"));
        assertEquals(settings, standards.mergeYaml(settings.toYaml(""), "all.yaml", ""));
    }

    @Test
    void namesOnlyWhatItChanges() {
        Settings settings = standards.mergeYaml("""
                # a comment
                policy:
                  actor_hidden_dims:
                    - 8
                    - 4
                algorithm: {schedule: fixed}
                run_name:
                """, "agent.yaml", "agent");
        assertEquals(List.of(8, 4), settings.integers("agent.policy.actor_hidden_dims"));
        assertEquals("fixed", settings.text("agent.algorithm.schedule"));
        assertEquals(2, settings.changed().size());
        assertEquals(standards, standards.mergeYaml("", "empty.yaml", "agent"));
    }

    @Test
    void jsonIsYaml() {
        String json = "{\"policy\": {\"activation\": \"relu\", \"actor_hidden_dims\": [256, 256]}}";
        assertEquals("relu", standards.mergeYaml(json, "agent.json", "agent").text("agent.policy.activation"));
    }

    @Test
    void anUnknownKeyIsNamedWithFileLineAndNearestKey() {
        assertEquals(
                "my.yaml, line 3: There is no setting 'agent.algorithm.lerning_rate'. Did you mean"
                        + " 'agent.algorithm.learning_rate'?",
                problem("algorithm:\n  clip_param: 0.2\n  lerning_rate: 1\n"));
        assertEquals(
                "my.yaml, line 1: There is no setting 'agent.algoritm'. agent has seed, run_name, policy, algorithm.",
                problem("algoritm:\n  clip_param: 0.2\n"));
    }

    @Test
    void aWrongValueIsNamedWithFileLineAndKey() {
        assertEquals(
                "my.yaml, line 2: agent.algorithm.learning_rate is \"fast\"; expected a decimal number between 0 and 1.",
                problem("algorithm:\n  learning_rate: fast\n"));
        assertEquals(
                "my.yaml, line 2: agent.algorithm.learning_rate is a list; expected a decimal number between 0 and 1.",
                problem("algorithm:\n  learning_rate: [1]\n"));
        assertEquals("my.yaml, line 1: agent.seed is a group; expected a whole number.", problem("seed: {a: 1}\n"));
        assertEquals(
                "my.yaml, line 1: 'agent.policy' is a group of settings; expected keys with values (key: value).",
                problem("policy: elu\n"));
        assertEquals(
                "my.yaml, line 1: the document is a group of settings; expected keys with values (key: value).",
                assertThrows(SettingsException.class, () -> standards.mergeYaml("- 1", "my.yaml", ""))
                        .getMessage());
    }

    @Test
    void aKeyThatIsThereTwiceIsRefused() {
        assertEquals(
                "my.yaml, line 2: agent.seed is there twice, first in line 1; keep one of them.",
                problem("seed: 1\nseed: 2\n"));
    }

    @Test
    void brokenYamlIsNamedWithItsLine() {
        String problem = problem("policy:\n  activation: elu\n bad: [1,\n");
        assertTrue(problem.startsWith("my.yaml, line "), problem);
        assertTrue(problem.contains("not valid YAML"), problem);
    }

    @Test
    void hostileDocumentsAreRefused() {
        assertContains("agent.seed is a list", problem("seed: !!java.lang.Thread []\n"));
        assertContains("agent.policy.weights is a group", problem("policy: &a\n  weights: *a\n"));
        assertContains("a key must be the name of a setting", problem("? [a, b]\n: 1\n"));
    }

    private static void assertContains(String part, String problem) {
        assertTrue(problem.contains(part), problem);
    }

    private String problem(String yaml) {
        return String.valueOf(assertThrows(SettingsException.class, () -> standards.mergeYaml(yaml, "my.yaml", "agent"))
                .getMessage());
    }

    /** Knows two keys, a group that holds nothing but a key without meaning, and one that is refused. */
    private static final YamlTranslator FOREIGN = new YamlTranslator() {
        @Override
        public Optional<Map<String, String>> translate(Entry entry) {
            return switch (entry.path()) {
                case "agent.layers" -> Optional.of(Map.of("agent.policy.actor_hidden_dims", entry.text()));
                case "agent.algorithm.pause" ->
                    entry.kind() == Kind.NOTHING ? Optional.of(Map.of(entry.path(), "0")) : Optional.empty();
                case "agent.logging.level" -> Optional.of(Map.of());
                case "agent.camera" -> throw new SettingsException("agent.camera is not supported; leave it out.");
                default -> Optional.empty();
            };
        }

        @Override
        public boolean knowsGroup(String path) {
            return path.equals("agent.logging");
        }
    };

    @Test
    void anotherProgramsKeysAreTranslated() {
        Settings settings = standards.mergeYaml("""
                layers: [5, 6]
                logging: {level: 3}
                algorithm: {pause: null}
                seed: 7
                """, "theirs.yaml", "agent", FOREIGN);
        assertEquals(List.of(5, 6), settings.integers("agent.policy.actor_hidden_dims"));
        assertEquals(0, settings.decimal("agent.algorithm.pause"));
        assertEquals(7, settings.integer("agent.seed"));
        assertEquals(settings.with("agent.seed", "8"), settings.with("agent.seed", "8", FOREIGN));
        assertEquals(
                List.of(9), settings.with("agent.layers", "[9]", FOREIGN).integers("agent.policy.actor_hidden_dims"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "camera: {width: 3}   | theirs.yaml, line 2: agent.camera is not supported; leave it out.",
                "layers: [many]       | theirs.yaml, line 2: agent.policy.actor_hidden_dims is",
                "logging: {colour: 1} | theirs.yaml, line 2: There is no setting 'agent.logging.colour'.",
                "logs: {level: 1}     | theirs.yaml, line 2: There is no setting 'agent.logs'.",
            })
    void whatHasNoTranslationIsNamedWithItsLine(String line, String message) {
        String wrong = String.valueOf(assertThrows(
                        SettingsException.class,
                        () -> standards.mergeYaml("seed: 1\n" + line.strip(), "theirs.yaml", "agent", FOREIGN))
                .getMessage());
        assertTrue(wrong.startsWith(message), wrong);
    }
}
