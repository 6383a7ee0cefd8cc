package sinew.app.window.panel;

import atlantafx.base.controls.CustomTextField;
import java.util.function.Function;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import sinew.app.window.theme.Icons;

/** Pieces that several panels have. */
final class Panels {
    private Panels() {}

    static HBox header(String title, Node... tools) {
        Label label = new Label(title);
        label.getStyleClass().add("title");
        label.setMinWidth(Region.USE_PREF_SIZE);
        HBox header = new HBox(label);
        header.getStyleClass().add("panel-header");
        header.getChildren().addAll(tools);
        return header;
    }

    static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    static CustomTextField search(String id, String prompt, StringProperty words) {
        CustomTextField field = new CustomTextField();
        field.setId(id);
        field.setPromptText(prompt);
        field.setAccessibleText(prompt);
        field.setLeft(Icons.of(MaterialDesignM.MAGNIFY));
        field.textProperty().bindBidirectional(words);
        Button clear = Icons.button(MaterialDesignC.CLOSE, "Clear search");
        clear.getStyleClass().add("small-clear");
        clear.setOnAction(click -> field.clear());
        clear.visibleProperty().bind(words.isNotEmpty());
        clear.setFocusTraversable(false);
        field.setRight(clear);
        field.setOnAction(enter -> {});
        return field;
    }

    /** Tells about something that may be missing; nothing is said while it is. */
    static <T> ObservableValue<String> text(ObservableValue<@Nullable T> source, Function<T, String> words) {
        return source.map(value -> value == null ? "" : words.apply(value)).orElse("");
    }

    static HBox row(Pos alignment, double spacing, Node... nodes) {
        HBox row = new HBox(spacing, nodes);
        row.setAlignment(alignment);
        return row;
    }
}
