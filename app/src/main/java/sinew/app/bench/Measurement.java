package sinew.app.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What came out of a scenario.
 *
 * @param scenario what was measured
 * @param deviceName what it ran on
 * @param host steps as a learner on the host takes them: actions drawn there, everything copied to and fro
 * @param device steps with actions drawn on the device, nothing copied
 * @param stages where the time went
 */
public record Measurement(Scenario scenario, String deviceName, Timing host, Timing device, Stage stages) {
    /**
     * Says it in one line.
     *
     * @return task, environments, device and throughput
     */
    public String line() {
        int environments = scenario.environments();
        return String.format(
                Locale.ROOT,
                "%s  %,d environments  %s  %,.0f steps/s on the device (%.4f ms a step)  %,.0f steps/s with host copies"
                        + " (%.4f ms a step)  medians of %d",
                scenario.task().id(),
                environments,
                deviceName,
                device.stepsPerSecond(environments),
                device.median() / device.steps() * 1e3,
                host.stepsPerSecond(environments),
                host.median() / host.steps() * 1e3,
                scenario.repeats());
    }

    /**
     * Gives the numbers as they are written to a file.
     *
     * @return numbers, texts, lists and maps
     */
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("scenario", "simulation");
        values.put("task", scenario.task().id());
        values.put("environments", scenario.environments());
        values.put("device", scenario.device().toString());
        values.put("device_name", deviceName);
        values.put("seed", scenario.seed());
        values.put("on_device", values(device));
        values.put("with_host_copies", values(host));
        values.put("stages", values(stages));
        return values;
    }

    private Map<String, Object> values(Timing timing) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("steps_per_second", timing.stepsPerSecond(scenario.environments()));
        values.put("steps", timing.steps());
        values.put("repetitions_s", timing.seconds());
        return values;
    }

    private static Map<String, Object> values(Stage stage) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", stage.name());
        values.put("seconds", stage.seconds());
        values.put("parts", stage.parts().stream().map(Measurement::values).toList());
        return values;
    }
}
