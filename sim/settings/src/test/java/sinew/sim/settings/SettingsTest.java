package sinew.sim.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private final Settings standards = Examples.SCHEMA.standards();

    @Test
    void aChangeMakesNewSettingsAndLeavesTheOldOnes() {
        Settings changed = standards.with("agent.algorithm.learning_rate", "0.5");
        assertEquals(0.5, changed.decimal("agent.algorithm.learning_rate"));
        assertEquals(0.001, standards.decimal("agent.algorithm.learning_rate"));
        assertEquals(Map.of("agent.algorithm.learning_rate", 0.5), changed.changed());
        assertNotEquals(standards, changed);
    }

    @Test
    void goingBackToTheStandardIsNoChange() {
        Settings back = standards.with("agent.seed", "1").withValue("agent.seed", 42);
        assertEquals(standards, back);
        assertEquals(standards.hashCode(), back.hashCode());
        assertEquals(Map.of(), back.changed());
    }

    @Test
    void aRecordIsFilledFromItsGroup() {
        Settings settings = standards
                .with("agent.seed", "-1")
                .with("agent.run_name", "first try")
                .with("agent.policy.actor_hidden_dims", "64, 64")
                .with("agent.policy.weights", "0.5")
                .with("agent.algorithm.schedule", "fixed")
                .with("agent.algorithm.clip_param", "0.2");
        Examples.Agent agent = settings.bind("agent", Examples.Agent.class);
        assertEquals(
                new Examples.Agent(
                        -1,
                        "first try",
                        new Examples.Policy(List.of(64, 64), "elu", List.of(0.5)),
                        new Examples.Algorithm(0.001, 0.2f, Examples.Schedule.FIXED, true, 0.5)),
                agent);
        assertEquals(agent.policy(), settings.bind("agent.policy", Examples.Policy.class));
    }

    @Test
    void whatARecordRefusesIsExplained() {
        record Picky(
                @Setting(value = "1", help = "?") int low,
                @Setting(value = "2", help = "?") int high) {
            Picky {
                if (low > high) {
                    throw new IllegalArgumentException("low is above high");
                }
            }
        }
        Settings settings = SettingsSchema.ofRecord("range", Picky.class).standards();
        assertEquals(new Picky(1, 2), settings.bind("range", Picky.class));
        SettingsException refused = assertThrows(
                SettingsException.class, () -> settings.with("range.low", "3").bind("range", Picky.class));
        assertEquals("The settings of range do not fit together: low is above high", refused.getMessage());
    }

    @Test
    void readingAValueAsAnotherKindFails() {
        assertThrows(SettingsException.class, () -> standards.integer("agent.algorithm.learning_rate"));
        assertThrows(SettingsException.class, () -> standards.integers("agent.policy.weights"));
        assertThrows(SettingsException.class, () -> standards.decimals("agent.policy.actor_hidden_dims"));
        assertThrows(SettingsException.class, () -> standards.bool("agent.run_name"));
        assertEquals(42.0, standards.decimal("agent.seed"));
    }
}
