package sinew.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import sinew.learning.TrainingListener;
import sinew.learning.TrainingSession;

/** Tells on the console what happens besides iterations. */
final class Narrator implements TrainingListener {
    private final PrintWriter out;

    Narrator(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void checkpointSaved(Path file, int iteration) {
        out.println("[INFO] Saved checkpoint to: " + file);
    }

    @Override
    public void finished(TrainingSession.End end) {
        out.println(
                end == TrainingSession.End.COMPLETED
                        ? "[INFO] Training is complete."
                        : "[INFO] Training was stopped; --resume goes on from here.");
    }
}
