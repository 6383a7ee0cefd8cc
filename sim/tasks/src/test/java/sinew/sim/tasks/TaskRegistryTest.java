package sinew.sim.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sinew.assets.library.AssetLibrary;
import sinew.sim.kernel.Backend;
import sinew.sim.kernel.cpu.CpuBackend;
import sinew.sim.settings.Settings;
import sinew.sim.settings.SettingsException;

class TaskRegistryTest {
    private final TaskRegistry registry = TaskRegistry.standard();

    @Test
    void findsATaskByIdAndAliasInAnyCase() {
        assertSame(registry.find("Isaac-Cartpole-v0"), registry.find("cartpole"));
    }

    @Test
    void namesTheNearestTask() {
        TaskException error = assertThrows(TaskException.class, () -> registry.find("Isaac-Cartpol-v0"));
        assertEquals(
                "There is no task 'Isaac-Cartpol-v0'. Did you mean 'Isaac-Cartpole-v0'? 'sinew tasks' lists all tasks.",
                error.getMessage());
    }

    @Test
    void refusesTwoTasksOfOneName() {
        TaskDefinition task = registry.find("Cartpole");
        TaskException error = assertThrows(TaskException.class, () -> new TaskRegistry(List.of(task, task)));
        assertTrue(
                String.valueOf(error.getMessage()).startsWith("Two tasks are called 'Isaac-Cartpole-v0'"),
                error.getMessage());
    }

    @Test
    void refusesAClassThatIsNoTask() {
        TaskException error =
                assertThrows(TaskException.class, () -> TaskDefinition.of(String.class, new AssetLibrary()));
        assertEquals("Class java.lang.String is not marked @Task, so it is no task.", error.getMessage());
    }

    @Test
    void settingsCarryTheFiguresOfIsaacLab() {
        Settings settings = registry.find("Cartpole").environmentSettings().standards();
        assertEquals(4096, settings.integer("env.scene.num_envs"));
        assertEquals(2, settings.integer("env.decimation"));
        assertEquals(1.0 / 120, settings.decimal("env.sim.dt"));
        assertEquals(5.0, settings.decimal("env.episode_length_s"));
        assertEquals(-0.005, settings.decimal("env.rewards.pole_vel.weight"));
        assertEquals(100.0, settings.decimal("env.actions.joint_effort.scale"));
    }

    @Test
    void refusesImpossibleSettings() {
        TaskDefinition task = registry.find("Cartpole");
        Settings standards = task.environmentSettings().standards();
        assertThrows(SettingsException.class, () -> standards.with("env.scene.num_envs", "-4"));
        Settings backwards = standards.with("env.terminations.cart_out_of_bounds.params.bounds", "[3, -3]");
        try (Backend backend = new CpuBackend(1)) {
            TaskException error = assertThrows(TaskException.class, () -> task.create(backwards, 0, backend));
            assertTrue(String.valueOf(error.getMessage())
                    .startsWith("env.terminations.cart_out_of_bounds.params.bounds is [3.0, -3.0]"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sinew.sim.tasks.LostPose   | Task LostPose-v0 begins in the keyframe 'lying', which model 'ant' does not have; it has [standing].",
                "sinew.sim.tasks.LostJoint  | Task LostJoint-v0 names the joint 'front_left_foo', which model 'ant' does not have as a slide or hinge."
                        + " Did you mean 'front_left_foot'?",
                "sinew.sim.tasks.LooseJoint | Task LooseJoint-v0 moves the joint 'cart_to_pole', but model 'cartpole' has no actuator for it."
            })
    void refusesATaskThatDoesNotFitItsModel(Class<?> wrong, String answer) {
        TaskDefinition task = TaskDefinition.of(wrong, new AssetLibrary());
        Settings settings = task.environmentSettings().standards();
        try (Backend backend = new CpuBackend(1)) {
            TaskException error = assertThrows(TaskException.class, () -> task.create(settings, 0, backend));
            assertTrue(String.valueOf(error.getMessage()).startsWith(answer), error.getMessage());
        }
    }

    @Test
    void refusesAVectorOfTheWrongLength() {
        TaskDefinition task = registry.find("Isaac-Ant-v0");
        Settings flat =
                task.environmentSettings().standards().with("env.rewards.progress.params.target_pos", "[1000, 0]");
        try (Backend backend = new CpuBackend(1)) {
            TaskException error = assertThrows(TaskException.class, () -> task.create(flat, 0, backend));
            assertEquals(
                    "env.rewards.progress.params.target_pos is [1000.0, 0.0]; expected 3 numbers.", error.getMessage());
        }
    }
}
