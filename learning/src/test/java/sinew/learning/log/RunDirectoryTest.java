package sinew.learning.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sinew.learning.LearningException;
import sinew.learning.TestSettings;
import sinew.learning.settings.AgentLibrary;
import sinew.learning.settings.RslRlSettings;

class RunDirectoryTest {
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 21, 9, 5, 7);

    @TempDir
    private Path logs;

    @Test
    void isNamedAfterExperimentTimeAndRun() {
        assertEquals(
                logs.resolve("rsl_rl/cartpole/2026-11-21_09-05-07"), create("").path());
        assertEquals(
                logs.resolve("rsl_rl/cartpole/2026-11-21_09-05-07_fast"),
                create("fast").path());
        assertTrue(Files.isDirectory(create("more").path()));
    }

    @Test
    void isNeverSharedByTwoRuns() {
        create("");
        assertEquals("2026-11-21_09-05-07_2", create("").name());
        assertEquals("2026-11-21_09-05-07_3", create("").name());
    }

    @Test
    void keepsTheConfiguration() throws IOException {
        RunDirectory directory = create("");
        directory.describe("train --task X", "decimation: 2\n", "seed: 42\n");
        assertEquals(
                "train --task X",
                Files.readString(directory.path().resolve("command.txt")).strip());
        assertEquals("decimation: 2\n", Files.readString(directory.path().resolve("params/env.yaml")));
        assertEquals("seed: 42\n", Files.readString(directory.path().resolve("params/agent.yaml")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "../out", "/etc", "."})
    void refusesAnExperimentOutsideTheLogs(String experiment) {
        String message = String.valueOf(assertThrows(
                        LearningException.class, () -> RunDirectory.experiment(logs, AgentLibrary.RSL_RL, experiment))
                .getMessage());
        assertTrue(message.contains("agent.experiment_name is '" + experiment + "'"), message);
    }

    @Test
    void saysWhereItCannotBeMade() throws IOException {
        Files.writeString(logs.resolve("rsl_rl"), "a file in the way");
        String message = String.valueOf(
                assertThrows(LearningException.class, () -> create("")).getMessage());
        assertTrue(message.contains(logs.toString()) && message.contains("--logs"), message);
    }

    private RunDirectory create(String run) {
        RslRlSettings agent = TestSettings.agent("agent.experiment_name", "cartpole", "agent.run_name", run);
        return RunDirectory.create(logs, agent.toSession(1), TIME);
    }
}
