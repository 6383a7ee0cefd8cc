package sinew.app.window.panel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import sinew.app.window.model.SettingField;
import sinew.app.window.model.SettingsModel;
import sinew.app.window.theme.Icons;

/** The form of all settings: groups that fold, a search, a filter, and an explanation of the setting at hand. */
public final class SettingsPanel extends VBox {
    private final SettingsModel settings;
    private final TextField search;
    private final VBox groups = new VBox();
    private final ScrollPane scroll = new ScrollPane(groups);
    private final Label helpTitle = Panels.label("", "strong");
    private final Label helpText = new Label();
    private final Label helpFacts = Panels.label("", "muted", "small");

    /**
     * Makes the panel.
     *
     * @param settings what it shows
     */
    public SettingsPanel(SettingsModel settings) {
        this.settings = settings;
        getStyleClass().add("panel");
        search = Panels.search("setting-search", "Search settings", settings.searchProperty());
        HBox.setHgrow(search, Priority.ALWAYS);
        HBox searchRow = new HBox(search);
        searchRow.getStyleClass().add("panel-search");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("settings-scroll");
        EmptyState nothing = new EmptyState(
                MaterialDesignM.MAGNIFY_CLOSE, "No setting to show", "No setting passes the search and the filter.");
        nothing.visibleProperty().bind(settings.shownProperty().isEqualTo(0));
        nothing.setMouseTransparent(true);
        StackPane middle = new StackPane(scroll, nothing);
        VBox.setVgrow(middle, Priority.ALWAYS);
        getChildren().addAll(header(), agentRow(), untuned(), searchRow, notice(), middle, help());
        settings.fields().addListener((ListChangeListener<SettingField>) change -> build());
        settings.searchProperty().subscribe(words -> explainFirst());
        settings.changedOnlyProperty().subscribe(only -> explainFirst());
        build();
    }

    private HBox header() {
        Label changes = Panels.label("", "badge", "accent");
        changes.textProperty().bind(settings.changesProperty().asString("%d changed"));
        changes.visibleProperty().bind(settings.changesProperty().greaterThan(0));
        ToggleButton filter = Icons.toggle(MaterialDesignF.FILTER_VARIANT, "Show changed settings only");
        filter.setId("changed-only");
        filter.selectedProperty().bindBidirectional(settings.changedOnlyProperty());
        Button reset = Icons.button(MaterialDesignR.RESTORE, "Reset all settings");
        reset.setId("reset-all");
        reset.disableProperty().bind(settings.changesProperty().isEqualTo(0));
        reset.setOnAction(click -> settings.resetAll());
        return Panels.header("Hyperparameters", changes, Panels.spring(), filter, reset);
    }

    /** Whose agent learns; its settings are exchanged with it. */
    private Node agentRow() {
        ComboBox<String> box = new ComboBox<>(settings.agents());
        box.setId("agent-choice");
        box.setAccessibleText("Library by whose rules the agent learns");
        box.setTooltip(Icons.tip("Library under whose names and by whose rules the agent learns"));
        box.valueProperty().subscribe(name -> {
            if (name != null) {
                settings.agentProperty().set(name);
            }
        });
        settings.agentProperty().subscribe(box::setValue);
        // other choices take the value away, even if it is among them
        settings.agents().addListener((ListChangeListener<String>)
                change -> box.setValue(settings.agentProperty().get()));
        box.disableProperty().bind(settings.lockedProperty());
        Label name = new Label("Agent");
        name.setLabelFor(box);
        HBox row = Panels.row(Pos.CENTER_LEFT, 8, name, Panels.spring(), box);
        row.getStyleClass().add("panel-search");
        row.visibleProperty().bind(Bindings.size(settings.agents()).greaterThan(1));
        row.managedProperty().bind(row.visibleProperty());
        return row;
    }

    /** Standards that nobody has tried on the task are no surprise then. */
    private Node untuned() {
        Label text = Panels.label("", "muted", "small", "untuned");
        text.setId("agent-untuned");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        text.textProperty()
                .bind(settings.agentProperty()
                        .map(name -> "This task has no values for " + name + ": the standards are the library's own."));
        text.visibleProperty().bind(settings.tunedProperty().not());
        text.managedProperty().bind(text.visibleProperty());
        return text;
    }

    private Node notice() {
        Label text = new Label("", Icons.of(MaterialDesignC.CLOCK_OUTLINE));
        text.setId("waiting-changes");
        text.getStyleClass().add("notice");
        text.setMaxWidth(Double.MAX_VALUE);
        text.textProperty()
                .bind(Bindings.when(settings.waitingProperty().isEqualTo(1))
                        .then("The marked change waits for the next run.")
                        .otherwise(settings.waitingProperty().asString("%d marked changes wait for the next run.")));
        text.visibleProperty().bind(settings.waitingProperty().greaterThan(0));
        text.managedProperty().bind(text.visibleProperty());
        return text;
    }

    private VBox help() {
        helpTitle.setWrapText(true);
        helpText.setWrapText(true);
        helpFacts.setWrapText(true);
        helpText.getStyleClass().add("help-text");
        VBox help = new VBox(helpTitle, helpText, helpFacts);
        help.getStyleClass().add("setting-help");
        return help;
    }

    private void build() {
        List<Node> made = new ArrayList<>();
        grouped().forEach((group, fields) -> made.add(group(group, fields)));
        groups.getChildren().setAll(made);
        scroll.setVvalue(0);
        explainFirst();
    }

    private void explainFirst() {
        settings.fields().stream()
                .filter(field -> field.visibleProperty().get())
                .findFirst()
                .ifPresent(this::explain);
    }

    /** Groups are the first two parts of a path; what is deeper shows in the names. */
    private Map<String, List<SettingField>> grouped() {
        Map<String, List<SettingField>> result = new LinkedHashMap<>();
        for (SettingField field : settings.fields()) {
            result.computeIfAbsent(groupOf(field), key -> new ArrayList<>()).add(field);
        }
        return result;
    }

    private static String groupOf(SettingField field) {
        String[] parts = parts(field);
        return parts.length <= 2 ? parts[0] : parts[0] + "." + parts[1];
    }

    /** The parts of a path; rl_games has everything in one group, which says nothing. */
    private static String[] parts(SettingField field) {
        return field.descriptor()
                .path()
                .replaceFirst("^agent\\.params\\.", "agent.")
                .split("\\.", -1);
    }

    private static String titleOf(SettingField field) {
        String[] parts = parts(field);
        StringBuilder title = new StringBuilder();
        for (int i = Math.min(2, parts.length - 1); i < parts.length; i++) {
            if (!parts[i].equals("params")) {
                title.append(title.isEmpty() ? "" : " · ").append(parts[i].replace('_', ' '));
            }
        }
        String unit = " " + field.descriptor().unit();
        int end = unit.isBlank() || !title.toString().endsWith(unit) ? title.length() : title.length() - unit.length();
        return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1, end);
    }

    private VBox group(String group, List<SettingField> fields) {
        VBox rows = new VBox();
        for (SettingField field : fields) {
            SettingRow row = new SettingRow(field, titleOf(field));
            field.messageProperty().subscribe(message -> {
                if (row.input().isFocused()) {
                    // The message makes the row higher once it is laid out.
                    Platform.runLater(() -> scrollTo(row));
                }
            });
            row.setOnMouseEntered(enter -> explain(field));
            row.input().focusedProperty().subscribe(focused -> {
                if (focused) {
                    explain(field);
                    scrollTo(row);
                }
            });
            rows.getChildren().add(row);
        }
        ToggleButton title = new ToggleButton(words(group), new FontIcon(MaterialDesignC.CHEVRON_DOWN));
        title.getStyleClass().addAll("flat", "setting-group-title");
        title.setSelected(true);
        title.setAccessibleText("Group " + words(group));
        title.selectedProperty()
                .subscribe(open -> title.setGraphic(
                        Icons.of(open ? MaterialDesignC.CHEVRON_DOWN : MaterialDesignC.CHEVRON_RIGHT)));
        rows.visibleProperty()
                .bind(title.selectedProperty().or(settings.searchProperty().isNotEmpty()));
        rows.managedProperty().bind(rows.visibleProperty());
        VBox box = new VBox(title, rows);
        box.getStyleClass().add("setting-group");
        box.visibleProperty().bind(anyVisible(fields));
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private static BooleanBinding anyVisible(List<SettingField> fields) {
        ObservableBooleanValue[] each =
                fields.stream().map(SettingField::visibleProperty).toArray(ObservableBooleanValue[]::new);
        return Bindings.createBooleanBinding(
                () -> {
                    for (ObservableBooleanValue one : each) {
                        if (one.get()) {
                            return true;
                        }
                    }
                    return false;
                },
                each);
    }

    private static String words(String group) {
        String[] parts = group.split("\\.", -1);
        String first = switch (parts[0]) {
            case "env" -> "Environment";
            case "agent" -> "Agent";
            default -> parts[0];
        };
        return parts.length == 1 ? first : first + " · " + parts[1].replace('_', ' ');
    }

    private void explain(SettingField field) {
        helpTitle.setText(field.descriptor().path());
        helpText.setText(field.descriptor().help());
        helpFacts.setText(SettingRow.facts(field.descriptor()));
    }

    private void scrollTo(Node row) {
        scroll.layout();
        double height = scroll.getViewportBounds().getHeight();
        double all = groups.getHeight();
        if (all <= height) {
            return;
        }
        double top = groups.sceneToLocal(row.localToScene(0, 0)).getY();
        double bottom = top + row.getBoundsInLocal().getHeight();
        double offset = scroll.getVvalue() * (all - height);
        if (top < offset) {
            scroll.setVvalue(top / (all - height));
        } else if (bottom > offset + height) {
            scroll.setVvalue((bottom - height) / (all - height));
        }
    }

    /** Puts the keyboard into the search. */
    public void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }
}
