package sinew.app.window.panel;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a panel shows while it has nothing to show: what will be here, and how to fill it. */
final class EmptyState extends VBox {
    private final FontIcon icon = new FontIcon();
    private final Label title = new Label();
    private final Label explanation = new Label();

    EmptyState(Ikon picture, String title, String explanation, Node... more) {
        getStyleClass().add("empty-state");
        this.title.getStyleClass().add("title");
        this.explanation.getStyleClass().add("explanation");
        this.explanation.setWrapText(true);
        show(picture, title, explanation);
        getChildren().addAll(icon, this.title, this.explanation);
        getChildren().addAll(more);
    }

    void show(Ikon picture, String newTitle, String newExplanation) {
        icon.setIconCode(picture);
        title.setText(newTitle);
        explanation.setText(newExplanation);
    }
}
