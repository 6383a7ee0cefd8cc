package sinew.app.run;

import java.nio.file.Path;
import java.util.function.Consumer;
import sinew.learning.checkpoint.Checkpoint;
import sinew.learning.policy.InferencePolicy;
import sinew.learning.settings.AgentLibrary;
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
    private boolean paused;

    /**
     * Makes ready to act.
     *
     * @param task the task to act in
     * @param settings its settings
     * @param device where the environments run
     * @param checkpoint the checkpoint
     * @throws RunException if the checkpoint is from another task
     * @throws sinew.learning.checkpoint.CheckpointException if there is no policy in it
     */
    public Replay(TaskDefinition task, Settings settings, Device device, Checkpoint checkpoint) {
        this.task = task;
        this.settings = settings;
        this.device = device;
        this.checkpoint = checkpoint;
        if (!checkpoint.header().task().equals(task.id())) {
            throw new RunException("The checkpoint " + checkpoint.source() + " was trained on "
                    + checkpoint.header().task() + " and cannot act in " + task.id() + "; choose --task "
                    + checkpoint.header().task() + " or another checkpoint.");
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

    /** Ends {@link #run} or {@link #watch} after the current step; callable from any thread. */
    public synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    /**
     * Lets {@link #watch} stand still or go on; callable from any thread.
     *
     * @param on whether it stands still
     */
    public synchronized void pause(boolean on) {
        paused = on;
        notifyAll();
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
                VectorEnvironment environment = open(backend)) {
            EpisodeTally tally = new EpisodeTally(environment, episodes);
            long due = System.nanoTime();
            while (!stopped && !tally.complete()) {
                step(environment);
                tally.record(environment);
                if (realTime) {
                    due = waitAfter(due, environment);
                }
            }
            return tally;
        }
    }

    /**
     * Acts as fast as the robot would until {@link #stop}.
     *
     * @param watcher sees the environments after each step, on the calling thread
     */
    public void watch(Consumer<VectorEnvironment> watcher) {
        try (Backend backend = device.open();
                VectorEnvironment environment = open(backend)) {
            long due = System.nanoTime();
            while (mayStep()) {
                step(environment);
                watcher.accept(environment);
                due = waitAfter(due, environment);
            }
        }
    }

    private VectorEnvironment open(Backend backend) {
        VectorEnvironment environment =
                task.create(settings, AgentLibrary.of(settings).bind(settings).seed(), backend);
        try {
            requireFit(environment);
            environment.reset();
            return environment;
        } catch (RuntimeException unfit) {
            environment.close();
            throw unfit;
        }
    }

    private void step(VectorEnvironment environment) {
        policy.act(environment.observations(), environment.count(), environment.actions());
        environment.step();
        policy.forget(environment.dones());
    }

    /** Waits while it stands still; the answer is whether another step is wanted. */
    private synchronized boolean mayStep() {
        try {
            while (paused && !stopped) {
                wait();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
        return !stopped;
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

    /** Waits until one step's time after the step before; time that was lost is not made up for. */
    private long waitAfter(long before, VectorEnvironment environment) {
        long step = Math.round(environment.description().stepDuration() * 1e9);
        long now = System.nanoTime();
        long due = Math.max(before + step, now);
        try {
            Thread.sleep((due - now) / 1_000_000, (int) ((due - now) % 1_000_000));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
        return due;
    }
}
