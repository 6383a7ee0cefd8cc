package sinew.app.window;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import sinew.app.run.Device;
import sinew.app.run.RunException;
import sinew.app.run.RunPlan;
import sinew.app.window.memory.WindowMemory;
import sinew.app.window.run.RunRequest;
import sinew.app.window.run.StandardRunService;
import sinew.renderer.ViewportRenderer;
import sinew.sim.tasks.TaskRegistry;

/** Opens the workbench. Is no JavaFX application itself, so that JavaFX may come from the class path. */
public final class WorkbenchLauncher {
    private WorkbenchLauncher() {}

    /**
     * Opens the window and waits until it is closed.
     *
     * @param tasks the tasks to choose from
     * @param first a run to start at once, empty to wait for a person
     * @param logs the folder for the files of runs
     * @throws RunException if no window can be opened; the message says why and what to do
     */
    public static void open(TaskRegistry tasks, Optional<RunPlan> first, Path logs) {
        // Charts use colours and strokes of AWT, but never its windows.
        System.setProperty("java.awt.headless", "true");
        StandardRunService service = new StandardRunService(tasks, Device.available(), logs);
        Workbench workbench = new Workbench(
                service, ViewportRenderer::start, WindowMemory.standardFile(), first.map(WorkbenchLauncher::request));
        CountDownLatch closed = new CountDownLatch(1);
        AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
        // Ctrl-C and a polite kill end a run just as closing the window does.
        Thread endOfProcess = Thread.ofPlatform().name("end of process").unstarted(workbench::endNow);
        Runtime.getRuntime().addShutdownHook(endOfProcess);
        try {
            Platform.startup(() -> show(workbench, closed, failure));
            closed.await();
            Platform.exit();
        } catch (UnsupportedOperationException noDisplay) {
            throw new RunException(
                    "No window can be opened here (" + noDisplay.getMessage()
                            + "). Train without one: sinew train --task Isaac-Cartpole-v0 --headless",
                    noDisplay);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            forget(endOfProcess);
        }
        RuntimeException problem = failure.get();
        if (problem != null) {
            throw problem;
        }
    }

    private static void forget(Thread endOfProcess) {
        try {
            Runtime.getRuntime().removeShutdownHook(endOfProcess);
        } catch (IllegalStateException _) {
            // The process is ending, so the hook does its work.
        }
    }

    private static void show(
            Workbench workbench, CountDownLatch closed, AtomicReference<@Nullable RuntimeException> failure) {
        try {
            Stage stage = new Stage();
            workbench.start(stage);
            stage.showingProperty().subscribe(showing -> {
                if (!showing) {
                    closed.countDown();
                }
            });
        } catch (RuntimeException broken) {
            failure.set(broken);
            closed.countDown();
        }
    }

    private static RunRequest request(RunPlan plan) {
        return new RunRequest(
                plan.task().id(), plan.settings(), plan.device().toString(), plan.precision(), plan.resumeFrom());
    }
}
