package sinew.app.window.panel;

import atlantafx.base.controls.CustomTextField;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import sinew.app.window.command.Command;
import sinew.app.window.command.CommandRegistry;
import sinew.app.window.theme.Icons;

/** Finds any command by a few letters and does it. Covers the window while it is open. */
public final class CommandPalette extends StackPane {
    private static final double CELL = 36;

    private final CommandRegistry commands;
    private final CustomTextField search = new CustomTextField();
    private final ListView<Command> list = new ListView<>();
    private @Nullable Node focusedBefore;

    /**
     * Makes a closed palette.
     *
     * @param commands what it finds
     */
    public CommandPalette(CommandRegistry commands) {
        this.commands = commands;
        getStyleClass().add("palette-veil");
        setVisible(false);
        search.setId("palette-search");
        search.setPromptText("What do you want to do?");
        search.setAccessibleText("Search commands");
        search.setLeft(Icons.of(MaterialDesignM.MAGNIFY));
        search.textProperty().subscribe(this::find);
        list.setCellFactory(view -> new Entry());
        list.setFixedCellSize(CELL);
        list.setFocusTraversable(false);
        list.prefHeightProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> CELL * Math.clamp(list.getItems().size(), 1, 10) + 2, list.getItems()));
        list.setMinHeight(CELL + 2);
        list.setPlaceholder(new Label("No such command"));
        list.setOnMouseClicked(click -> choose());
        VBox box = new VBox(search, list);
        box.getStyleClass().add("palette");
        box.setMaxHeight(Region.USE_PREF_SIZE);
        getChildren().add(box);
        setOnMousePressed(press -> {
            if (press.getTarget() == this) {
                close();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::steer);
    }

    private void steer(KeyEvent key) {
        int chosen = list.getSelectionModel().getSelectedIndex();
        if (key.getCode() == KeyCode.ESCAPE) {
            close();
        } else if (key.getCode() == KeyCode.ENTER) {
            choose();
        } else if (key.getCode() == KeyCode.DOWN) {
            select(chosen + 1);
        } else if (key.getCode() == KeyCode.UP) {
            select(chosen - 1);
        } else {
            return;
        }
        key.consume();
    }

    private void select(int index) {
        int count = list.getItems().size();
        if (count > 0) {
            list.getSelectionModel().select(Math.floorMod(index, count));
            list.scrollTo(Math.max(0, Math.floorMod(index, count) - 4));
        }
    }

    private void find(String words) {
        list.getItems().setAll(commands.matching(words));
        list.getSelectionModel().selectFirst();
    }

    private void choose() {
        Command command = list.getSelectionModel().getSelectedItem();
        if (command != null && command.enabled().get()) {
            close();
            command.run();
        }
    }

    /** Opens the palette and puts the keyboard into it. */
    public void open() {
        focusedBefore = getScene().getFocusOwner();
        find("");
        search.clear();
        setVisible(true);
        search.requestFocus();
    }

    private void close() {
        setVisible(false);
        if (focusedBefore != null) {
            focusedBefore.requestFocus();
        }
    }

    private static final class Entry extends ListCell<Command> {
        private final Label name = new Label();
        private final Label menu = Panels.label("", "muted", "small");
        private final Label keys = Panels.label("", "keys");
        private final HBox row = Panels.row(Pos.CENTER_LEFT, 8, name, menu, Panels.spring(), keys);

        @Override
        protected void updateItem(@Nullable Command command, boolean empty) {
            super.updateItem(command, empty);
            if (empty || command == null) {
                setGraphic(null);
                return;
            }
            name.setText(command.name());
            name.setGraphic(Icons.of(command.icon()));
            menu.setText(command.menu().title());
            keys.setText(command.shortcut() == null ? "" : command.shortcut().getDisplayText());
            keys.setVisible(command.shortcut() != null);
            row.setOpacity(command.enabled().get() ? 1 : 0.4);
            setGraphic(row);
        }
    }
}
