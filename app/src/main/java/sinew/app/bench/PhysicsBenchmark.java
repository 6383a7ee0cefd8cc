package sinew.app.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import sinew.app.run.Device;
import sinew.sim.kernel.Backend;
import sinew.sim.kernel.KernelReference;
import sinew.sim.kernel.LoadedKernel;
import sinew.sim.kernel.Recording;
import sinew.sim.kernel.cuda.CudaBackend;
import sinew.sim.kernel.cuda.CudaDevices;
import sinew.sim.kernel.cuda.KernelResources;
import sinew.sim.physics.probe.MotionState;
import sinew.sim.physics.probe.RandomMotion;

/** Measures timesteps of physics with random controls, drawn on the device. */
public final class PhysicsBenchmark {
    private static final int STEPS_PER_RECORDING = 16;
    private static final int EPISODE_STEPS = 1000;

    private PhysicsBenchmark() {}

    /**
     * Measures a scenario on the calling thread.
     *
     * @param scenario what to measure
     * @return what came out
     * @throws RuntimeException if the device cannot be used; the message says why
     */
    public static PhysicsMeasurement measure(PhysicsScenario scenario) {
        StageClock clock = new StageClock();
        try (Backend backend = clock.time("open the device", () -> open(scenario))) {
            MotionState state = new MotionState(
                    scenario.model(), scenario.environments(), EPISODE_STEPS, scenario.controls(), scenario.seed());
            LoadedKernel kernel = clock.time(
                    "load the kernel",
                    () -> backend.load(new KernelReference(RandomMotion.class, "step"), scenario.model(), state));
            Timing timing = steps(scenario, backend, kernel, clock);
            Map<String, Object> details = counts(backend, state);
            if (backend instanceof CudaBackend cuda) {
                addResources(cuda.resources().getFirst(), details);
            }
            Stage all = clock.total(scenario.name() + ", " + scenario.environments() + " environments");
            return new PhysicsMeasurement(scenario, backend.deviceName(), timing, details, all);
        }
    }

    private static Backend open(PhysicsScenario scenario) {
        return scenario.device().kind() == Device.Kind.CPU
                ? scenario.device().open()
                : CudaDevices.find()
                        .open(scenario.device().toString(), scenario.layout().options());
    }

    private static Timing steps(PhysicsScenario scenario, Backend backend, LoadedKernel kernel, StageClock clock) {
        Runnable oneStep = () -> kernel.launch(scenario.environments());
        try (Recording recording = backend.record(() -> Repetitions.repeat(STEPS_PER_RECORDING, oneStep))) {
            return new Repetitions(scenario.steps(), scenario.repeats()).time(clock, "timesteps", steps -> {
                backend.synchronize();
                double seconds = StageClock.seconds(() -> {
                    Repetitions.repeat(steps / STEPS_PER_RECORDING, recording::replay);
                    Repetitions.repeat(steps % STEPS_PER_RECORDING, oneStep);
                    backend.synchronize();
                });
                return new Stage(steps + " steps", seconds);
            });
        }
    }

    private static Map<String, Object> counts(Backend backend, MotionState state) {
        backend.download(state.steps, state.contacts, state.rows, state.iterations, state.overflows, state.notFinite);
        double steps = sum(state.steps);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("mean_contacts", rounded(sum(state.contacts) / steps));
        details.put("mean_other_rows", rounded(sum(state.rows) / steps));
        details.put("mean_iterations", rounded(sum(state.iterations) / steps));
        details.put("steps_with_overflow", sum(state.overflows));
        details.put("not_finite", sum(state.notFinite));
        return details;
    }

    private static long sum(int[] counts) {
        return Arrays.stream(counts).asLongStream().sum();
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    private static void addResources(KernelResources resources, Map<String, Object> details) {
        details.put("lanes", resources.shape().lanes());
        details.put("environments_per_block", resources.shape().environmentsPerBlock());
        details.put("registers", resources.registersPerThread());
        details.put("local_bytes", resources.localBytesPerThread());
        details.put("shared_bytes_per_block", resources.sharedBytesPerBlock());
        details.put(
                "resident_environments",
                resources.residentBlocksPerMultiprocessor() * resources.shape().environmentsPerBlock());
    }
}
