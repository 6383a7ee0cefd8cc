package sinew.app.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import sinew.app.run.Device;

/**
 * What came out of measuring physics.
 *
 * @param scenario what was measured
 * @param deviceName what it ran on
 * @param timing how long timesteps took
 * @param details what else was counted, and what the kernel takes of a GPU
 * @param stages where the time went
 */
public record PhysicsMeasurement(
        PhysicsScenario scenario, String deviceName, Timing timing, Map<String, Object> details, Stage stages) {
    /**
     * Says it in one line.
     *
     * @return model, environments, device, throughput and details
     */
    public String line() {
        double rate = timing.stepsPerSecond(scenario.environments());
        return String.format(
                Locale.ROOT,
                "%s  %,d environments  %s  %,.0f timesteps/s (%,.0f a processor; %.4f ms for all)  median of %d  %s",
                scenario.name(),
                scenario.environments(),
                deviceName,
                rate,
                rate / processors(),
                timing.median() / timing.steps() * 1e3,
                scenario.repeats(),
                details.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", ")));
    }

    /**
     * Gives the numbers as they are written to a file.
     *
     * @return numbers, texts, lists and maps
     */
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("scenario", "simulation");
        values.put("model", scenario.name());
        values.put("environments", scenario.environments());
        values.put("device", scenario.device().toString());
        values.put("device_name", deviceName);
        values.put("seed", scenario.seed());
        values.put("timesteps_per_second", timing.stepsPerSecond(scenario.environments()));
        values.put("processors", processors());
        values.put("steps", timing.steps());
        values.put("repetitions_s", timing.seconds());
        values.putAll(details);
        return values;
    }

    private int processors() {
        return scenario.device().kind() == Device.Kind.CPU
                ? Runtime.getRuntime().availableProcessors()
                : 1;
    }
}
