package sinew.app.window.panel;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import sinew.app.window.model.TasksModel;
import sinew.app.window.run.TaskChoice;

/** The tasks as cards, with a search. */
public final class TasksPanel extends VBox {
    private final TextField search;
    private final ListView<TaskChoice> list;

    /**
     * Makes the panel.
     *
     * @param tasks what it shows
     */
    public TasksPanel(TasksModel tasks) {
        getStyleClass().add("panel");
        Label count = Panels.label(Integer.toString(tasks.count()), "badge");
        search = Panels.search("task-search", "Search tasks", tasks.searchProperty());
        HBox.setHgrow(search, Priority.ALWAYS);
        HBox searchRow = new HBox(search);
        searchRow.getStyleClass().add("panel-search");
        list = new ListView<>(tasks.found());
        list.setId("task-list");
        list.setAccessibleText("Tasks");
        list.getStyleClass().add("task-list");
        list.setCellFactory(view -> new Card());
        list.setPlaceholder(new EmptyState(
                MaterialDesignM.MAGNIFY_CLOSE, "No task found", "No task has all of these words. Try fewer."));
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(Panels.header("Tasks", count), searchRow, list);
        keepSelection(tasks);
    }

    private void keepSelection(TasksModel tasks) {
        list.getSelectionModel().select(tasks.chosenProperty().get());
        list.getSelectionModel().selectedItemProperty().subscribe(task -> {
            if (task != null) {
                tasks.chosenProperty().set(task);
            }
        });
        tasks.chosenProperty().subscribe(task -> list.getSelectionModel().select(task));
        tasks.searchProperty()
                .subscribe(words ->
                        list.getSelectionModel().select(tasks.chosenProperty().get()));
    }

    /** Puts the keyboard into the search. */
    public void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    /** Puts the keyboard into the list. */
    public void focusList() {
        list.requestFocus();
    }

    private static final class Card extends ListCell<TaskChoice> {
        private final Label title = Panels.label("", "strong");
        private final Label id = Panels.label("", "muted", "small");
        private final Label help = Panels.label("", "muted", "small");
        private final HBox card;

        Card() {
            StackPane picture = new StackPane(new FontIcon(MaterialDesignR.ROBOT_INDUSTRIAL));
            picture.getStyleClass().add("picture");
            help.setWrapText(true);
            VBox text = new VBox(1, title, id, help);
            HBox.setHgrow(text, Priority.ALWAYS);
            card = Panels.row(Pos.TOP_LEFT, 10, picture, text);
            card.getStyleClass().add("task-card");
            setAccessibleRole(AccessibleRole.LIST_ITEM);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable TaskChoice task, boolean empty) {
            super.updateItem(task, empty);
            if (empty || task == null) {
                setGraphic(null);
                return;
            }
            title.setText(task.title());
            id.setText(task.id());
            help.setText(task.help());
            setAccessibleText(task.title() + ", " + task.id() + ". " + task.help());
            setGraphic(card);
        }
    }
}
