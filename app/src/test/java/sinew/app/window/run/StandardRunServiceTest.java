package sinew.app.window.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sinew.app.run.Device;
import sinew.app.run.RunSettings;
import sinew.learning.settings.AgentLibrary;
import sinew.sim.settings.Settings;
import sinew.sim.tasks.TaskRegistry;

class StandardRunServiceTest {
    private final TaskRegistry tasks = TaskRegistry.standard();
    private final StandardRunService service = new StandardRunService(tasks, List.of(Device.CPU), Path.of("logs"));

    @Test
    void everyTaskCanBeLearnedByEveryLibraryItsOwnFirst() {
        for (TaskChoice task : service.tasks()) {
            List<String> offered =
                    task.forms().stream().map(SettingsForm::agent).toList();
            assertEquals(Set.copyOf(AgentLibrary.words()), Set.copyOf(offered), task.id());
            List<String> own = tasks.find(task.id()).agentLibraries();
            assertEquals(own, offered.subList(0, own.size()), task.id());
            for (SettingsForm form : task.forms()) {
                assertEquals(own.contains(form.agent()), form.tuned(), task.id() + " with " + form.agent());
            }
        }
    }

    @Test
    void whatIsSuggestedForACpuGoesTogether() {
        for (TaskChoice task : service.tasks()) {
            for (SettingsForm form : task.forms()) {
                Settings settings = form.settings().standards();
                for (Map.Entry<String, String> suggestion : form.suggested().entrySet()) {
                    settings = settings.with(suggestion.getKey(), suggestion.getValue());
                }
                assertEquals(256, settings.integer("env.scene.num_envs"));
                RunSettings.check(settings);
            }
        }
    }
}
