package sinew.app.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import sinew.app.bench.LearnerUnderTest.Parts;
import sinew.app.run.Device;

/** What came out of measuring a learner. */
public final class LearnerMeasurement {
    private static final double TERA = 1e12;
    private static final double MILLI = 1e-3;

    private final LearnerScenario scenario;
    private final String deviceName;
    private final int iterations;
    private final List<Parts> repetitions;
    private final Stage stages;

    LearnerMeasurement(
            LearnerScenario scenario, String deviceName, int iterations, List<Parts> repetitions, Stage stages) {
        this.scenario = scenario;
        this.deviceName = deviceName;
        this.iterations = iterations;
        this.repetitions = List.copyOf(repetitions);
        this.stages = stages;
    }

    /**
     * Where the time went.
     *
     * @return the stages
     */
    public Stage stages() {
        return stages;
    }

    /**
     * Says it in one line.
     *
     * @return networks, environments, device, and what each part of an iteration takes
     */
    public String line() {
        return String.format(
                Locale.ROOT,
                "learner %s  %,d environments x %d steps  %s  rollout %.3f ms (%s)  returns %.3f ms  update %.3f ms"
                        + " (%s)  %,.0f samples/s  medians of %d",
                scenario.network().name(),
                scenario.environments(),
                scenario.network().steps(),
                deviceName + ", " + precision(),
                median(Parts::rollout) / MILLI,
                text(rolloutSpeed()),
                median(Parts::returns) / MILLI,
                median(Parts::update) / MILLI,
                text(updateSpeed()),
                samplesPerSecond(),
                repetitions.size());
    }

    /**
     * Gives the numbers as they are written to a file.
     *
     * @return numbers, texts, lists and maps
     */
    public Map<String, Object> values() {
        LearnerNetwork network = scenario.network();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("scenario", "learner");
        values.put("network", network.name());
        values.put("observations", network.observations());
        values.put("hidden", network.hidden());
        values.put("actions", network.actions());
        values.put("horizon", network.steps());
        values.put("epochs", LearnerNetwork.EPOCHS);
        values.put("mini_batches", LearnerNetwork.MINI_BATCHES);
        values.put("environments", scenario.environments());
        values.put("device", scenario.device().toString());
        values.put("device_name", deviceName);
        values.put("precision", precision());
        values.put("seed", scenario.seed());
        values.put("rollout_ms", median(Parts::rollout) / MILLI);
        values.put("returns_ms", median(Parts::returns) / MILLI);
        values.put("update_ms", median(Parts::update) / MILLI);
        values.put("iteration_ms", median(Parts::whole) / MILLI);
        values.put("samples_per_second", samplesPerSecond());
        values.put("rollout_flop", network.rolloutOperations(scenario.environments()));
        values.put("rollout_tflops", rolloutSpeed());
        values.put("update_flop", network.updateOperations(scenario.environments()));
        values.put("update_tflops", updateSpeed());
        values.put("iterations", iterations);
        values.put("rollout_repetitions_ms", milliseconds(Parts::rollout));
        values.put("update_repetitions_ms", milliseconds(Parts::update));
        return values;
    }

    private String precision() {
        return scenario.device().kind() == Device.Kind.CPU
                ? "fp32"
                : scenario.precision().word();
    }

    private static String text(double teraOperationsPerSecond) {
        return teraOperationsPerSecond < 1
                ? String.format(Locale.ROOT, "%.1f GFLOP/s", teraOperationsPerSecond / MILLI)
                : String.format(Locale.ROOT, "%.1f TFLOP/s", teraOperationsPerSecond);
    }

    private double rolloutSpeed() {
        return scenario.network().rolloutOperations(scenario.environments()) / median(Parts::rollout) / TERA;
    }

    private double updateSpeed() {
        return scenario.network().updateOperations(scenario.environments()) / median(Parts::update) / TERA;
    }

    private double samplesPerSecond() {
        return scenario.network().samples(scenario.environments()) / median(Parts::whole);
    }

    private double median(ToDoubleFunction<Parts> part) {
        return Timing.median(repetitions.stream().map(part::applyAsDouble).toList());
    }

    private List<Double> milliseconds(ToDoubleFunction<Parts> part) {
        return repetitions.stream().map(one -> part.applyAsDouble(one) / MILLI).toList();
    }
}
