package sinew.app.window.run;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import sinew.learning.IterationReport;
import sinew.learning.TrainingListener;
import sinew.learning.TrainingSession;
import sinew.sim.tasks.VectorEnvironment;

/**
 * Passes everything on to several listeners in order.
 *
 * @param all the listeners
 */
public record Listeners(List<TrainingListener> all) implements TrainingListener {
    /** Freezes the list. */
    public Listeners {
        all = List.copyOf(all);
    }

    @Override
    public void started(TrainingSession session) {
        tell(listener -> listener.started(session));
    }

    @Override
    public void stepped(VectorEnvironment environment) {
        for (TrainingListener listener : all) {
            listener.stepped(environment);
        }
    }

    @Override
    public void iterationFinished(IterationReport report) {
        tell(listener -> listener.iterationFinished(report));
    }

    @Override
    public void checkpointSaved(Path file, int iteration) {
        tell(listener -> listener.checkpointSaved(file, iteration));
    }

    @Override
    public void paused(boolean paused) {
        tell(listener -> listener.paused(paused));
    }

    @Override
    public void finished(TrainingSession.End end) {
        tell(listener -> listener.finished(end));
    }

    @Override
    public void failed(Throwable cause) {
        tell(listener -> listener.failed(cause));
    }

    private void tell(Consumer<TrainingListener> news) {
        all.forEach(news);
    }
}
