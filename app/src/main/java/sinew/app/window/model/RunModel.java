package sinew.app.window.model;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import sinew.app.window.run.PreparedRun;
import sinew.learning.IterationReport;
import sinew.learning.TrainingListener;
import sinew.learning.TrainingSession;

/**
 * What is known of the present or last run. Hears the session on the trainer's thread and changes its properties on the window's.
 */
public final class RunModel implements TrainingListener {
    private final Executor window;
    private final Inbox<IterationReport> reports;
    private final ChartsModel charts;
    private final ReadOnlyObjectWrapper<RunState> state = new ReadOnlyObjectWrapper<>(this, "state", RunState.NONE);
    private final ReadOnlyStringWrapper task = new ReadOnlyStringWrapper(this, "task", "");
    private final ReadOnlyStringWrapper device = new ReadOnlyStringWrapper(this, "device", "");
    private final ReadOnlyObjectWrapper<@Nullable Path> directory = new ReadOnlyObjectWrapper<>(this, "directory");
    private final ReadOnlyObjectWrapper<@Nullable Path> checkpoint = new ReadOnlyObjectWrapper<>(this, "checkpoint");
    private final ReadOnlyIntegerWrapper iterationsDone = new ReadOnlyIntegerWrapper(this, "iterationsDone");
    private final ReadOnlyIntegerWrapper iterationsPlanned = new ReadOnlyIntegerWrapper(this, "iterationsPlanned");
    private final ReadOnlyDoubleWrapper stepsPerSecond = new ReadOnlyDoubleWrapper(this, "stepsPerSecond", Double.NaN);
    private final ReadOnlyDoubleWrapper secondsElapsed = new ReadOnlyDoubleWrapper(this, "secondsElapsed", 0);
    private final ReadOnlyDoubleWrapper secondsLeft = new ReadOnlyDoubleWrapper(this, "secondsLeft", Double.NaN);
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>(this, "problem");
    private long stepsBefore;
    private int doneBefore;
    private double secondsPerIteration;
    private boolean gpu;

    /**
     * Makes a model without a run.
     *
     * @param window runs a task on the window's thread
     * @param charts gets the numbers of every iteration
     */
    public RunModel(Executor window, ChartsModel charts) {
        this.window = window;
        this.charts = charts;
        this.reports = new Inbox<>(window, this::receive);
    }

    /**
     * Takes note that a run is about to be prepared. On the window's thread.
     *
     * @param taskId what is to be trained
     * @param onGpu whether on a GPU
     */
    public void starting(String taskId, boolean onGpu) {
        gpu = onGpu;
        state.set(RunState.STARTING);
        task.set(taskId);
        device.set("");
        directory.set(null);
        checkpoint.set(null);
        iterationsDone.set(0);
        iterationsPlanned.set(0);
        stepsPerSecond.set(Double.NaN);
        secondsElapsed.set(0);
        secondsLeft.set(Double.NaN);
        problem.set(null);
        stepsBefore = -1;
        doneBefore = -1;
        secondsPerIteration = Double.NaN;
        charts.clear();
    }

    /** Takes note that the run was asked to stop. On the window's thread. */
    public void stopping() {
        if (state.get().isActive()) {
            state.set(RunState.STOPPING);
        }
    }

    /**
     * Takes note that a run has been put together. On the trainer's thread.
     *
     * @param run the run
     */
    public void prepared(PreparedRun run) {
        Path where = run.directory();
        String how = run.device();
        window.execute(() -> {
            directory.set(where);
            device.set(how);
        });
    }

    @Override
    public void started(TrainingSession session) {
        window.execute(() -> changeFrom(RunState.STARTING, RunState.RUNNING));
    }

    @Override
    public void iterationFinished(IterationReport report) {
        reports.put(report);
    }

    @Override
    public void checkpointSaved(Path file, int iteration) {
        window.execute(() -> checkpoint.set(file));
    }

    @Override
    public void paused(boolean paused) {
        window.execute(() -> {
            if (paused) {
                changeFrom(RunState.RUNNING, RunState.PAUSED);
            } else {
                changeFrom(RunState.PAUSED, RunState.RUNNING);
            }
        });
    }

    @Override
    public void finished(TrainingSession.End end) {
        window.execute(() -> {
            secondsLeft.set(Double.NaN);
            state.set(end == TrainingSession.End.COMPLETED ? RunState.COMPLETED : RunState.STOPPED);
        });
    }

    @Override
    public void failed(Throwable cause) {
        window.execute(() -> {
            secondsLeft.set(Double.NaN);
            problem.set(failure(cause));
            state.set(RunState.FAILED);
        });
    }

    private Problem failure(Throwable cause) {
        Problem failure = Problem.of("The run has failed", cause);
        Path saved = checkpoint.get();
        return saved == null
                ? failure
                : failure.withRemedy("Everything up to " + saved.getFileName() + " is saved; sinew train --task "
                        + task.get() + " --resume --checkpoint " + saved + " goes on from there.");
    }

    private void changeFrom(RunState expected, RunState next) {
        if (state.get() == expected) {
            state.set(next);
        }
    }

    private void receive(List<IterationReport> batch) {
        batch.forEach(charts::add);
        batch.forEach(this::measure);
        IterationReport newest = batch.getLast();
        iterationsDone.set(newest.iteration() + 1);
        iterationsPlanned.set(newest.lastIteration());
        secondsElapsed.set(newest.elapsedSeconds());
        if (state.get().isActive() && Double.isFinite(secondsPerIteration)) {
            secondsLeft.set(secondsPerIteration * Math.max(0, newest.lastIteration() - newest.iteration() - 1));
        }
    }

    /** Averages speed over about the last ten iterations. */
    private void measure(IterationReport report) {
        double seconds = report.collectionSeconds() + report.learningSeconds();
        boolean first = !Double.isFinite(secondsPerIteration);
        double weight = first ? 1 : 0.1;
        secondsPerIteration = first ? seconds : (1 - weight) * secondsPerIteration + weight * seconds;
        if (doneBefore >= 0 && report.iteration() > doneBefore && secondsPerIteration > 0) {
            double steps = (double) (report.totalSteps() - stepsBefore) / (report.iteration() - doneBefore);
            stepsPerSecond.set(steps / secondsPerIteration);
        }
        stepsBefore = report.totalSteps();
        doneBefore = report.iteration();
    }

    /**
     * Where the run is.
     *
     * @return the state
     */
    public ReadOnlyObjectProperty<RunState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /**
     * What is trained.
     *
     * @return the task's id, empty before the first run
     */
    public ReadOnlyStringProperty taskProperty() {
        return task.getReadOnlyProperty();
    }

    /**
     * Where and how it computes.
     *
     * @return device, precision and agent in a few words, empty until the run is prepared
     */
    public ReadOnlyStringProperty deviceProperty() {
        return device.getReadOnlyProperty();
    }

    /**
     * Tells whether a run goes on that computes on a GPU, which drawing may share. On the window's thread.
     *
     * @return false if there is no run or it computes on the CPU
     */
    public boolean usesGpu() {
        return gpu && state.get().isActive();
    }

    /**
     * Where its files are.
     *
     * @return the run's directory, none until the run is prepared
     */
    public ReadOnlyObjectProperty<@Nullable Path> directoryProperty() {
        return directory.getReadOnlyProperty();
    }

    /**
     * The newest checkpoint.
     *
     * @return the file, none until one is saved
     */
    public ReadOnlyObjectProperty<@Nullable Path> checkpointProperty() {
        return checkpoint.getReadOnlyProperty();
    }

    /**
     * Counts the finished iterations.
     *
     * @return the number over all resumptions
     */
    public ReadOnlyIntegerProperty iterationsDoneProperty() {
        return iterationsDone.getReadOnlyProperty();
    }

    /**
     * Counts the planned iterations.
     *
     * @return the number over all resumptions, 0 until it is known
     */
    public ReadOnlyIntegerProperty iterationsPlannedProperty() {
        return iterationsPlanned.getReadOnlyProperty();
    }

    /**
     * How fast it trains.
     *
     * @return environment steps per second, not a number until it is known
     */
    public ReadOnlyDoubleProperty stepsPerSecondProperty() {
        return stepsPerSecond.getReadOnlyProperty();
    }

    /**
     * How long it has trained.
     *
     * @return seconds
     */
    public ReadOnlyDoubleProperty secondsElapsedProperty() {
        return secondsElapsed.getReadOnlyProperty();
    }

    /**
     * How long it will still train.
     *
     * @return seconds, not a number while that is unknown
     */
    public ReadOnlyDoubleProperty secondsLeftProperty() {
        return secondsLeft.getReadOnlyProperty();
    }

    /**
     * What went wrong.
     *
     * @return the problem, none while all is well; may be set to none to dismiss it
     */
    public ObjectProperty<@Nullable Problem> problemProperty() {
        return problem;
    }
}
