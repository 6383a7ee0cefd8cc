package sinew.app.window.panel;

import atlantafx.base.theme.Styles;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import sinew.app.window.model.Problem;
import sinew.app.window.theme.Icons;

/** Tells what went wrong, what was expected and what to do; the details are one click away. Hidden while all is well. */
public final class ProblemPanel extends VBox {
    private final Label title = new Label("", Icons.of(MaterialDesignA.ALERT_CIRCLE_OUTLINE));
    private final Label explanation = new Label();
    private final Label remedy = Panels.label("", "strong");
    private final TextArea details = new TextArea();
    private final ToggleButton showDetails = new ToggleButton("Details");

    /**
     * Makes the panel.
     *
     * @param problem what it shows; set to none when somebody closes it
     */
    public ProblemPanel(ObjectProperty<@Nullable Problem> problem) {
        getStyleClass().add("problem");
        setId("problem");
        title.getStyleClass().add("title");
        explanation.setWrapText(true);
        explanation.setMinHeight(Region.USE_PREF_SIZE);
        remedy.setWrapText(true);
        remedy.setMinHeight(Region.USE_PREF_SIZE);
        details.setEditable(false);
        details.getStyleClass().add("details");
        details.setPrefRowCount(10);
        details.setAccessibleText("Details of the problem");
        details.visibleProperty().bind(showDetails.selectedProperty());
        details.managedProperty().bind(details.visibleProperty());
        Button copy = new Button("Copy report");
        copy.setOnAction(click -> copy());
        Button close = new Button("Close");
        close.getStyleClass().add(Styles.ACCENT);
        close.setId("problem-close");
        close.setOnAction(click -> problem.set(null));
        showDetails.getStyleClass().add(Styles.FLAT);
        getChildren()
                .addAll(
                        title,
                        explanation,
                        remedy,
                        Panels.row(Pos.CENTER_RIGHT, 8, showDetails, Panels.spring(), copy, close),
                        details);
        setMaxHeight(Region.USE_PREF_SIZE);
        problem.subscribe(this::show);
    }

    private void show(@Nullable Problem problem) {
        setVisible(problem != null);
        setManaged(problem != null);
        if (problem != null) {
            title.setText(problem.title());
            explanation.setText(problem.explanation());
            remedy.setText(problem.remedy());
            details.setText(problem.details());
            showDetails.setSelected(false);
        }
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(title.getText() + "\n" + explanation.getText() + "\n\n" + details.getText());
        Clipboard.getSystemClipboard().setContent(content);
    }
}
