package sinew.app.window;

import java.util.Locale;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignK;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;
import sinew.app.run.RenderMode;
import sinew.app.window.command.Command;
import sinew.app.window.command.CommandRegistry;
import sinew.app.window.model.WorkbenchModel;
import sinew.app.window.theme.ThemeChoice;
import sinew.app.window.theme.Themes;

/** Writes down once everything that a person can do in the window. */
final class WorkbenchCommands {
    private static final ObservableBooleanValue ALWAYS = new ReadOnlyBooleanWrapper(true);
    private static final Map<RenderMode, Ikon> MODE_ICONS = Map.of(
            RenderMode.FULL, MaterialDesignE.EYE_OUTLINE,
            RenderMode.PARTIAL, MaterialDesignE.EYE_MINUS_OUTLINE,
            RenderMode.NONE, MaterialDesignE.EYE_OFF_OUTLINE);
    private static final Map<ThemeChoice, Ikon> THEME_ICONS = Map.of(
            ThemeChoice.LIGHT, MaterialDesignW.WHITE_BALANCE_SUNNY,
            ThemeChoice.DARK, MaterialDesignW.WEATHER_NIGHT,
            ThemeChoice.SYSTEM, MaterialDesignM.MONITOR);

    private final CommandRegistry commands = new CommandRegistry();
    private final WorkbenchModel model;
    private final Themes themes;

    private WorkbenchCommands(WorkbenchModel model, Themes themes) {
        this.model = model;
        this.themes = themes;
    }

    /** What the commands need from the window, which does not exist yet when they are written down. */
    interface View {
        void findCommand();

        void searchTasks();

        void searchSettings();

        void showCharts();

        void showConsole();

        void copyConsole();

        void showAll();

        void nextPanel();

        void openRunFolder();

        void about();

        void quit();
    }

    static CommandRegistry of(WorkbenchModel model, Themes themes, View view) {
        WorkbenchCommands all = new WorkbenchCommands(model, themes);
        all.addRun(view);
        all.addSettings(view);
        all.addView(view);
        all.addHelp(view);
        return all.commands;
    }

    private void addRun(View view) {
        Command.Menu run = Command.Menu.RUN;
        add(
                "run.train",
                run,
                "Train",
                "Train the chosen task with the settings shown",
                "F5",
                MaterialDesignP.PLAY,
                model.possible().train(),
                model::train);
        add(
                "run.pause",
                run,
                "Pause",
                "Let training or playing stand still",
                "F8",
                MaterialDesignP.PAUSE,
                model.possible().pause(),
                model::pause);
        add(
                "run.resume",
                run,
                "Resume",
                "Let training or playing go on",
                "F9",
                MaterialDesignP.PLAY_PAUSE,
                model.possible().resume(),
                model::resume);
        add(
                "run.stop",
                run,
                "Stop",
                "End training after this iteration with a checkpoint, or end playing",
                "Shift+F5",
                MaterialDesignS.STOP,
                model.possible().stop(),
                model::stop);
        add(
                "run.play",
                run,
                "Play",
                "Watch the newest policy of the last run",
                "F7",
                MaterialDesignM.MOVIE_PLAY_OUTLINE,
                model.possible().play(),
                model::play);
        add(
                "run.folder",
                run,
                "Open run folder",
                "Show the files of the run in the file manager",
                "",
                MaterialDesignF.FOLDER_OPEN_OUTLINE,
                model.run().directoryProperty().isNotNull(),
                view::openRunFolder);
        add(
                "run.quit",
                run,
                "Quit",
                "Close the window; a run is stopped and saved first",
                "Shortcut+Q",
                MaterialDesignE.EXIT_TO_APP,
                ALWAYS,
                view::quit);
    }

    private void addSettings(View view) {
        Command.Menu settings = Command.Menu.SETTINGS;
        add(
                "settings.search",
                settings,
                "Search settings",
                "Find a setting by its name or help",
                "Shortcut+F",
                MaterialDesignM.MAGNIFY,
                ALWAYS,
                view::searchSettings);
        add(
                "settings.changed",
                settings,
                "Show changed only",
                "Show or hide settings that have their standard value",
                "Shortcut+Shift+F",
                MaterialDesignF.FILTER_VARIANT,
                ALWAYS,
                () -> {
                    boolean only = model.settings().changedOnlyProperty().get();
                    model.settings().changedOnlyProperty().set(!only);
                });
        add(
                "settings.reset",
                settings,
                "Reset all settings",
                "Give every setting of the task its standard value",
                "",
                MaterialDesignR.RESTORE,
                model.settings().changesProperty().greaterThan(0),
                model.settings()::resetAll);
    }

    private void addView(View view) {
        Command.Menu menu = Command.Menu.VIEW;
        add(
                "view.commands",
                menu,
                "All commands",
                "Find any command by a few letters",
                "Shortcut+P",
                MaterialDesignA.APPLE_KEYBOARD_COMMAND,
                ALWAYS,
                view::findCommand);
        add(
                "view.tasks",
                menu,
                "Search tasks",
                "Find a task",
                "Shortcut+T",
                MaterialDesignM.MAGNIFY,
                ALWAYS,
                view::searchTasks);
        add(
                "view.charts",
                menu,
                "Charts",
                "Show the charts",
                "Shortcut+1",
                MaterialDesignC.CHART_LINE,
                ALWAYS,
                view::showCharts);
        add(
                "view.console",
                menu,
                "Console",
                "Show the console",
                "Shortcut+2",
                MaterialDesignC.CONSOLE_LINE,
                ALWAYS,
                view::showConsole);
        add(
                "view.copy",
                menu,
                "Copy console",
                "Copy the chosen lines of the console, or all",
                "",
                MaterialDesignC.CONTENT_COPY,
                ALWAYS,
                view::copyConsole);
        add(
                "view.next",
                menu,
                "Next panel",
                "Move the keyboard to the next panel",
                "F6",
                MaterialDesignB.BORDER_NONE_VARIANT,
                ALWAYS,
                view::nextPanel);
        for (RenderMode mode : RenderMode.values()) {
            add(
                    "view.render." + mode.name().toLowerCase(Locale.ROOT),
                    menu,
                    "Rendering: " + mode.title(),
                    mode.help(),
                    "Alt+" + mode.title().charAt(0),
                    MODE_ICONS.getOrDefault(mode, MaterialDesignE.EYE_OUTLINE),
                    ALWAYS,
                    () -> model.viewport().modeProperty().set(mode));
        }
        add(
                "view.follow",
                menu,
                "Follow a robot",
                "Let the camera follow the robot in the middle, or not",
                "Shortcut+G",
                MaterialDesignV.VIDEO_OUTLINE,
                ALWAYS,
                () -> {
                    boolean on = model.viewport().followingProperty().get();
                    model.viewport().followingProperty().set(!on);
                });
        add(
                "view.all",
                menu,
                "Show all robots",
                "Move the camera so that the whole scene is seen",
                "Shortcut+Home",
                MaterialDesignI.IMAGE_FILTER_CENTER_FOCUS,
                Bindings.isNotNull(model.viewport().sceneProperty()),
                view::showAll);
        for (ThemeChoice choice : ThemeChoice.values()) {
            add(
                    "view.theme." + choice.name().toLowerCase(Locale.ROOT),
                    menu,
                    "Theme: " + choice.title(),
                    "Choose the look of the window",
                    "",
                    THEME_ICONS.getOrDefault(choice, MaterialDesignT.THEME_LIGHT_DARK),
                    ALWAYS,
                    () -> themes.choiceProperty().set(choice));
        }
    }

    private void addHelp(View view) {
        add(
                "help.keys",
                Command.Menu.HELP,
                "Keyboard shortcuts",
                "List all commands with their keys",
                "F1",
                MaterialDesignK.KEYBOARD_OUTLINE,
                ALWAYS,
                view::findCommand);
        add(
                "help.about",
                Command.Menu.HELP,
                "About Sinew",
                "Version, Java and device",
                "",
                MaterialDesignI.INFORMATION_OUTLINE,
                ALWAYS,
                view::about);
    }

    private void add(
            String id,
            Command.Menu menu,
            String name,
            String help,
            String keys,
            Ikon icon,
            ObservableBooleanValue enabled,
            Runnable action) {
        commands.add(new Command(
                id, menu, name, help, keys.isEmpty() ? null : KeyCombination.valueOf(keys), icon, enabled, action));
    }
}
