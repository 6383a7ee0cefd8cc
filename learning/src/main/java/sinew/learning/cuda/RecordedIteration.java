package sinew.learning.cuda;

import sinew.sim.kernel.Recording;
import sinew.sim.kernel.device.DeviceRuntime;
import sinew.sim.tasks.VectorEnvironment;

/**
 * The launches of a learner's iteration without those of the environments, recorded in three parts, to measure how long the device
 * takes. What environments would give stays as it was at the beginning. To be replayed in order.
 */
public final class RecordedIteration implements AutoCloseable {
    private final Recording rollout;
    private final Recording returns;
    private final Recording update;

    /**
     * Records the parts.
     *
     * @param runtime the device of the learner
     * @param learner the learner
     * @param environment whose observations, rewards and ends the device gets, once
     */
    public RecordedIteration(DeviceRuntime runtime, CudaLearner learner, VectorEnvironment environment) {
        learner.act(environment);
        learner.record(environment);
        RolloutKernels kernels = learner.rolloutKernels();
        EnvironmentArrays arrays = learner.copies();
        EpisodeArrays episodes = EpisodeArrays.none(learner.run().totals);
        rollout = runtime.record(() -> {
            kernels.rewind();
            for (int step = 0; step < learner.dimensions().steps(); step++) {
                kernels.act(arrays);
                kernels.record(arrays);
                kernels.goOn(episodes);
            }
        });
        returns = runtime.record(() -> kernels.estimate(arrays));
        update = runtime.record(() -> learner.updateKernels().update(learner.updateShape()));
    }

    /** Launches inference, noise and storage of all steps of a rollout; returns before they are done. */
    public void rollout() {
        rollout.replay();
    }

    /** Launches the computation of returns and advantages; returns before it is done. */
    public void returns() {
        returns.replay();
    }

    /** Launches all epochs over all mini-batches; returns before they are done. */
    public void update() {
        update.replay();
    }

    /** Frees the recordings. */
    @Override
    public void close() {
        rollout.close();
        returns.close();
        update.close();
    }
}
