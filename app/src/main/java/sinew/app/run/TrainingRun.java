package sinew.app.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sinew.learning.Learner;
import sinew.learning.OnPolicySession;
import sinew.learning.RunConfiguration;
import sinew.learning.TrainingListener;
import sinew.learning.TrainingSession;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.checkpoint.CheckpointException;
import sinew.learning.cuda.CapturedLoop;
import sinew.learning.cuda.CudaLearner;
import sinew.learning.log.RunDirectory;
import sinew.learning.ppo.DjlLearner;
import sinew.learning.settings.AgentLibrary;
import sinew.learning.settings.AgentSettings;
import sinew.learning.settings.LearnerSettings;
import sinew.sim.kernel.Backend;
import sinew.sim.kernel.cuda.CudaBackend;
import sinew.sim.settings.Settings;
import sinew.sim.tasks.TaskEnvironments;

/**
 * A run that is ready to train: its device is open, its environments, learner and directory exist. Belongs to the thread that
 * prepared it; only the session's commands may be given from others.
 */
public final class TrainingRun implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TrainingRun.class);

    private final Resources resources;
    private final String deviceName;
    private final TaskEnvironments environments;
    private final RunDirectory directory;
    private final OnPolicySession session;

    private TrainingRun(
            Resources resources,
            String deviceName,
            TaskEnvironments environments,
            RunDirectory directory,
            OnPolicySession session) {
        this.resources = resources;
        this.deviceName = deviceName;
        this.environments = environments;
        this.directory = directory;
        this.session = session;
    }

    /**
     * Puts a run together on the calling thread; may take seconds. What its model holds without effect is logged.
     *
     * @param plan what to train
     * @param listeners hear what happens, on the thread that runs the session
     * @return the run, to be closed on the same thread
     * @throws RuntimeException if something is missing or does not fit; the message says what
     */
    public static TrainingRun prepare(RunPlan plan, List<TrainingListener> listeners) {
        Optional<Checkpoint> start = plan.resumeFrom().map(Checkpoint::read);
        ModelWarnings.of(plan.task().readModel()).forEach(warning -> LOG.warn("{}", warning));
        Settings settings = plan.settings();
        start.ifPresent(checkpoint -> requireSameLibrary(checkpoint, AgentLibrary.of(settings)));
        AgentSettings agent = AgentLibrary.of(settings).bind(settings);
        Resources resources = new Resources();
        RunDirectory directory = null;
        try {
            Backend backend = resources.keep(plan.device().open());
            TaskEnvironments environments = resources.keep(plan.task().create(settings, agent.seed(), backend));
            directory = RunDirectory.create(
                    plan.logs(), agent.toSession(environments.count()), LocalDateTime.now(ZoneId.systemDefault()));
            OnPolicySession session = session(resources, plan, agent, backend, environments, directory, listeners);
            start.ifPresent(checkpoint -> restore(session, checkpoint, plan));
            return new TrainingRun(resources, backend.deviceName(), environments, directory, session);
        } catch (RuntimeException | Error failed) {
            try {
                resources.close();
                if (directory != null) {
                    // a run that did not begin must not be found as the newest one
                    Files.delete(directory.path());
                }
            } catch (RuntimeException | IOException further) {
                failed.addSuppressed(further);
            }
            throw failed;
        }
    }

    private static void restore(OnPolicySession session, Checkpoint checkpoint, RunPlan plan) {
        String trained = checkpoint.header().task();
        try {
            session.restore(checkpoint);
        } catch (CheckpointException unfit) {
            throw trained.equals(plan.task().id())
                    ? unfit
                    : new RunException(
                            unfit.getMessage() + " It was trained on " + trained + ", not on "
                                    + plan.task().id() + ".",
                            unfit);
        }
    }

    private static OnPolicySession session(
            Resources resources,
            RunPlan plan,
            AgentSettings agent,
            Backend backend,
            TaskEnvironments environments,
            RunDirectory directory,
            List<TrainingListener> listeners) {
        RunConfiguration configuration = configuration(plan, agent);
        LearnerSettings settings = agent.toLearner(environments.count());
        if (backend instanceof CudaBackend gpu) {
            CudaLearner learner =
                    resources.keep(new CudaLearner(gpu.runtime(), environments, settings, plan.precision()));
            CapturedLoop loop = resources.keep(new CapturedLoop(gpu.runtime(), environments, learner));
            return new OnPolicySession(configuration, environments, learner, loop, directory, listeners);
        }
        Learner learner = resources.keep(new DjlLearner(Learner.Size.of(environments), settings));
        return new OnPolicySession(configuration, environments, learner, directory, listeners);
    }

    /** The networks of another library would not fit, or would go on by other rules. */
    private static void requireSameLibrary(Checkpoint checkpoint, AgentLibrary wanted) {
        AgentLibrary trained = libraryOf(checkpoint);
        if (trained != wanted) {
            throw new RunException("The checkpoint " + checkpoint.source() + " was trained with the agent settings of "
                    + trained.word() + " and cannot go on with those of " + wanted.word() + "; choose --agent "
                    + trained.word() + ".");
        }
    }

    /**
     * Tells by which library's rules a checkpoint was trained.
     *
     * @param checkpoint the checkpoint
     * @return the library
     */
    public static AgentLibrary libraryOf(Checkpoint checkpoint) {
        String source = "the agent settings in " + checkpoint.source();
        return AgentLibrary.ofFile(checkpoint.header().agentYaml(), source, AgentLibrary.PREFIX)
                .orElse(AgentLibrary.RSL_RL);
    }

    private static RunConfiguration configuration(RunPlan plan, AgentSettings agent) {
        return new RunConfiguration(
                "sinew " + String.join(" ", plan.commandLine()),
                plan.task().id(),
                agent,
                plan.settings().toYaml("env"),
                plan.settings().toYaml("agent"));
    }

    /**
     * The session to run.
     *
     * @return the session, not yet started
     */
    public TrainingSession session() {
        return session;
    }

    /**
     * Where its files go.
     *
     * @return the run's directory, for example {@code logs/rsl_rl/cartpole/2026-11-21_10-00-00}
     */
    public Path directory() {
        return directory.path();
    }

    /**
     * Where it computes.
     *
     * @return a few words for a person, for example {@code CPU, 2 threads}
     */
    public String deviceName() {
        return deviceName;
    }

    /**
     * What it trains in.
     *
     * @return the environments
     */
    public TaskEnvironments environments() {
        return environments;
    }

    /** Frees environments, learner and device. */
    @Override
    public void close() {
        resources.close();
    }
}
