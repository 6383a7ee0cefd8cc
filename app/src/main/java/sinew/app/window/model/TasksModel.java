package sinew.app.window.model;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import sinew.app.window.run.TaskChoice;

/** The list of tasks: which are found by the search and which one is chosen. */
public final class TasksModel {
    private final List<TaskChoice> all;
    private final ObservableList<TaskChoice> found = FXCollections.observableArrayList();
    private final StringProperty search = new SimpleStringProperty(this, "search", "");
    private final ObjectProperty<@Nullable TaskChoice> chosen = new SimpleObjectProperty<>(this, "chosen");

    /**
     * Makes the list.
     *
     * @param all the tasks in the order in which they are shown
     * @param first the id or an alias of the task to choose; the first Cartpole, then the first task, if there is none such
     */
    public TasksModel(List<TaskChoice> all, String first) {
        this.all = List.copyOf(all);
        search.subscribe(words -> found.setAll(
                this.all.stream().filter(task -> task.matches(words)).toList()));
        chosen.set(find(first)
                .or(() -> all.stream().filter(task -> task.matches("cartpole")).findFirst())
                .or(() -> all.stream().findFirst())
                .orElse(null));
    }

    /**
     * Finds a task by its name.
     *
     * @param name its id or an alias
     * @return the task, nothing if there is no such task
     */
    public Optional<TaskChoice> find(String name) {
        return all.stream()
                .filter(task -> task.id().equals(name) || task.aliases().contains(name))
                .findFirst();
    }

    /**
     * Chooses a task by its name.
     *
     * @param name its id or an alias; nothing changes if there is no such task
     */
    public void choose(String name) {
        find(name).ifPresent(chosen::set);
    }

    /**
     * Lists the tasks that the search finds.
     *
     * @return the tasks in order
     */
    public ObservableList<TaskChoice> found() {
        return found;
    }

    /**
     * Counts all tasks.
     *
     * @return the number, found or not
     */
    public int count() {
        return all.size();
    }

    /**
     * The words that a task must contain to be found.
     *
     * @return words in any order and case
     */
    public StringProperty searchProperty() {
        return search;
    }

    /**
     * The task that the next run trains.
     *
     * @return the task; none only if there are no tasks
     */
    public ObjectProperty<@Nullable TaskChoice> chosenProperty() {
        return chosen;
    }
}
