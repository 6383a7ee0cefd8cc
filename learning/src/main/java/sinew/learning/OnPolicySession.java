package sinew.learning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.CheckpointException;
import sinew.learning.checkpoint.Tensor;
import sinew.learning.log.RunDirectory;
import sinew.learning.log.RunRecorder;
import sinew.learning.settings.LearnerSettings;
import sinew.learning.settings.SessionSettings;
import sinew.sim.settings.Settings;
import sinew.sim.tasks.NamedArray;
import sinew.sim.tasks.VectorEnvironment;

/**
 * Trains a learner on its own rollouts, iteration by iteration, and leaves a run directory behind. Environment and learner belong
 * to the caller, who closes them after {@link #run}.
 */
public final class OnPolicySession implements TrainingSession {
    private static final Logger LOG = LoggerFactory.getLogger(OnPolicySession.class);
    private static final String ENVIRONMENT = "environment.";
    private static final String TOTAL_STEPS = "session.total_steps";

    private final VectorEnvironment environment;
    private final Learner learner;
    private final TrainingLoop loop;
    private final RunDirectory directory;
    private final List<TrainingListener> listeners;
    private final Set<TrainingListener> broken = Collections.newSetFromMap(new IdentityHashMap<>());
    private final EpisodeStatistics statistics;
    private final SessionCommands commands = new SessionCommands();
    private final SessionClock clock = new SessionClock();
    private RunConfiguration configuration;
    private SessionSettings plan;
    private LearnerSettings settings;
    private @Nullable Checkpoint start;
    private int firstIteration;
    private int iteration;
    private int savedIteration = -1;
    private long totalSteps;

    /**
     * Prepares a run from the beginning whose environments and learner step in turn.
     *
     * @param configuration what it is about
     * @param environment the environments
     * @param learner the learner, of the environments' size
     * @param directory where its files go
     * @param listeners told about everything on the thread that calls {@link #run}
     */
    public OnPolicySession(
            RunConfiguration configuration,
            VectorEnvironment environment,
            Learner learner,
            RunDirectory directory,
            List<TrainingListener> listeners) {
        this(
                configuration,
                environment,
                learner,
                new HostLoop(
                        environment,
                        learner,
                        configuration.agent().toLearner(environment.count()).rolloutSteps()),
                directory,
                listeners);
    }

    /**
     * Prepares a run from the beginning.
     *
     * @param configuration what it is about
     * @param environment the environments
     * @param learner the learner, of the environments' size
     * @param loop how both are run
     * @param directory where its files go
     * @param listeners told about everything on the thread that calls {@link #run}
     */
    public OnPolicySession(
            RunConfiguration configuration,
            VectorEnvironment environment,
            Learner learner,
            TrainingLoop loop,
            RunDirectory directory,
            List<TrainingListener> listeners) {
        this.configuration = configuration;
        this.plan = configuration.agent().toSession(environment.count());
        this.settings = configuration.agent().toLearner(environment.count());
        this.environment = environment;
        this.learner = learner;
        this.loop = loop;
        this.directory = directory;
        this.listeners = List.copyOf(listeners);
        this.statistics = new EpisodeStatistics(environment.description(), environment.count());
    }

    /**
     * Goes on from a checkpoint instead of from the beginning; to be called before {@link #run}. {@code agent.max_iterations} more
     * iterations are done then. With the same task and number of environments the run goes on exactly as if it had not been
     * interrupted; otherwise only the learner does and the environments start new episodes. Iterations are counted on (rsl_rl
     * repeats the number of the last one).
     *
     * @param checkpoint where to go on from
     * @throws CheckpointException if it does not fit; the session can be run from the beginning then
     */
    public void restore(Checkpoint checkpoint) {
        long steps = checkpoint.longs(TOTAL_STEPS)[0];
        EpisodeStatistics.checkState(checkpoint);
        learner.restoreState(checkpoint);
        if (checkpoint.header().task().equals(configuration.task())) {
            statistics.restoreState(checkpoint);
        }
        start = checkpoint;
        firstIteration = checkpoint.header().iteration() + 1;
        iteration = firstIteration;
        totalSteps = steps;
    }

    @Override
    public End run() {
        try {
            End end = record();
            tell(listener -> listener.finished(end));
            return end;
        } catch (RuntimeException | Error e) {
            tell(listener -> listener.failed(e));
            throw e;
        }
    }

    /** Runs with open files; when this returns they are complete. */
    private End record() {
        directory.describe(configuration.command(), configuration.environmentYaml(), configuration.agentYaml());
        List<String> tags = ReportTags.all(environment.description());
        RunRecorder recorder = new RunRecorder(directory, tags);
        try (recorder) {
            prepare();
            tell(listener -> listener.started(this));
            while (iteration < lastIteration() && !commands.stopped()) {
                iteration(recorder);
            }
            save(recorder);
        }
        tellSaved(recorder);
        return iteration < lastIteration() ? End.STOPPED : End.COMPLETED;
    }

    /** One iteration from the first step of its rollout to its report. */
    private void iteration(RunRecorder recorder) {
        applyChange();
        clock.start();
        loop.collect(statistics, new BetweenSteps());
        totalSteps += (long) settings.rolloutSteps() * environment.count();
        clock.collected();
        UpdateReport update = loop.learn();
        clock.learned();
        report(update, recorder);
        iteration++;
        if ((iteration - 1) % plan.saveInterval() == 0) {
            save(recorder);
        }
        tellSaved(recorder);
    }

    private final class BetweenSteps implements TrainingLoop.Watcher {
        @Override
        public void standStill() {
            waitWhilePaused();
        }

        @Override
        public void stepped() {
            tell(listener -> listener.stepped(environment));
        }
    }

    private void prepare() {
        if (start == null || !resumeEnvironment(start)) {
            environment.reset();
            environment.randomizeEpisodeLengths();
        }
        loop.begin(statistics);
    }

    private boolean resumeEnvironment(Checkpoint checkpoint) {
        Checkpoint.Header header = checkpoint.header();
        if (!header.task().equals(configuration.task()) || header.environments() != environment.count()) {
            LOG.warn(
                    "{} is from {} environments of {}: the policy goes on from it, the environments start new episodes",
                    checkpoint.source(),
                    header.environments(),
                    header.task());
            return false;
        }
        List<NamedArray> arrays = new ArrayList<>();
        for (Tensor tensor : checkpoint.tensors().values()) {
            if (tensor.name().startsWith(ENVIRONMENT)) {
                arrays.add(new NamedArray(tensor.name().substring(ENVIRONMENT.length()), tensor.values()));
            }
        }
        try {
            environment.restoreState(arrays);
        } catch (IllegalArgumentException e) {
            throw new CheckpointException(
                    checkpoint.source(), "its environments' state does not fit (" + e.getMessage() + ")", e);
        }
        return true;
    }

    private int lastIteration() {
        return firstIteration + plan.iterations();
    }

    private void applyChange() {
        Settings change = commands.takeChange();
        if (change != null) {
            Settings before = configuration.settings(change.schema());
            configuration = configuration.withLive(change);
            Settings after = configuration.settings(change.schema());
            plan = plan.withLive(configuration.agent().toSession(environment.count()));
            settings = settings.withLive(configuration.agent().toLearner(environment.count()));
            learner.change(settings);
            environment.change(after);
            directory
                    .recordChanges(iteration, before, after)
                    .forEach(what -> LOG.info("From iteration {} on: {}", iteration, what));
        }
    }

    private void waitWhilePaused() {
        if (commands.standsStill()) {
            clock.pause();
            tell(listener -> listener.paused(true));
            commands.awaitResumption();
            tell(listener -> listener.paused(false));
            clock.resume();
        }
    }

    private void report(UpdateReport update, RunRecorder recorder) {
        SequencedMap<String, Double> scalars = new LinkedHashMap<>();
        int steps = settings.rolloutSteps() * environment.count();
        ReportTags.add(scalars, update, clock, steps);
        statistics.addTo(scalars);
        for (String warning : List.of(statistics.nonFiniteMessage(), statistics.droppedContactsMessage())) {
            if (!warning.isEmpty()) {
                LOG.warn("Iteration {}: {}", iteration, warning);
            }
        }
        IterationReport report = new IterationReport(
                iteration,
                lastIteration(),
                scalars,
                totalSteps,
                clock.collectionSeconds(),
                clock.learningSeconds(),
                clock.elapsedSeconds());
        recorder.record(report);
        tell(listener -> listener.iterationFinished(report));
    }

    /** Saves the state after the last finished iteration, unless that was done already. */
    private void save(RunRecorder recorder) {
        int last = iteration - 1;
        if (last == savedIteration || iteration == firstIteration) {
            return;
        }
        List<Tensor> tensors = new ArrayList<>(learner.saveState());
        for (NamedArray array : environment.saveState()) {
            tensors.add(Tensor.vector(ENVIRONMENT + array.name(), array.array()));
        }
        loop.complete(statistics);
        tensors.addAll(statistics.saveState());
        tensors.add(Tensor.scalar(TOTAL_STEPS, totalSteps));
        Checkpoint.Header header = new Checkpoint.Header(
                configuration.task(),
                last,
                environment.count(),
                settings.networks().activation().word(),
                configuration.environmentYaml(),
                configuration.agentYaml());
        recorder.save(Checkpoint.of(header, tensors));
        savedIteration = last;
    }

    private void tellSaved(RunRecorder recorder) {
        for (RunRecorder.SavedCheckpoint saved : recorder.takeSaved()) {
            tell(listener -> listener.checkpointSaved(saved.file(), saved.iteration()));
        }
    }

    /** Tells all listeners; one that throws is no reason to lose a run. Only its first failure is logged. */
    private void tell(Consumer<TrainingListener> event) {
        for (TrainingListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException e) {
                if (broken.add(listener)) {
                    LOG.error("{} failed in iteration {}; training goes on", listener, iteration, e);
                }
            }
        }
    }

    @Override
    public void pause() {
        commands.pause();
    }

    @Override
    public void resume() {
        commands.resume();
    }

    @Override
    public void stop() {
        commands.stop();
    }

    @Override
    public void change(Settings changed) {
        learner.check(configuration.agent().library().bind(changed).toLearner(environment.count()));
        environment.check(changed);
        commands.change(changed);
    }
}
