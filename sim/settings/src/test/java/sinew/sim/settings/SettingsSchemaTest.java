package sinew.sim.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsSchemaTest {
    private static final SettingsSchema SCHEMA = Examples.SCHEMA;

    @Test
    void aRecordBecomesPathsInSnakeCaseInItsOrder() {
        assertEquals(
                List.of(
                        "agent.seed",
                        "agent.run_name",
                        "agent.policy.actor_hidden_dims",
                        "agent.policy.activation",
                        "agent.policy.weights",
                        "agent.algorithm.learning_rate",
                        "agent.algorithm.clip_param",
                        "agent.algorithm.schedule",
                        "agent.algorithm.use_clipped_value_loss",
                        "agent.algorithm.pause"),
                SCHEMA.descriptors().stream().map(SettingDescriptor::path).toList());
    }

    @Test
    void aDescriptorCarriesWhatTheAnnotationSays() {
        SettingDescriptor rate = SCHEMA.find("agent.algorithm.learning_rate");
        assertEquals(SettingType.DECIMAL, rate.type());
        assertEquals(0.001, rate.standard());
        assertEquals("Step size.", rate.help());
        assertEquals(Liveness.NOW, rate.live());
        assertEquals("a decimal number between 0 and 1", rate.expectation());
        assertEquals("agent.algorithm", rate.group());
        assertEquals("learning_rate", rate.name());
        assertEquals(
                "a decimal number of at least 0 in s",
                SCHEMA.find("agent.algorithm.pause").expectation());
        assertEquals(
                List.of("adaptive", "fixed"),
                SCHEMA.find("agent.algorithm.schedule").choices());
    }

    @Test
    void aFloatKeepsTheDigitsThatWereWritten() {
        assertEquals(0.1, SCHEMA.standards().decimal("agent.algorithm.clip_param"));
        assertEquals(0.3, SCHEMA.find("agent.algorithm.clip_param").check(0.3f));
    }

    @Test
    void anUnknownKeyNamesTheNearestRightOne() {
        assertEquals(
                "There is no setting 'agent.algorithm.lerning_rate'. Did you mean 'agent.algorithm.learning_rate'?",
                message(() -> SCHEMA.find("agent.algorithm.lerning_rate")));
        assertEquals(
                "There is no setting 'learning_rate'. Did you mean 'agent.algorithm.learning_rate'?",
                message(() -> SCHEMA.find("learning_rate")));
        assertEquals(
                "There is no setting 'agent.polcy.activation'. Did you mean 'agent.policy.activation'?",
                message(() -> SCHEMA.find("agent.polcy.activation")));
    }

    @Test
    void aKeyFarFromAnyOtherNamesWhatTheGroupHas() {
        assertEquals(
                "There is no setting 'agent.policy.zzzzzzzzzzzzzzzzzz'. agent.policy has actor_hidden_dims, activation,"
                        + " weights.",
                message(() -> SCHEMA.find("agent.policy.zzzzzzzzzzzzzzzzzz")));
        assertEquals("There is no setting 'qqqq'.", message(() -> SCHEMA.find("qqqq")));
    }

    @Test
    void aGroupIsNotASetting() {
        assertEquals(
                "'agent.policy' is a group of settings; name one of them: actor_hidden_dims, activation, weights.",
                message(() -> SCHEMA.find("agent.policy")));
    }

    @Test
    void presetsReplaceStandards() {
        SettingsSchema preset = SCHEMA.withStandards(Map.of("agent.policy.actor_hidden_dims", "[400, 200]"));
        Settings settings = preset.standards();
        assertEquals(List.of(400, 200), settings.integers("agent.policy.actor_hidden_dims"));
        assertTrue(settings.changed().isEmpty());
        assertThrows(SettingsException.class, () -> SCHEMA.withStandards(Map.of("agent.sed", "1")));
        assertThrows(SettingsException.class, () -> SCHEMA.withStandards(Map.of("agent.seed", "x")));
    }

    @Test
    void schemasAreJoinedUnlessTheyOverlap() {
        SettingsSchema environment = SettingsSchema.of(List.of(new SettingDescriptor(
                "env.decimation", SettingType.INTEGER, 2, "Steps.", "", 1, 100, List.of(), Liveness.NEXT_RUN)));
        assertEquals(11, environment.plus(SCHEMA).descriptors().size());
        assertEquals("The setting agent.seed is described twice.", message(() -> SCHEMA.plus(SCHEMA)));
    }

    @Test
    void undescribedComponentsAndStrangeTypesAreRefused() {
        record Bare(int number) {}
        record Strange(@Setting(value = "x", help = "?") Thread thread) {}
        record Wrong(
                @Setting(value = "7", help = "?", maximum = 5)
                int number) {}
        assertTrue(message(() -> SettingsSchema.ofRecord("", Bare.class)).contains("annotate it with @Setting"));
        assertTrue(message(() -> SettingsSchema.ofRecord("", Strange.class)).contains("cannot be a setting"));
        assertEquals(
                "number is 7; expected a whole number of at most 5.",
                message(() -> SettingsSchema.ofRecord("", Wrong.class)));
    }

    private static String message(Runnable wrong) {
        return String.valueOf(assertThrows(SettingsException.class, wrong::run).getMessage());
    }
}
