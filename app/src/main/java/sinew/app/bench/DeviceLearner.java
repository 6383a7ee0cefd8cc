package sinew.app.bench;

import sinew.learning.cuda.CudaLearner;
import sinew.learning.cuda.RecordedIteration;
import sinew.sim.kernel.cuda.CudaBackend;
import sinew.sim.kernel.cuda.CudaDevices;
import sinew.sim.kernel.device.DeviceRuntime;

/** The learner of a GPU, timed by the device; nothing of an iteration is copied or waited for. */
final class DeviceLearner implements LearnerUnderTest {
    private static final double MILLI = 1e-3;

    private final CudaBackend backend;
    private final DeviceRuntime runtime;
    private final CudaLearner learner;
    private final RecordedIteration iteration;

    DeviceLearner(LearnerScenario scenario) {
        backend = CudaDevices.find().open(scenario.device().toString());
        try {
            runtime = backend.runtime();
            IdleEnvironment environment =
                    new IdleEnvironment(scenario.network(), scenario.environments(), scenario.seed());
            learner = new CudaLearner(runtime, environment, scenario.settings(), scenario.precision());
            iteration = new RecordedIteration(runtime, learner, environment);
        } catch (RuntimeException | Error failed) {
            backend.close();
            throw failed;
        }
    }

    @Override
    public String deviceName() {
        return backend.deviceName();
    }

    @Override
    public Parts iterate(int iterations) {
        double rollout = 0;
        double returns = 0;
        double update = 0;
        for (int i = 0; i < iterations; i++) {
            rollout += runtime.milliseconds(iteration::rollout);
            returns += runtime.milliseconds(iteration::returns);
            update += runtime.milliseconds(iteration::update);
        }
        double whole = runtime.milliseconds(() -> Repetitions.repeat(iterations, this::all));
        return new Parts(rollout * MILLI, returns * MILLI, update * MILLI, whole * MILLI);
    }

    private void all() {
        iteration.rollout();
        iteration.returns();
        iteration.update();
    }

    @Override
    public void close() {
        iteration.close();
        learner.close();
        backend.close();
    }
}
