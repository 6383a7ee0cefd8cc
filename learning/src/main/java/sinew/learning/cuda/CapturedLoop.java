package sinew.learning.cuda;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import sinew.learning.EpisodeStatistics;
import sinew.learning.TrainingLoop;
import sinew.learning.UpdateReport;
import sinew.sim.kernel.Recording;
import sinew.sim.kernel.device.DeviceAddress;
import sinew.sim.kernel.device.DeviceRuntime;
import sinew.sim.kernel.device.FrameCopies;
import sinew.sim.tasks.TaskEnvironments;

/**
 * Runs environments and learner of the same device: a rollout is one recorded sequence of launches and an update another one, and
 * the host reads a small report after each.
 *
 * <p>Pictures for people travel beside the work and are read while the device works on. If rollouts take long, their steps are
 * recorded one by one, so that a person can see and stop them in between.
 */
public final class CapturedLoop implements TrainingLoop, AutoCloseable {
    /** Rollouts that take longer are run step by step. */
    private static final double LONG_SECONDS = 0.1;

    /** Nobody sees more than 80 pictures a second. */
    private static final long PICTURE_PAUSE = 12_500_000L;

    private final DeviceRuntime runtime;
    private final TaskEnvironments environments;
    private final CudaLearner learner;
    private final EnvironmentArrays arrays;
    private final EpisodeArrays episodes;
    private final DeviceAddress poses;
    private final EpisodeReport report;
    private @Nullable Recording rollout;
    private @Nullable Recording step;
    private @Nullable Recording update;
    private UpdateKernels.@Nullable Shape shape;
    private @Nullable FrameCopies frames;
    private double rolloutSeconds;
    private final LongSupplier nanoseconds;
    private long lastPicture;
    private @Nullable Watcher spectator;

    /**
     * Prepares the loop; nothing is recorded before the first iteration.
     *
     * @param runtime the device
     * @param environments environments on that device
     * @param learner a learner on that device
     */
    public CapturedLoop(DeviceRuntime runtime, TaskEnvironments environments, CudaLearner learner) {
        this(runtime, environments, learner, System::nanoTime);
    }

    /**
     * Prepares the loop.
     *
     * @param runtime the device
     * @param environments environments on that device
     * @param learner a learner on that device
     * @param nanoseconds a clock
     */
    CapturedLoop(DeviceRuntime runtime, TaskEnvironments environments, CudaLearner learner, LongSupplier nanoseconds) {
        this.nanoseconds = nanoseconds;
        lastPicture = nanoseconds.getAsLong() - PICTURE_PAUSE;
        this.runtime = runtime;
        this.environments = environments;
        this.learner = learner;
        DeviceAddress observations = runtime.addressOf(environments.observations());
        arrays = new EnvironmentArrays(
                observations,
                learner.dimensions().asymmetric() ? runtime.addressOf(environments.criticObservations()) : observations,
                runtime.addressOf(environments.actions()),
                runtime.addressOf(environments.rewards()),
                runtime.addressOf(environments.dones()),
                runtime.addressOf(environments.timeOuts()));
        episodes = new EpisodeArrays(
                environments.count(),
                runtime.addressOf(environments.dones()),
                runtime.addressOf(environments.notFinite()),
                runtime.addressOf(environments.finishedLengths()),
                runtime.addressOf(environments.finishedReturns()),
                runtime.addressOf(environments.finishedTermSums()),
                runtime.addressOf(environments.finishedTerminations()));
        poses = runtime.addressOf(environments.bodyPoses());
        report = new EpisodeReport(runtime, environments, learner);
    }

    @Override
    public void begin(EpisodeStatistics statistics) {
        runtime.upload(EpisodesBlock.write(statistics), learner.run().episodes);
        runtime.upload(MemorySegment.ofArray(statistics.latestTerminations()), learner.run().latestTerminations);
        if (learner.rolloutKernels().learnsFirst()) {
            learner.rolloutKernels().learnFirst(arrays);
        }
    }

    @Override
    public void collect(EpisodeStatistics statistics, Watcher watcher) {
        watcher.standStill();
        long begin = nanoseconds.getAsLong();
        recordAnew();
        if (rolloutSeconds > LONG_SECONDS) {
            collectStepByStep(watcher);
        } else {
            Recording whole = rollout;
            if (whole == null) {
                whole = runtime.record(this::launchRollout);
                rollout = whole;
            }
            whole.replay();
        }
        offerFrame();
        runtime.synchronize();
        statistics.take(report.read());
        rolloutSeconds = (nanoseconds.getAsLong() - begin) * 1e-9;
        spectator = watcher;
    }

    /** Throws recordings away that belong to other settings. */
    private void recordAnew() {
        UpdateKernels.Shape now = learner.updateShape();
        if (now.equals(shape)) {
            return;
        }
        boolean otherNetworks = shape != null && shape.miniBatches() != now.miniBatches();
        if (otherNetworks) {
            rollout = discard(rollout);
            step = discard(step);
        }
        update = discard(update);
        shape = now;
    }

    private static @Nullable Recording discard(@Nullable Recording recording) {
        if (recording != null) {
            recording.close();
        }
        return null;
    }

    private void launchRollout() {
        learner.rolloutKernels().rewind();
        for (int i = 0; i < learner.dimensions().steps(); i++) {
            launchStep();
        }
        report.launch();
    }

    private void launchStep() {
        learner.rolloutKernels().act(arrays);
        environments.launch();
        learner.rolloutKernels().record(arrays);
        learner.rolloutKernels().goOn(episodes);
    }

    private void collectStepByStep(Watcher watcher) {
        Recording one = step;
        if (one == null) {
            one = runtime.record(this::launchStep);
            step = one;
        }
        learner.rolloutKernels().rewind();
        for (int i = 0; i < learner.dimensions().steps(); i++) {
            watcher.standStill();
            one.replay();
            offerFrame();
            // while the device takes the step
            showFrame(watcher);
            runtime.synchronize();
        }
        report.launch();
    }

    /** Takes a picture of the environments, if somebody looks at them and it is time for one. */
    private void offerFrame() {
        long now = nanoseconds.getAsLong();
        if (!environments.publishesPoses() || now - lastPicture < PICTURE_PAUSE) {
            return;
        }
        lastPicture = now;
        FrameCopies copies = frames;
        if (copies == null) {
            copies = new FrameCopies(runtime, List.of(poses), "pictures of the environments");
            frames = copies;
        }
        copies.offer();
    }

    /** Shows the newest picture that has arrived; without anybody who looks, asks whether somebody wants to. */
    private void showFrame(Watcher watcher) {
        FrameCopies copies = frames;
        if (copies == null || !environments.publishesPoses()) {
            watcher.stepped();
            return;
        }
        Optional<MemorySegment> frame = copies.newest();
        if (frame.isPresent()) {
            float[] target = environments.bodyPoses();
            MemorySegment.copy(frame.get(), ValueLayout.JAVA_FLOAT, 0, target, 0, target.length);
            watcher.stepped();
        }
    }

    @Override
    public UpdateReport learn() {
        Recording recorded = update;
        if (recorded == null) {
            recorded = runtime.record(() -> {
                learner.rolloutKernels().estimate(arrays);
                learner.updateKernels().update(learner.updateShape());
                report.launchProgress();
            });
            update = recorded;
        }
        recorded.replay();
        showWhileTheDeviceWorks();
        runtime.synchronize();
        return learner.report(report.readProgress());
    }

    private void showWhileTheDeviceWorks() {
        if (spectator != null) {
            showFrame(spectator);
        }
    }

    @Override
    public void complete(EpisodeStatistics statistics) {
        runtime.download(learner.run().latestTerminations, MemorySegment.ofArray(statistics.latestTerminations()));
    }

    /** Frees the recordings and the memory of pictures. */
    @Override
    public void close() {
        rollout = discard(rollout);
        step = discard(step);
        update = discard(update);
        if (frames != null) {
            frames.close();
        }
        report.close();
    }
}
