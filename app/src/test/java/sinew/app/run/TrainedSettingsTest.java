package sinew.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.settings.AgentLibrary;
import sinew.sim.settings.Settings;
import sinew.sim.settings.SettingsException;
import sinew.sim.tasks.TaskDefinition;
import sinew.sim.tasks.TaskRegistry;

class TrainedSettingsTest {
    private final TaskDefinition task = TaskRegistry.standard().find("Isaac-Cartpole-v0");
    private final Settings standards =
            RunSettings.schema(task, AgentLibrary.RSL_RL).standards();

    private static Checkpoint checkpoint(String task, String environment, String agent) {
        return Checkpoint.of(new Checkpoint.Header(task, 3, 8, "elu", environment, agent), List.of());
    }

    @Test
    void theValuesOfTheCheckpointAreTakenOver() {
        Settings trained = standards.with("env.decimation", "3").with("agent.algorithm.gamma", "0.123456789");
        Checkpoint checkpoint = checkpoint(task.id(), trained.toYaml("env"), trained.toYaml("agent"));
        assertEquals(trained, TrainedSettings.of(checkpoint, task, standards));
    }

    @Test
    void aSettingThatThereIsNotAnyMoreIsLeftOut() {
        Checkpoint checkpoint = checkpoint(task.id(), "decimation: 3\nwind: {speed: 2, gusts: [1, 2]}\n", "");
        assertEquals(standards.with("env.decimation", "3"), TrainedSettings.of(checkpoint, task, standards));
    }

    @Test
    void aValueThatIsNotAllowedAnyMoreIsRefusedWithItsPlace() {
        Checkpoint checkpoint = checkpoint(task.id(), "decimation: -3\n", "");
        String message = assertThrows(SettingsException.class, () -> TrainedSettings.of(checkpoint, task, standards))
                .getMessage();
        assertTrue(message != null && message.contains("line 1") && message.contains("env.decimation"), message);
    }

    @Test
    void anotherTaskAndAnotherLibraryHaveOtherSettings() {
        Checkpoint ant = checkpoint("Isaac-Ant-v0", "decimation: 3\n", "seed: 9\n");
        assertEquals(standards, TrainedSettings.of(ant, task, standards));
        Settings games = RunSettings.schema(task, AgentLibrary.RL_GAMES).standards();
        Checkpoint own = checkpoint(task.id(), "decimation: 3\n", "seed: 9\n");
        assertEquals(games, TrainedSettings.of(own, task, games));
    }
}
