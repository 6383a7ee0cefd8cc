package sinew.app.window;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import sinew.app.window.command.CommandRegistry;
import sinew.app.window.jobs.Jobs;
import sinew.app.window.memory.WindowMemory;
import sinew.app.window.model.ConsoleAppender;
import sinew.app.window.model.Problem;
import sinew.app.window.model.WorkbenchModel;
import sinew.app.window.panel.ViewportPanel;
import sinew.app.window.run.RunRequest;
import sinew.app.window.run.RunService;
import sinew.app.window.run.TaskChoice;
import sinew.app.window.theme.Fonts;
import sinew.app.window.theme.Themes;

/** The workbench: puts model and view together, keeps the window's memory, and ends runs before it closes. */
public final class Workbench extends Application {
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(Workbench.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final RunService service;
    private final ViewportPanel.RendererStarter renderer;
    private final Path memoryFile;
    private final Optional<RunRequest> first;
    private volatile @Nullable Parts parts;

    private record Parts(
            Stage stage,
            WorkbenchModel model,
            WorkbenchView view,
            Themes themes,
            Jobs jobs,
            ConsoleAppender appender) {}

    /**
     * Makes a workbench of its parts.
     *
     * @param service the tasks, and how to run them
     * @param renderer starts the renderer of the viewport
     * @param memoryFile where the window's memory is kept
     * @param first what to train at once, empty to wait for a person
     */
    public Workbench(
            RunService service, ViewportPanel.RendererStarter renderer, Path memoryFile, Optional<RunRequest> first) {
        this.service = service;
        this.renderer = renderer;
        this.memoryFile = memoryFile;
        this.first = first;
    }

    @Override
    public void start(Stage stage) {
        Fonts.load();
        WindowMemory memory = WindowMemory.read(memoryFile);
        Themes themes = new Themes();
        themes.choiceProperty().set(memory.theme());
        Jobs jobs = new Jobs(Executors.newVirtualThreadPerTaskExecutor(), Platform::runLater);
        WorkbenchModel model = new WorkbenchModel(
                service, Platform::runLater, Clock.system(java.time.ZoneId.systemDefault()), memory.task());
        CommandRegistry commands = WorkbenchCommands.of(model, themes, new Actions());
        WorkbenchView view = new WorkbenchView(model, commands, themes, jobs, renderer);
        Scene scene = new Scene(view, memory.width(), memory.height());
        themes.dress(scene);
        commands.install(scene);
        parts = new Parts(stage, model, view, themes, jobs, listenToLog(model));
        catchAll(model);
        stage.setTitle("Sinew");
        stage.setMinWidth(960);
        stage.setMinHeight(600);
        place(stage, memory);
        stage.setScene(scene);
        stage.setOnCloseRequest(this::closing);
        stage.setOnHidden(hidden -> stop());
        stage.show();
        scene.lookup("#run-train").requestFocus();
        first.ifPresent(model::train);
        LOG.info(
                "Window shown {} ms after the start of Java",
                ManagementFactory.getRuntimeMXBean().getUptime());
    }

    /** Puts the window where it was, unless that is off every screen now. */
    private static void place(Stage stage, WindowMemory memory) {
        boolean reachable = !Screen.getScreensForRectangle(memory.x() + 40, memory.y() + 8, 80, 24)
                .isEmpty();
        if (reachable) {
            stage.setX(memory.x());
            stage.setY(memory.y());
        } else {
            Rectangle2D desktop = Screen.getPrimary().getVisualBounds();
            stage.setX(desktop.getMinX() + Math.max(0, (desktop.getWidth() - memory.width()) / 2));
            stage.setY(desktop.getMinY() + Math.max(0, (desktop.getHeight() - memory.height()) / 2));
        }
        stage.setMaximized(memory.maximized());
    }

    private static ConsoleAppender listenToLog(WorkbenchModel model) {
        ConsoleAppender appender = new ConsoleAppender(model.console());
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            appender.setContext(context);
            appender.start();
            context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
        }
        return appender;
    }

    private static void catchAll(WorkbenchModel model) {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            LOG.error("Something unexpected happened on the thread '{}'", thread.getName(), failure);
            Platform.runLater(
                    () -> model.run().problemProperty().set(Problem.of("Something unexpected happened", failure)));
        });
    }

    private void closing(WindowEvent request) {
        Parts open = parts;
        if (open == null || !open.model().run().stateProperty().get().isActive()) {
            return;
        }
        request.consume();
        ButtonType stop = new ButtonType("Stop and close", ButtonBar.ButtonData.OK_DONE);
        ButtonType stay = new ButtonType("Keep training", ButtonBar.ButtonData.CANCEL_CLOSE);
        Alert question = new Alert(
                Alert.AlertType.CONFIRMATION,
                "The run ends after its current iteration and its checkpoint is saved. It can be resumed later: sinew train --task "
                        + open.model().run().taskProperty().get() + " --resume",
                stop,
                stay);
        question.initOwner(open.stage());
        question.setTitle("Sinew");
        question.setHeaderText("Stop training and close?");
        question.showAndWait().filter(answer -> answer == stop).ifPresent(answer -> closeAfterRun(open));
    }

    private static void closeAfterRun(Parts open) {
        open.model().close();
        open.jobs()
                .start(
                        "Saving the run",
                        () -> open.model().awaitEnd(PATIENCE),
                        ended -> {
                            if (!ended) {
                                LOG.warn(
                                        "The run did not end within {} s; the window is closed all the same",
                                        PATIENCE.toSeconds());
                            }
                            open.stage().hide();
                        },
                        failure -> open.stage().hide());
    }

    @Override
    public void stop() {
        Parts open = parts;
        if (open == null) {
            return;
        }
        parts = null;
        remember(open);
        open.model().close();
        open.view().close();
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(open.appender());
        }
    }

    /** Ends a run with a checkpoint because the process is about to end. Callable from any thread but the window's. */
    void endNow() {
        Parts open = parts;
        if (open == null) {
            return;
        }
        try {
            if (!open.model().closeNow(PATIENCE)) {
                LOG.warn(
                        "The run did not end within {} s; its newest checkpoint is an older one", PATIENCE.toSeconds());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void remember(Parts open) {
        Stage stage = open.stage();
        TaskChoice task = open.model().tasks().chosenProperty().get();
        Scene scene = stage.getScene();
        WindowMemory memory = new WindowMemory(
                stage.getX(),
                stage.getY(),
                scene.getWidth(),
                scene.getHeight(),
                stage.isMaximized(),
                open.themes().choiceProperty().get(),
                task == null ? "" : task.id());
        try {
            memory.write(memoryFile);
        } catch (IOException problem) {
            LOG.warn("The window's memory cannot be written to {}: {}", memoryFile, problem.toString());
        }
    }

    /** What commands do with the window. */
    private final class Actions implements WorkbenchCommands.View {
        private Parts open() {
            Parts open = parts;
            if (open == null) {
                throw new IllegalStateException("The window is not open");
            }
            return open;
        }

        @Override
        public void findCommand() {
            open().view().openPalette();
        }

        @Override
        public void searchTasks() {
            open().view().focusTasks();
        }

        @Override
        public void searchSettings() {
            open().view().focusSettings();
        }

        @Override
        public void showCharts() {
            open().view().showCharts();
        }

        @Override
        public void showConsole() {
            open().view().showConsole();
        }

        @Override
        public void copyConsole() {
            open().view().copyConsole();
        }

        @Override
        public void showAll() {
            open().view().showAll();
        }

        @Override
        public void nextPanel() {
            open().view().focusNextPanel();
        }

        @Override
        public void openRunFolder() {
            Path directory = open().model().run().directoryProperty().get();
            if (directory != null) {
                getHostServices().showDocument(directory.toUri().toString());
            }
        }

        @Override
        public void about() {
            Alert about = new Alert(
                    Alert.AlertType.INFORMATION,
                    "A desktop workbench in which robots learn by reinforcement.\n\nJava " + Runtime.version()
                            + "\nJavaFX " + System.getProperty("javafx.runtime.version"));
            about.initOwner(open().stage());
            about.setTitle("About Sinew");
            about.setHeaderText("Sinew");
            about.show();
        }

        @Override
        public void quit() {
            Stage stage = open().stage();
            WindowEvent request = new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST);
            stage.fireEvent(request);
            if (!request.isConsumed()) {
                stage.hide();
            }
        }
    }
}
