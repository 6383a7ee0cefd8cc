package sinew.sim.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingDescriptorTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            agent.seed                               | -1           | -1
            agent.seed                               | ' 7 '        | 7
            agent.algorithm.learning_rate            | 1e-4         | 1.0e-4
            agent.algorithm.learning_rate            | .5           | 0.5
            agent.algorithm.learning_rate            | 1            | 1.0
            agent.algorithm.use_clipped_value_loss   | False        | false
            agent.algorithm.schedule                 | fixed        | fixed
            agent.policy.actor_hidden_dims           | 64           | [64]
            agent.policy.actor_hidden_dims           | '64,32'      | [64, 32]
            agent.policy.actor_hidden_dims           | '[64, 32]'   | [64, 32]
            agent.policy.actor_hidden_dims           | '(64, 32)'   | [64, 32]
            agent.policy.actor_hidden_dims           | []           | []
            agent.policy.weights                     | '[1, 2.5]'   | [1.0, 2.5]
            """)
    void valuesAreReadAsPeopleWriteThemAndWrittenAsTheyAreRead(String path, String typed, String written) {
        SettingDescriptor descriptor = Examples.SCHEMA.find(path);
        Object value = descriptor.parse(typed);
        assertEquals(written, descriptor.format(value));
        assertEquals(value, descriptor.parse(written));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            agent.algorithm.learning_rate          | fast       | 'agent.algorithm.learning_rate is "fast"; expected a decimal number between 0 and 1.'
            agent.algorithm.learning_rate          | NaN        | 'agent.algorithm.learning_rate is "NaN"; expected a decimal number between 0 and 1.'
            agent.algorithm.learning_rate          | 1f         | 'agent.algorithm.learning_rate is "1f"; expected a decimal number between 0 and 1.'
            agent.algorithm.learning_rate          | 1e999      | 'agent.algorithm.learning_rate is Infinity; expected a decimal number between 0 and 1.'
            agent.algorithm.learning_rate          | 2          | 'agent.algorithm.learning_rate is 2.0; expected a decimal number between 0 and 1.'
            agent.algorithm.learning_rate          | ''         | 'agent.algorithm.learning_rate is ""; expected a decimal number between 0 and 1.'
            agent.seed                             | 1.5        | 'agent.seed is "1.5"; expected a whole number.'
            agent.seed                             | 99999999999 | 'agent.seed is 99999999999; expected a whole number, not beyond 2147483647.'
            agent.algorithm.use_clipped_value_loss | maybe      | 'agent.algorithm.use_clipped_value_loss is "maybe"; expected true or false.'
            agent.policy.activation                | rellu      | 'agent.policy.activation is "rellu"; expected one of elu, relu, tanh (did you mean relu?).'
            agent.policy.actor_hidden_dims         | '32, many' | 'agent.policy.actor_hidden_dims is "32, many"; expected a list of whole numbers of at least 1.'
            agent.policy.actor_hidden_dims         | '32, 0'    | 'agent.policy.actor_hidden_dims is [32, 0]; expected a list of whole numbers of at least 1.'
            agent.policy.actor_hidden_dims         | '32,,'     | 'agent.policy.actor_hidden_dims is "32,,"; expected a list of whole numbers of at least 1.'
            """)
    void wrongValuesAreAnsweredWithKeyKindAndRange(String path, String typed, String message) {
        SettingsException wrong = assertThrows(
                SettingsException.class, () -> Examples.SCHEMA.find(path).parse(typed));
        assertEquals(message, wrong.getMessage());
    }

    @Test
    void objectsOfTheWrongKindAreRefused() {
        SettingDescriptor rate = Examples.SCHEMA.find("agent.algorithm.learning_rate");
        assertThrows(SettingsException.class, () -> rate.check("0.1"));
        assertThrows(SettingsException.class, () -> rate.check(List.of(0.1)));
        SettingDescriptor seed = Examples.SCHEMA.find("agent.seed");
        assertThrows(SettingsException.class, () -> seed.check(1.0));
        assertThrows(SettingsException.class, () -> seed.check(1L << 40));
        assertEquals(5, seed.check(5L));
    }
}
