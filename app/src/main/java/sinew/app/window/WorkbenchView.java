package sinew.app.window;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import sinew.app.window.command.CommandRegistry;
import sinew.app.window.jobs.Jobs;
import sinew.app.window.model.PlayState;
import sinew.app.window.model.RunState;
import sinew.app.window.model.WorkbenchModel;
import sinew.app.window.panel.ChartsPanel;
import sinew.app.window.panel.CommandPalette;
import sinew.app.window.panel.ConsolePanel;
import sinew.app.window.panel.ProblemPanel;
import sinew.app.window.panel.SettingsPanel;
import sinew.app.window.panel.StatusStrip;
import sinew.app.window.panel.TasksPanel;
import sinew.app.window.panel.ToolStrip;
import sinew.app.window.panel.ViewportPanel;
import sinew.app.window.theme.Icons;
import sinew.app.window.theme.Themes;

/** Puts the panels together. */
final class WorkbenchView extends StackPane {
    private final WorkbenchModel model;
    private final TasksPanel tasks;
    private final SettingsPanel settings;
    private final ViewportPanel viewport;
    private final ChartsPanel charts;
    private final ConsolePanel console;
    private final CommandPalette palette;
    private final ToggleButton chartsTab = new ToggleButton("Charts", Icons.of(MaterialDesignC.CHART_LINE));
    private final ToggleButton consoleTab = new ToggleButton("Console", Icons.of(MaterialDesignC.CONSOLE_LINE));

    WorkbenchView(
            WorkbenchModel model,
            CommandRegistry commands,
            Themes themes,
            Jobs jobs,
            ViewportPanel.RendererStarter renderer) {
        this.model = model;
        tasks = new TasksPanel(model.tasks());
        settings = new SettingsPanel(model.settings());
        viewport = new ViewportPanel(model.viewport(), model.run(), themes.paletteProperty(), jobs, renderer);
        charts = new ChartsPanel(model.charts(), themes.paletteProperty());
        console = new ConsolePanel(model.console());
        palette = new CommandPalette(commands);
        BorderPane frame = new BorderPane(split());
        frame.setTop(new ToolStrip(model, commands, themes));
        frame.setBottom(new StatusStrip(model.run(), model.playing(), jobs));
        frame.getStyleClass().add("workbench");
        ProblemPanel problem = new ProblemPanel(model.run().problemProperty());
        StackPane.setAlignment(problem, Pos.TOP_CENTER);
        StackPane.setMargin(problem, new Insets(64, 16, 16, 16));
        getChildren().addAll(frame, problem, palette);
        viewport.addEventHandler(KeyEvent.KEY_PRESSED, this::pauseOrResume);
        model.playing().stateProperty().subscribe(this::focusPlaying);
        model.run().stateProperty().subscribe(state -> {
            // Otherwise the keyboard would go from the disabled Train button to Stop.
            if (state == RunState.STARTING) {
                viewport.requestFocus();
            }
        });
    }

    /** Space pauses what is played, unless somebody is typing. */
    private void focusPlaying(PlayState state) {
        Scene scene = getScene();
        if (state == PlayState.STARTING && scene != null && !(scene.getFocusOwner() instanceof TextInputControl)) {
            viewport.requestFocus();
        }
    }

    private void pauseOrResume(KeyEvent key) {
        if (key.getCode() == KeyCode.SPACE) {
            if (model.possible().pause().get()) {
                model.pause();
            } else {
                model.resume();
            }
            key.consume();
        }
    }

    private SplitPane split() {
        tasks.setMinWidth(180);
        viewport.setMinSize(240, 160);
        SplitPane upper = new SplitPane(tasks, viewport);
        upper.setDividerPositions(0.24);
        SplitPane.setResizableWithParent(tasks, false);
        Node lower = lower();
        SplitPane left = new SplitPane(upper, lower);
        left.setOrientation(Orientation.VERTICAL);
        left.setDividerPositions(0.6);
        settings.setMinWidth(280);
        settings.setPrefWidth(344);
        SplitPane all = new SplitPane(left, settings);
        all.setDividerPositions(0.76);
        SplitPane.setResizableWithParent(settings, false);
        return all;
    }

    private VBox lower() {
        ToggleGroup group = new ToggleGroup();
        chartsTab.setId("tab-charts");
        consoleTab.setId("tab-console");
        for (ToggleButton tab : List.of(chartsTab, consoleTab)) {
            tab.setToggleGroup(group);
            tab.getStyleClass().addAll(Styles.FLAT, "tab-button");
        }
        group.selectedToggleProperty().addListener((all, before, now) -> {
            if (now == null && before != null) {
                before.setSelected(true);
            }
        });
        chartsTab.setSelected(true);
        Label errors = new Label();
        errors.getStyleClass().addAll("badge", "danger");
        errors.textProperty().bind(model.console().unseenErrorsProperty().asString());
        errors.visibleProperty().bind(model.console().unseenErrorsProperty().greaterThan(0));
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox smoothing = charts.smoothing();
        HBox consoleTools = console.tools();
        HBox header = new HBox(chartsTab, consoleTab, errors, spring, smoothing, consoleTools);
        header.getStyleClass().addAll("panel-header", "tabs");
        showOnly(smoothing, chartsTab);
        showOnly(consoleTools, consoleTab);
        showOnly(charts, chartsTab);
        showOnly(console, consoleTab);
        consoleTab.selectedProperty().subscribe(open -> model.console().seen());
        StackPane content = new StackPane(charts, console);
        content.setMinHeight(0);
        VBox.setVgrow(content, Priority.ALWAYS);
        VBox lower = new VBox(header, content);
        lower.getStyleClass().add("panel");
        lower.setMinHeight(120);
        return lower;
    }

    private static void showOnly(Node node, ToggleButton tab) {
        node.visibleProperty().bind(tab.selectedProperty());
        node.managedProperty().bind(tab.selectedProperty());
    }

    void openPalette() {
        palette.open();
    }

    void focusTasks() {
        tasks.focusSearch();
    }

    void focusSettings() {
        settings.focusSearch();
    }

    void showCharts() {
        chartsTab.setSelected(true);
    }

    void showConsole() {
        consoleTab.setSelected(true);
    }

    void copyConsole() {
        console.copy();
    }

    void showAll() {
        viewport.showAll();
    }

    /** Moves the keyboard from panel to panel: tasks, viewport, charts or console, settings. */
    void focusNextPanel() {
        List<Region> panels = List.of(tasks, viewport, consoleTab.isSelected() ? console : charts, settings);
        List<Runnable> entries = List.of(
                tasks::focusList,
                viewport::requestFocus,
                consoleTab.isSelected() ? console::focusList : charts::focusFirst,
                settings::focusSearch);
        int current = -1;
        for (Node node = getScene().getFocusOwner(); node != null && current < 0; node = node.getParent()) {
            current = panels.indexOf(node);
        }
        entries.get((current + 1) % entries.size()).run();
    }

    void close() {
        viewport.close();
    }
}
