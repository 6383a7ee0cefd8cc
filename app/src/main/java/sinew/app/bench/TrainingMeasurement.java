package sinew.app.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import sinew.app.bench.IterationWatch.Repetition;
import sinew.app.run.Device;
import sinew.app.run.RenderMode;
import sinew.learning.settings.AgentLibrary;

/** What came out of measuring a training. */
public final class TrainingMeasurement {
    private static final double MILLI = 1e-3;

    private final TrainingScenario scenario;
    private final String deviceName;
    private final String drawingDevice;
    private final long pictures;
    private final List<Repetition> repetitions;
    private final Stage stages;

    TrainingMeasurement(
            TrainingScenario scenario,
            String deviceName,
            String drawingDevice,
            long pictures,
            List<Repetition> repetitions,
            Stage stages) {
        this.scenario = scenario;
        this.deviceName = deviceName;
        this.drawingDevice = drawingDevice;
        this.pictures = pictures;
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
     * @return task, environments, device, throughput and what an iteration takes
     */
    public String line() {
        return String.format(
                Locale.ROOT,
                "training %s  %,d environments  %s  agent of %s%s  %,.0f environment steps/s end to end  iteration %.3f ms:"
                        + " collection %.3f ms, learning %.3f ms  medians of %d",
                scenario.plan().task().id(),
                scenario.environments(),
                deviceName + ", " + precision(),
                library(),
                watched(),
                median(Repetition::stepsPerSecond),
                median(one -> one.seconds() / one.iterations()) / MILLI,
                median(one -> one.collection() / one.iterations()) / MILLI,
                median(one -> one.learning() / one.iterations()) / MILLI,
                repetitions.size());
    }

    /**
     * Gives the numbers as they are written to a file.
     *
     * @return numbers, texts, lists and maps
     */
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("scenario", "training");
        values.put("task", scenario.plan().task().id());
        values.put("agent", library());
        values.put("environments", scenario.environments());
        values.put("device", scenario.plan().device().toString());
        values.put("device_name", deviceName);
        values.put("precision", precision());
        values.put("watch", scenario.watch().name().toLowerCase(Locale.ROOT));
        values.put("drawn_by", drawingDevice);
        values.put("pictures", pictures);
        values.put("steps_per_second", median(Repetition::stepsPerSecond));
        values.put("iteration_ms", median(one -> one.seconds() / one.iterations()) / MILLI);
        values.put("collection_ms", median(one -> one.collection() / one.iterations()) / MILLI);
        values.put("learning_ms", median(one -> one.learning() / one.iterations()) / MILLI);
        values.put(
                "repetitions_steps_per_second",
                repetitions.stream().map(Repetition::stepsPerSecond).toList());
        return values;
    }

    private String precision() {
        return scenario.plan().device().kind() == Device.Kind.CPU
                ? "fp32"
                : scenario.plan().precision().word();
    }

    private String watched() {
        if (scenario.watch() == RenderMode.NONE) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "  watched (%s, %,d pictures%s)",
                scenario.watch().name().toLowerCase(Locale.ROOT),
                pictures,
                scenario.drawn() ? " drawn by " + drawingDevice : "");
    }

    private String library() {
        return AgentLibrary.of(scenario.plan().settings()).word();
    }

    private double median(ToDoubleFunction<Repetition> number) {
        return Timing.median(repetitions.stream().map(number::applyAsDouble).toList());
    }
}
