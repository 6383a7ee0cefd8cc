package sinew.app.window.panel;

import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignK;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import sinew.app.window.model.SettingField;
import sinew.app.window.theme.Icons;
import sinew.sim.settings.SettingDescriptor;
import sinew.sim.settings.SettingType;

/** One setting: its name, a control that fits its type, a way back to the standard, and what is wrong with it. */
final class SettingRow extends VBox {
    private static final PseudoClass ERROR = Styles.STATE_DANGER;
    private static final double CONTROL_WIDTH = 116;
    private static final double WIDE = 160;

    private final SettingField field;
    private final Control control;
    private final Pane row;

    SettingRow(SettingField field, String title) {
        this.field = field;
        control = control();
        control.setId("setting-" + field.descriptor().path());
        control.setAccessibleText(title + ". " + field.descriptor().help());
        Region marker = new Region();
        marker.getStyleClass().add("marker");
        Node[] words = {marker, name(title), Panels.spring()};
        Node[] value = {typing(), waiting(), control, reset(title)};
        row = isWide(field.descriptor()) ? stacked(words, value) : besides(words, value);
        row.getStyleClass().add("setting-row");
        getChildren().addAll(row, message());
        visibleProperty().bind(field.visibleProperty());
        managedProperty().bind(visibleProperty());
        field.changedProperty().subscribe(changed -> toggleStyle("changed", changed));
        field.waitingProperty().subscribe(waits -> toggleStyle("waiting", waits));
        field.messageProperty().subscribe(text -> {
            toggleStyle("invalid", !text.isEmpty());
            control.pseudoClassStateChanged(ERROR, !text.isEmpty());
        });
    }

    /** Intervals leave no room for a name beside them. */
    private static boolean isWide(SettingDescriptor descriptor) {
        return descriptor.type() == SettingType.DECIMAL_LIST;
    }

    private static Pane besides(Node[] words, Node[] value) {
        HBox line = Panels.row(Pos.CENTER_LEFT, 4, words);
        line.getChildren().addAll(value);
        return line;
    }

    private static Pane stacked(Node[] words, Node[] value) {
        return new VBox(Panels.row(Pos.CENTER_LEFT, 4, words), Panels.row(Pos.CENTER_RIGHT, 4, value));
    }

    private void toggleStyle(String style, boolean on) {
        row.getStyleClass().remove(style);
        if (on) {
            row.getStyleClass().add(style);
        }
    }

    private HBox name(String title) {
        Label name = Panels.label(title, "name");
        name.setWrapText(true);
        name.setLabelFor(control);
        name.setTooltip(Icons.tip(field.descriptor().path()));
        HBox box = Panels.row(Pos.BASELINE_LEFT, 4, name);
        String ofValue = field.descriptor().unit();
        boolean said = List.of(title.split(" ", -1)).contains(ofValue);
        if (!ofValue.isEmpty() && !said) {
            Label unit = Panels.label(ofValue, "unit");
            unit.setMinWidth(Region.USE_PREF_SIZE);
            box.getChildren().add(unit);
        }
        box.setMinWidth(0);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private Node waiting() {
        return mark(MaterialDesignC.CLOCK_OUTLINE, "Takes effect in the next run", field.waitingProperty());
    }

    /** A change is only typed so far, but not yet given to the run. */
    private Node typing() {
        return mark(
                MaterialDesignK.KEYBOARD_RETURN,
                "Press Enter to change it in the present run",
                Bindings.and(field.pendingProperty(), field.waitingProperty().not()));
    }

    private static Node mark(Ikon icon, String meaning, ObservableBooleanValue shown) {
        Label label = new Label("", Icons.of(icon));
        label.setTooltip(Icons.tip(meaning));
        label.setAccessibleText(meaning);
        label.visibleProperty().bind(shown);
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    private Control control() {
        SettingType type = field.descriptor().type();
        Control made = switch (type) {
            case BOOLEAN -> toggle();
            case CHOICE -> choice();
            default -> text();
        };
        if (type != SettingType.BOOLEAN) {
            double width = isWide(field.descriptor()) ? WIDE : CONTROL_WIDTH;
            made.setPrefWidth(width);
            made.setMinWidth(width);
            made.setMaxWidth(width);
        }
        return made;
    }

    private Control toggle() {
        ToggleSwitch toggle = new ToggleSwitch();
        field.textProperty().subscribe(text -> toggle.setSelected(Boolean.parseBoolean(text.strip())));
        toggle.selectedProperty().subscribe(on -> {
            field.textProperty().set(on ? "true" : "false");
            field.commit();
        });
        return toggle;
    }

    private Control choice() {
        ComboBox<String> box = new ComboBox<>();
        box.getItems().setAll(field.descriptor().choices());
        box.valueProperty().bindBidirectional(field.textProperty());
        box.valueProperty().subscribe(chosen -> field.commit());
        return box;
    }

    private Control text() {
        TextField input = new TextField();
        input.setTextFormatter(new TextFormatter<>(TextFormatter.IDENTITY_STRING_CONVERTER));
        field.textProperty().subscribe(text -> show(input));
        input.textProperty().subscribe(typed -> {
            // What is only shown is shorter and must not become the value.
            if (input.isFocused()) {
                field.textProperty().set(typed);
            }
        });
        // Enter ends typing here and does not start a run.
        input.setOnAction(enter -> {
            input.selectAll();
            field.commit();
        });
        input.focusedProperty().subscribe(focused -> {
            show(input);
            if (!focused) {
                field.commit();
            }
        });
        return input;
    }

    /** Shows the exact text to whoever edits it, a short one to others. */
    private void show(TextField input) {
        String exact = field.textProperty().get();
        String text = input.isFocused() ? exact : field.shortText();
        if (!text.equals(input.getText())) {
            input.setText(text);
        }
        input.setTooltip(text.equals(exact) ? null : Icons.tip(exact));
    }

    private Button reset(String title) {
        Button reset = Icons.button(
                MaterialDesignR.RESTORE,
                "Reset " + title.toLowerCase(Locale.ROOT) + " to "
                        + field.descriptor().format(field.descriptor().standard()));
        reset.setOnAction(click -> field.reset());
        reset.visibleProperty().bind(field.changedProperty());
        return reset;
    }

    private Label message() {
        Label message = Panels.label("", "setting-message");
        message.textProperty().bind(field.messageProperty());
        message.setWrapText(true);
        message.visibleProperty().bind(field.messageProperty().isNotEmpty());
        message.managedProperty().bind(message.visibleProperty());
        return message;
    }

    SettingField field() {
        return field;
    }

    Control input() {
        return control;
    }

    /** Says everything about a setting in two lines. */
    static String facts(SettingDescriptor descriptor) {
        String effect = switch (descriptor.live()) {
            case NOW -> "takes effect at the next iteration";
            case NEXT_RESET -> "takes effect at the next reset";
            case NEXT_RUN -> "takes effect in the next run";
        };
        String expectation = descriptor.expectation();
        return expectation.substring(0, 1).toUpperCase(Locale.ROOT)
                + expectation.substring(1)
                + "; standard "
                + descriptor.format(descriptor.standard())
                + "; "
                + effect
                + ".";
    }
}
