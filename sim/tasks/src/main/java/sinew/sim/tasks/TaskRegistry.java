package sinew.sim.tasks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sinew.assets.library.AssetLibrary;
import sinew.assets.names.NearestName;
import sinew.sim.tasks.classic.Ant;
import sinew.sim.tasks.classic.Cartpole;
import sinew.sim.tasks.classic.GymAnt;

/**
 * The tasks that can be chosen.
 *
 * @param all every task, in the order in which they are listed
 */
public record TaskRegistry(List<TaskDefinition> all) {
    /**
     * Freezes the list.
     *
     * @throws TaskException if two tasks share an id or another name
     */
    public TaskRegistry {
        all = List.copyOf(all);
        Map<String, String> owners = new HashMap<>();
        for (TaskDefinition task : all) {
            for (String name : names(task)) {
                String owner = owners.putIfAbsent(name.toLowerCase(Locale.ROOT), task.id());
                if (owner != null) {
                    throw new TaskException("Two tasks are called '" + name + "': " + owner + " and " + task.id()
                            + " (upper and lower case do not matter); rename one.");
                }
            }
        }
    }

    private static List<String> names(TaskDefinition task) {
        List<String> names = new ArrayList<>(task.aliases());
        names.addFirst(task.id());
        return names;
    }

    /**
     * The tasks that come with the program.
     *
     * @return the registry
     */
    public static TaskRegistry standard() {
        AssetLibrary assets = new AssetLibrary();
        return new TaskRegistry(List.of(
                TaskDefinition.of(Cartpole.class, assets),
                TaskDefinition.of(Ant.class, assets),
                TaskDefinition.of(GymAnt.class, assets)));
    }

    /**
     * Finds a task by its id or one of its other names; upper and lower case do not matter.
     *
     * @param name the id or another name
     * @return the task
     * @throws TaskException if there is none; the message names the nearest one
     */
    public TaskDefinition find(String name) {
        List<String> known = new ArrayList<>();
        for (TaskDefinition task : all) {
            List<String> names = names(task);
            if (names.stream().anyMatch(name::equalsIgnoreCase)) {
                return task;
            }
            known.addAll(names);
        }
        throw new TaskException(
                "There is no task '" + name + "'." + NearestName.hint(name, known) + " 'sinew tasks' lists all tasks.");
    }
}
