package sinew.learning.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import sinew.sim.settings.Liveness;
import sinew.sim.settings.SettingDescriptor;
import sinew.sim.settings.Settings;
import sinew.sim.settings.SettingsException;

class AgentLibraryTest {
    @ParameterizedTest
    @CsvSource({
        "rsl_rl, RSL_RL",
        "rl_games, RL_GAMES",
        "sb3, SB3",
        "rsl_rl_cfg_entry_point, RSL_RL",
        "rl_games_cfg_entry_point, RL_GAMES",
        "sb3_cfg_entry_point, SB3"
    })
    void isFoundByItsNameAndByThatOfIsaacLab(String name, AgentLibrary library) {
        assertEquals(library, AgentLibrary.of(name));
    }

    @Test
    void namesTheNearestLibrary() {
        String message = String.valueOf(assertThrows(SettingsException.class, () -> AgentLibrary.of("rl_game"))
                .getMessage());
        assertEquals(
                "There are no agent settings 'rl_game'. Did you mean 'rl_games'? Expected one of rsl_rl, rl_games, sb3.",
                message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "algorithm: {gamma: 0.9}        | RSL_RL",
                "params: {seed: 1}              | RL_GAMES",
                "{seed: 1, n_steps: 3}          | SB3",
                "{library: sb3, seed: 1}        | SB3",
            })
    void isFoundByTheKeysOfItsFiles(String yaml, AgentLibrary library) {
        assertEquals(Optional.of(library), AgentLibrary.ofFile(yaml, "file", "agent"));
        assertEquals(Optional.of(library), AgentLibrary.ofFile("{env: {a: 1}, agent: " + indented(yaml), "file", ""));
        assertEquals(Optional.empty(), AgentLibrary.ofFile("env: {a: 1}", "file", ""));
    }

    private static String indented(String yaml) {
        return (yaml.startsWith("{") ? yaml : "{" + yaml + "}") + "}";
    }

    @ParameterizedTest
    @EnumSource
    void everySettingIsDescribedInFull(AgentLibrary library) {
        for (SettingDescriptor setting : library.schema().descriptors()) {
            assertTrue(setting.path().startsWith("agent."), setting::path);
            assertTrue(setting.help().endsWith("."), setting::path);
            assertFalse(setting.expectation().isEmpty(), setting::path);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyPathIsASetting(AgentLibrary library) {
        AgentLibrary.Paths paths = library.paths();
        assertEquals(42, library.schema().standards().integer(paths.seed()));
        assertTrue(library.schema().contains(paths.length()));
        assertTrue(library.schema().contains(paths.saveInterval()));
        assertTrue(library.schema().contains(paths.experiment()));
        assertTrue(library.schema().contains(paths.runName()));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenBesideARunIsReadAgain(AgentLibrary library) {
        Settings changed = changed(library);
        String yaml = changed.toYaml("agent");
        assertTrue(yaml.startsWith("library: " + library.word() + "\n"), yaml);
        assertEquals(changed, Agents.file(library, yaml));
        assertEquals(Optional.of(library), AgentLibrary.ofFile(yaml, "checkpoint", "agent"));
    }

    /** Every number and truth value other than its standard. */
    private static Settings changed(AgentLibrary library) {
        Settings settings = library.schema().standards();
        for (SettingDescriptor setting : library.schema().descriptors()) {
            Object other = switch (setting.standard()) {
                case Boolean on -> !on;
                case Integer number -> number < setting.maximum() ? number + 1 : number;
                case Double number -> Math.min(setting.maximum(), number * 0.75 + 0.125);
                default -> setting.standard();
            };
            settings = settings.withValue(setting.path(), other);
        }
        return settings;
    }

    @Test
    void whatWasWrittenBeforeThereWereLibrariesIsRslRls() {
        assertEquals(
                Optional.of(AgentLibrary.RSL_RL),
                AgentLibrary.ofFile("seed: 7\nalgorithm:\n  gamma: 0.5\n", "old", "agent"));
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatTheLearnerTakesOverIsLive(AgentLibrary library) {
        LearnerSettings before = library.bind(library.schema().standards()).toLearner(4096);
        for (SettingDescriptor setting : library.schema().descriptors()) {
            if (setting.live() == Liveness.NOW && setting.standard() instanceof Double number) {
                Settings changed = library.schema()
                        .standards()
                        .withValue(setting.path(), Math.min(setting.maximum(), number * 0.75 + 0.125));
                LearnerSettings after = library.bind(changed).toLearner(4096);
                assertEquals(after, before.withLive(after), setting.path());
            }
        }
    }
}
