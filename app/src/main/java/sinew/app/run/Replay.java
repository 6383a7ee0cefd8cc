package sinew.app.run;

import java.nio.file.Path;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.policy.InferencePolicy;
import sinew.sim.kernel.Backend;
import sinew.sim.settings.Settings;
import sinew.sim.tasks.TaskDefinition;
import sinew.sim.tasks.VectorEnvironment;

/** Lets a trained policy act without noise and without learning. */
public final class Replay {
    private final TaskDefinition task;
    private final Settings settings;
    private final Device device;
    private final Checkpoint checkpoint;
    private final InferencePolicy policy;
    private volatile boolean stopped;

    /**
     * Reads the checkpoint.
     *
     * @param task the task to act in
     * @param settings its settings
     * @param device where the environments run
     * @param file the checkpoint
     * @throws RunException if the checkpoint is from another task
     * @throws sinew.learning.checkpoint.CheckpointException if it cannot be read
     */
    public Replay(TaskDefinition task, Settings settings, Device device, Path file) {
        this.task = task;
        this.settings = settings;
        this.device = device;
        this.checkpoint = Checkpoint.read(file);
        if (!checkpoint.header().task().equals(task.id())) {
            throw new RunException("The checkpoint " + file + " was trained on "
                    + checkpoint.header().task() + " and cannot act in " + task.id() + ".");
        }
        this.policy = InferencePolicy.load(checkpoint);
    }

    /**
     * The checkpoint's file.
     *
     * @return the file
     */
    public Path checkpoint() {
        return checkpoint.source();
    }

    /** Ends {@link #run} after the current step; callable from any thread. */
    public void stop() {
        stopped = true;
    }

    /**
     * Acts until enough episodes have ended: as many in every environment, so that short ones do not count more.
     *
     * @param episodes how many at least
     * @param realTime whether to wait after each step until the robot's clock has come as far
     * @return what was achieved
     */
    public EpisodeTally run(int episodes, boolean realTime) {
        try (Backend backend = device.open();
                VectorEnvironment environment = task.create(settings, settings.integer("agent.seed"), backend)) {
            requireFit(environment);
            EpisodeTally tally = new EpisodeTally(environment, episodes);
            environment.reset();
            long start = System.nanoTime();
            while (!stopped && !tally.complete()) {
                policy.act(environment.observations(), environment.count(), environment.actions());
                environment.step();
                tally.record(environment);
                if (realTime) {
                    waitUntil(start
                            + (long) (tally.steps() * environment.description().stepDuration() * 1e9));
                }
            }
            return tally;
        }
    }

    private void requireFit(VectorEnvironment environment) {
        int observations = environment.description().observationSize();
        int actions = environment.description().actionSize();
        if (policy.observationSize() != observations || policy.actionSize() != actions) {
            throw new RunException("The policy in " + checkpoint() + " sees " + policy.observationSize()
                    + " numbers and decides " + policy.actionSize() + "; " + task.id() + " shows " + observations
                    + " and expects " + actions + ". The task has changed since it was trained.");
        }
    }

    private void waitUntil(long nanoTime) {
        try {
            long left = nanoTime - System.nanoTime();
            if (left > 0) {
                Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }
}
