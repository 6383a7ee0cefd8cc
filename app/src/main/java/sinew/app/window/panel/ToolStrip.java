package sinew.app.window.panel;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import sinew.app.run.RenderMode;
import sinew.app.window.command.Command;
import sinew.app.window.command.CommandRegistry;
import sinew.app.window.model.RunModel;
import sinew.app.window.model.WorkbenchModel;
import sinew.app.window.run.TaskChoice;
import sinew.app.window.theme.Icons;
import sinew.app.window.theme.ThemeChoice;
import sinew.app.window.theme.Themes;
import sinew.learning.cuda.Precision;

/** The strip at the top: menu, run buttons, what is being trained, how fast, and how it is shown. */
public final class ToolStrip extends HBox {
    private final WorkbenchModel model;
    private final CommandRegistry commands;

    /**
     * Makes the strip.
     *
     * @param model what it shows
     * @param commands what its menu and buttons do
     * @param themes what its theme menu chooses from
     */
    public ToolStrip(WorkbenchModel model, CommandRegistry commands, Themes themes) {
        this.model = model;
        this.commands = commands;
        getStyleClass().add("tool-strip");
        Button train = runButton("run.train", Styles.ACCENT);
        train.setDefaultButton(true);
        Button pause = runButton("run.pause");
        Button resume = runButton("run.resume");
        for (Button button : new Button[] {pause, resume}) {
            button.managedProperty().bind(button.visibleProperty());
        }
        resume.visibleProperty().bind(model.possible().resume());
        pause.visibleProperty().bind(model.possible().resume().not());
        HBox crumbs = crumbs();
        HBox.setHgrow(crumbs, Priority.ALWAYS);
        getChildren()
                .addAll(
                        menu(),
                        train,
                        pause,
                        resume,
                        runButton("run.stop", Styles.DANGER),
                        line(),
                        crumbs,
                        device(),
                        precision(),
                        metric("steps-per-second", "Steps/s", speed()),
                        metric("time-left", "Time left", timeLeft()),
                        line(),
                        modes(),
                        themeMenu(themes));
    }

    private MenuButton menu() {
        MenuButton menu = new MenuButton("", Icons.of(MaterialDesignM.MENU));
        menu.getStyleClass().addAll("icon-menu", "flat");
        menu.setId("main-menu");
        menu.setAccessibleText("Main menu");
        menu.setTooltip(Icons.tip("Main menu"));
        for (Command.Menu group : Command.Menu.values()) {
            Menu entries = new Menu(group.title());
            commands.all().stream()
                    .filter(command -> command.menu() == group)
                    .forEach(command -> entries.getItems().add(entry(command)));
            menu.getItems().add(entries);
        }
        return menu;
    }

    private static MenuItem entry(Command command) {
        MenuItem item = new MenuItem(command.name(), Icons.of(command.icon()));
        item.setId("menu-" + command.id());
        if (command.shortcut() != null) {
            item.setAccelerator(command.shortcut());
        }
        item.disableProperty().bind(Bindings.not(command.enabled()));
        item.setOnAction(click -> command.run());
        return item;
    }

    private Button runButton(String id, String... styles) {
        Command command = commands.find(id);
        Button button = new Button(command.name(), Icons.of(command.icon()));
        button.setId(id.replace('.', '-'));
        button.getStyleClass().add("run");
        button.getStyleClass().addAll(styles);
        if (styles.length > 0 && styles[0].equals(Styles.DANGER)) {
            button.getStyleClass().add(Styles.BUTTON_OUTLINED);
        }
        button.setTooltip(Icons.tip(command.tip()));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.disableProperty().bind(Bindings.not(command.enabled()));
        button.setOnAction(click -> command.run());
        return button;
    }

    private HBox crumbs() {
        Label task = Panels.label("", "task");
        task.setId("crumb-task");
        task.textProperty()
                .bind(model.run()
                        .taskProperty()
                        .flatMap(id -> id.isEmpty() ? chosenTitle() : titleOf(id))
                        .orElse(""));
        Label run = Panels.label("", "muted");
        run.setId("crumb-run");
        run.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        run.setMinWidth(0);
        task.setMinWidth(24);
        ObservableValue<String> name = Panels.text(model.run().directoryProperty(), ToolStrip::name);
        run.textProperty().bind(name);
        Node arrow = Icons.of(MaterialDesignC.CHEVRON_RIGHT);
        arrow.visibleProperty().bind(name.map(text -> !text.isEmpty()));
        HBox crumbs = Panels.row(Pos.CENTER_LEFT, 6, task, arrow, run);
        crumbs.getStyleClass().add("crumbs");
        crumbs.setMinWidth(60);
        return crumbs;
    }

    private static String name(Path directory) {
        return Objects.toString(directory.getFileName(), "");
    }

    private ObservableValue<String> chosenTitle() {
        return Panels.text(model.tasks().chosenProperty(), TaskChoice::title);
    }

    private ObservableValue<String> titleOf(String id) {
        return new SimpleStringProperty(
                model.tasks().find(id).map(TaskChoice::title).orElse(id));
    }

    private Node device() {
        ComboBox<String> choice = new ComboBox<>();
        choice.setId("device");
        choice.setAccessibleText("Where to train");
        choice.setTooltip(Icons.tip("Where the next run computes"));
        choice.getItems().setAll(model.devices());
        choice.valueProperty().bindBidirectional(model.deviceProperty());
        choice.setMinWidth(96);
        choice.setPrefWidth(104);
        return choice;
    }

    /** Only a GPU can choose. */
    private Node precision() {
        ComboBox<Precision> choice = new ComboBox<>();
        choice.setId("precision");
        choice.setAccessibleText("Precision of matrix products");
        choice.setTooltip(Icons.tip("How the GPU multiplies in networks: FP32 is exact, TF32 fast, BF16 fastest"));
        choice.getItems().setAll(Precision.values());
        choice.valueProperty().bindBidirectional(model.precisionProperty());
        choice.setMinWidth(76);
        choice.setPrefWidth(84);
        choice.visibleProperty().bind(model.deviceProperty().map(WorkbenchModel::isGpu));
        choice.managedProperty().bind(choice.visibleProperty());
        return choice;
    }

    private ObservableValue<String> speed() {
        return model.run().stepsPerSecondProperty().map(number -> number(number.doubleValue()));
    }

    private ObservableValue<String> timeLeft() {
        RunModel run = model.run();
        return run.secondsLeftProperty().map(seconds -> Durations.text(seconds.doubleValue()));
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%,.0f", value) : "–";
    }

    private static Node metric(String id, String name, ObservableValue<String> text) {
        Label value = Panels.label("", "value");
        value.setId(id);
        value.textProperty().bind(text);
        value.setMinWidth(Region.USE_PREF_SIZE);
        VBox metric = new VBox(Panels.label(name, "name"), value);
        metric.getStyleClass().add("metric");
        metric.setMinWidth(64);
        metric.setPrefWidth(64);
        return metric;
    }

    private HBox modes() {
        ToggleGroup group = new ToggleGroup();
        HBox box = new HBox();
        box.setAlignment(Pos.CENTER);
        box.setAccessibleText("How much is drawn");
        RenderMode[] modes = RenderMode.values();
        for (RenderMode mode : modes) {
            ToggleButton button = new ToggleButton(mode.title());
            button.setId("mode-" + mode.name().toLowerCase(Locale.ROOT));
            button.getStyleClass()
                    .addAll(
                            "mode",
                            mode == modes[0]
                                    ? Styles.LEFT_PILL
                                    : mode == modes[modes.length - 1] ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
            button.setTooltip(Icons.tip(mode.help()));
            button.setAccessibleText("Rendering " + mode.title());
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setToggleGroup(group);
            button.setOnAction(
                    click -> commands.find("view.render." + mode.name().toLowerCase(Locale.ROOT))
                            .run());
            model.viewport().modeProperty().subscribe(chosen -> button.setSelected(chosen == mode));
            box.getChildren().add(button);
        }
        // Pressing the chosen one again must not leave none.
        group.selectedToggleProperty().addListener((all, before, now) -> {
            if (now == null && before != null) {
                before.setSelected(true);
            }
        });
        return box;
    }

    private static MenuButton themeMenu(Themes themes) {
        MenuButton menu = new MenuButton("", Icons.of(MaterialDesignT.THEME_LIGHT_DARK));
        menu.getStyleClass().addAll("icon-menu", "flat");
        menu.setId("theme-menu");
        menu.setAccessibleText("Theme");
        menu.setTooltip(Icons.tip("Theme: light, dark or the system's"));
        ToggleGroup group = new ToggleGroup();
        for (ThemeChoice choice : ThemeChoice.values()) {
            RadioMenuItem item = new RadioMenuItem(choice.title());
            item.setId("theme-" + choice.name().toLowerCase(Locale.ROOT));
            item.setToggleGroup(group);
            item.setOnAction(click -> themes.choiceProperty().set(choice));
            themes.choiceProperty().subscribe(chosen -> item.setSelected(chosen == choice));
            menu.getItems().add(item);
        }
        return menu;
    }

    private static Region line() {
        Region line = new Region();
        line.getStyleClass().add("vertical-line");
        return line;
    }
}
