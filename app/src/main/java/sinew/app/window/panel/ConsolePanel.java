package sinew.app.window.panel;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import sinew.app.window.model.ConsoleModel;
import sinew.app.window.model.LogLine;
import sinew.app.window.theme.Icons;

/** The training summary and the log; follows the newest line unless somebody has scrolled away from it. */
public final class ConsolePanel extends VBox {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final List<String> LEVELS = List.of("summary", "debug", "info", "warning", "error");

    private final ConsoleModel console;
    private final ListView<LogLine> list;
    private boolean scrolling;

    /**
     * Makes the panel.
     *
     * @param console what it shows
     */
    public ConsolePanel(ConsoleModel console) {
        this.console = console;
        list = new ListView<>(console.lines());
        list.setId("console");
        list.setAccessibleText("Console");
        list.getStyleClass().add("console");
        list.setFixedCellSize(18);
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(view -> new Line());
        list.setPlaceholder(new EmptyState(
                MaterialDesignT.TEXT_BOX_OUTLINE,
                "Nothing logged yet",
                "The training summary and messages appear here."));
        list.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.C && key.isShortcutDown()) {
                copy();
                key.consume();
            } else if (key.getCode() == KeyCode.ESCAPE) {
                list.getSelectionModel().clearSelection();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().add(list);
        console.lines().addListener((ListChangeListener<LogLine>) change -> follow());
    }

    /**
     * Makes the buttons of the console, to be put wherever there is room.
     *
     * @return copy and clear
     */
    public HBox tools() {
        Button copy = Icons.button(MaterialDesignC.CONTENT_COPY, "Copy the chosen lines, or all");
        copy.setId("console-copy");
        copy.setOnAction(click -> copy());
        Button clear = Icons.button(MaterialDesignT.TRASH_CAN_OUTLINE, "Clear the console");
        clear.setId("console-clear");
        clear.setOnAction(click -> console.clear());
        return Panels.row(javafx.geometry.Pos.CENTER_LEFT, 2, copy, clear);
    }

    /** Copies the chosen lines, or all if none is chosen. */
    public void copy() {
        List<LogLine> chosen = List.copyOf(list.getSelectionModel().getSelectedItems());
        ClipboardContent content = new ClipboardContent();
        content.putString(ConsoleModel.text(chosen.isEmpty() ? List.copyOf(console.lines()) : chosen));
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** Puts the keyboard into the lines. */
    public void focusList() {
        list.requestFocus();
    }

    private void follow() {
        if (!scrolling && list.getSelectionModel().getSelectedItems().isEmpty()) {
            scrolling = true;
            javafx.application.Platform.runLater(() -> {
                scrolling = false;
                list.scrollTo(console.lines().size() - 1);
            });
        }
    }

    private static final class Line extends ListCell<LogLine> {
        @Override
        protected void updateItem(@Nullable LogLine line, boolean empty) {
            super.updateItem(line, empty);
            getStyleClass().removeAll(LEVELS);
            if (empty || line == null) {
                setText(null);
                return;
            }
            getStyleClass().add(line.level().name().toLowerCase(Locale.ROOT));
            setText(
                    line.level() == LogLine.Level.SUMMARY
                            ? line.text()
                            : TIME.format(line.time()) + "  " + line.text());
        }
    }
}
