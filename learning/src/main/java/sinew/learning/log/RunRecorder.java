package sinew.learning.log;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import sinew.learning.IterationReport;
import sinew.learning.LearningException;
import sinew.learning.checkpoint.Checkpoint;

/**
 * Writes a run's files on a thread of its own.
 *
 * <p>The queue is bounded: when the disk is slower than the training, the training waits. When a file cannot be written, the
 * next call says so; nothing is lost silently.
 */
public final class RunRecorder implements AutoCloseable {
    private static final int QUEUE_LENGTH = 64;
    private static final int POLL_MILLISECONDS = 100;

    /** Checkpoints are large: so many of them may wait in memory. */
    private static final int WAITING_CHECKPOINTS = 2;

    private final RunDirectory directory;
    private final EventFile events;
    private final ProgressTable table;
    private final BlockingQueue<Job> jobs = new ArrayBlockingQueue<>(QUEUE_LENGTH);
    private final Semaphore checkpointSlots = new Semaphore(WAITING_CHECKPOINTS);
    private final Queue<SavedCheckpoint> saved = new ConcurrentLinkedQueue<>();
    private final Thread writer;
    private volatile @Nullable LearningException failure;
    private boolean told;
    private boolean closed;

    /**
     * A checkpoint that is on disk.
     *
     * @param file the file
     * @param iteration the iteration after which it was taken
     */
    public record SavedCheckpoint(Path file, int iteration) {}

    private record Job(String what, Work work, boolean last) {}

    private interface Work {
        void run() throws IOException;
    }

    /**
     * Makes the files and starts the thread.
     *
     * @param directory the run's folder
     * @param tags every tag that may occur in a report, in the order of the table's columns
     * @throws LearningException if a file cannot be made
     */
    public RunRecorder(RunDirectory directory, List<String> tags) {
        this.directory = directory;
        try {
            this.events = EventFile.create(directory.path(), Instant.now());
            this.table = new ProgressTable(directory.progress(), tags);
        } catch (IOException e) {
            throw failed("start the logs", e);
        }
        writer = Thread.ofPlatform().name("writer").unstarted(this::work);
        writer.start();
    }

    /**
     * Records the numbers of an iteration.
     *
     * @param report the numbers
     * @throws LearningException if this or something earlier could not be written
     */
    public void record(IterationReport report) {
        Instant time = Instant.now();
        submit(new Job("write the numbers of iteration " + report.iteration(), () -> write(time, report), false));
    }

    /**
     * Saves a checkpoint.
     *
     * @param checkpoint a snapshot that nobody changes any more
     * @throws LearningException if something earlier could not be written
     */
    public void save(Checkpoint checkpoint) {
        int iteration = checkpoint.header().iteration();
        Path file = directory.checkpoint(iteration);
        keepTrying(() -> checkpointSlots.tryAcquire(POLL_MILLISECONDS, TimeUnit.MILLISECONDS));
        submit(new Job(
                "save checkpoint " + file.getFileName(),
                () -> {
                    checkpoint.write(file);
                    checkpointSlots.release();
                    saved.add(new SavedCheckpoint(file, iteration));
                },
                false));
    }

    /**
     * Takes the checkpoints that have reached the disk since the last call.
     *
     * @return the checkpoints in the order of their iterations
     */
    public List<SavedCheckpoint> takeSaved() {
        List<SavedCheckpoint> taken = new ArrayList<>();
        for (SavedCheckpoint next = saved.poll(); next != null; next = saved.poll()) {
            taken.add(next);
        }
        return taken;
    }

    private void write(Instant time, IterationReport report) throws IOException {
        events.append(time, report.iteration(), report.scalars());
        events.append(time, (long) report.elapsedSeconds(), overTime(report.scalars()));
        events.flush();
        table.append(report);
    }

    /** The curves that rsl_rl also shows over seconds instead of iterations. */
    private static Map<String, Double> overTime(Map<String, Double> scalars) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (String tag : List.of("Train/mean_reward", "Train/mean_episode_length")) {
            Double value = scalars.get(tag);
            if (value != null) {
                values.put(tag + "/time", value);
            }
        }
        return values;
    }

    private void submit(Job job) {
        keepTrying(() -> jobs.offer(job, POLL_MILLISECONDS, TimeUnit.MILLISECONDS));
    }

    private interface Attempt {
        boolean succeeds() throws InterruptedException;
    }

    /** Waits for the disk as long as the writer works. */
    private void keepTrying(Attempt attempt) {
        boolean interrupted = false;
        boolean done = false;
        while (!done) {
            checkFailure();
            try {
                done = attempt.succeeds();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void checkFailure() {
        LearningException cause = failure;
        if (cause != null) {
            told = true;
            throw cause;
        }
    }

    private void work() {
        while (true) {
            String what = "wait for work";
            try {
                Job job = jobs.take();
                what = job.what();
                job.work().run();
                if (job.last()) {
                    return;
                }
            } catch (InterruptedException _) {
                // nobody interrupts this thread on purpose: the queue says when it is over
            } catch (IOException | RuntimeException | Error e) {
                failure = failed(what, e);
                return;
            }
        }
    }

    private LearningException failed(String what, Throwable cause) {
        return new LearningException(
                "Cannot " + what + " in " + directory.path().toAbsolutePath() + ": " + cause + " ("
                        + directory.path().toFile().getUsableSpace() / (1 << 20)
                        + " MiB of the disk are free). Training stops here; checkpoints written earlier are complete and"
                        + " can be resumed from.",
                cause);
    }

    /**
     * Writes everything that waits and closes the files.
     *
     * @throws LearningException if something could not be written
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (!told) {
                submit(new Job("finish the logs", () -> {}, true));
                joinWriter();
                checkFailure();
            }
        } finally {
            closeFiles();
        }
    }

    private void joinWriter() {
        boolean interrupted = false;
        while (true) {
            try {
                writer.join();
                break;
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeFiles() {
        try (events;
                table) {
            events.flush();
        } catch (IOException e) {
            // after a failure the last buffer cannot be written either; the first failure is the one to tell
            if (failure == null) {
                throw failed("close the logs", e);
            }
        }
    }
}
