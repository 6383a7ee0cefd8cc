package sinew.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sinew.app.bench.Benchmark;
import sinew.app.bench.LearnerBenchmark;
import sinew.app.bench.LearnerMeasurement;
import sinew.app.bench.LearnerScenario;
import sinew.app.bench.Measurement;
import sinew.app.bench.ParityCheck;
import sinew.app.bench.PhysicsBenchmark;
import sinew.app.bench.PhysicsMeasurement;
import sinew.app.bench.PhysicsScenario;
import sinew.app.bench.Scenario;
import sinew.app.bench.Stage;
import sinew.app.bench.TrainingBenchmark;
import sinew.app.bench.TrainingMeasurement;
import sinew.app.bench.TrainingScenario;
import sinew.app.json.JsonFile;

/** Measures one scenario after the other, draws where the time went, and gives one line for each at the end. */
final class BenchReport {
    private static final double LARGEST_DIFFERENCE = 1e-5;

    private final PrintWriter out;
    private final int parity;
    private final List<String> lines = new ArrayList<>();
    private final List<Object> results = new ArrayList<>();
    private boolean agrees = true;

    BenchReport(PrintWriter out, int parity) {
        this.out = out;
        this.parity = parity;
    }

    void measure(Scenario scenario) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (parity > 0) {
            compare(scenario, values);
        }
        Measurement measurement = Benchmark.measure(scenario);
        values.putAll(measurement.values());
        add(measurement.stages(), measurement.line(), values);
    }

    private void compare(Scenario scenario, Map<String, Object> values) {
        ParityCheck.Result result = ParityCheck.compare(scenario, parity);
        agrees &= result.largest() <= LARGEST_DIFFERENCE && result.differentCounters() == 0;
        out.println(result.line());
        values.put("parity_steps", result.steps());
        values.put("parity_largest", result.largest());
        values.put("parity_where", result.where());
        values.put("parity_different_counters", result.differentCounters());
    }

    void measure(PhysicsScenario scenario) {
        PhysicsMeasurement measurement = PhysicsBenchmark.measure(scenario);
        add(measurement.stages(), measurement.line(), measurement.values());
    }

    void measure(LearnerScenario scenario) {
        LearnerMeasurement measurement = LearnerBenchmark.measure(scenario);
        add(measurement.stages(), measurement.line(), measurement.values());
    }

    void measure(TrainingScenario scenario) {
        TrainingMeasurement measurement = TrainingBenchmark.measure(scenario);
        add(measurement.stages(), measurement.line(), measurement.values());
    }

    private void add(Stage stages, String line, Map<String, Object> values) {
        out.println(stages.tree());
        out.flush();
        lines.add(line);
        results.add(values);
    }

    /** Tells whether all devices agreed that were compared. */
    boolean agrees() {
        return agrees;
    }

    /** Prints the lines and writes everything to a file, if there is one. */
    void finish(@Nullable Path json) {
        lines.forEach(out::println);
        if (json != null) {
            JsonFile.write(json, results);
            out.println("Written to " + json + ".");
        }
    }
}
