package sinew.app.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came out of a scenario.
 *
 * @param scenario what was measured
 * @param deviceName what it ran on
 * @param steps environment steps per repetition
 * @param repetitions the duration of each repetition in s, random actions and copies to and from the host included
 * @param deviceRepetitions the duration of each repetition in s with fixed actions and without copies
 * @param stages where the time went
 */
public record Measurement(
        Scenario scenario,
        String deviceName,
        int steps,
        List<Double> repetitions,
        List<Double> deviceRepetitions,
        Stage stages) {
    /** Freezes the lists. */
    public Measurement {
        repetitions = List.copyOf(repetitions);
        deviceRepetitions = List.copyOf(deviceRepetitions);
    }

    /**
     * The throughput that a learner on the host sees.
     *
     * @return environment steps per second over all environments, by the median repetition
     */
    public double stepsPerSecond() {
        return (double) steps * scenario.environments() / median(repetitions);
    }

    /**
     * The throughput of the device alone.
     *
     * @return environment steps per second over all environments, by the median repetition
     */
    public double deviceStepsPerSecond() {
        return (double) steps * scenario.environments() / median(deviceRepetitions);
    }

    /**
     * Says it in one line.
     *
     * @return task, environments, device and throughput
     */
    public String line() {
        return String.format(
                Locale.ROOT,
                "%s  %,d environments  %s  %,.0f steps/s with host copies  %,.0f steps/s on the device  (%.4f ms a step,"
                        + " median of %d x %d steps)",
                scenario.task().id(),
                scenario.environments(),
                deviceName,
                stepsPerSecond(),
                deviceStepsPerSecond(),
                median(repetitions) / steps * 1e3,
                repetitions.size(),
                steps);
    }

    /**
     * Gives the numbers as they are written to a file.
     *
     * @return numbers, texts, lists and maps
     */
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("task", scenario.task().id());
        values.put("environments", scenario.environments());
        values.put("device", scenario.device().toString());
        values.put("device_name", deviceName);
        values.put("seed", scenario.seed());
        values.put("steps", steps);
        values.put("steps_per_second", stepsPerSecond());
        values.put("device_steps_per_second", deviceStepsPerSecond());
        values.put("repetitions_s", repetitions);
        values.put("device_repetitions_s", deviceRepetitions);
        values.put("stages", values(stages));
        return values;
    }

    /** The middle value, of an even number the lower of the two in the middle. */
    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((sorted.size() - 1) / 2);
    }

    private static Map<String, Object> values(Stage stage) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", stage.name());
        values.put("seconds", stage.seconds());
        values.put("parts", stage.parts().stream().map(Measurement::values).toList());
        return values;
    }
}
