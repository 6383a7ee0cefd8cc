package sinew.app.window.model;

import java.util.Locale;
import java.util.Map;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import sinew.learning.IterationReport;

/**
 * Sorts the scalars of finished iterations into charts by their TensorBoard tags. Known tags have a chart of their own with a
 * good title; the terms of a group ({@code Episode_Reward/*}) share one; whatever else comes gets one, too.
 */
public final class ChartsModel {
    private record Kind(String title, String unit, boolean logarithmic) {}

    private static final Map<String, Kind> ALONE = Map.of(
            "Train/mean_reward", new Kind("Mean reward", "", false),
            "Train/mean_episode_length", new Kind("Episode length", "steps", false),
            "Loss/value_function", new Kind("Value loss", "", false),
            "Loss/surrogate", new Kind("Surrogate loss", "", false),
            "Loss/entropy", new Kind("Entropy", "", false),
            "Loss/learning_rate", new Kind("Learning rate", "", true),
            "Policy/mean_noise_std", new Kind("Noise std", "", false),
            "Perf/total_fps", new Kind("Steps per second", "", false));
    private static final Map<String, Kind> GROUPS = Map.of(
            "Episode_Reward", new Kind("Reward terms", "", false),
            "Episode_Termination", new Kind("Terminations", "", false),
            "Curriculum", new Kind("Curriculum", "", false),
            "Metrics", new Kind("Metrics", "", false),
            "Perf", new Kind("Time per iteration", "s", false));

    private final ObservableList<Chart> charts = FXCollections.observableArrayList();
    private final DoubleProperty smoothing = new SimpleDoubleProperty(this, "smoothing", 0);

    /** Makes the charts that every run fills. */
    public ChartsModel() {
        clear();
    }

    /** Starts again with the empty charts that every run fills. */
    public void clear() {
        charts.setAll(
                alone("Train/mean_reward"),
                alone("Train/mean_episode_length"),
                group("Episode_Reward"),
                group("Episode_Termination"),
                alone("Policy/mean_noise_std"),
                alone("Loss/value_function"),
                alone("Loss/surrogate"),
                alone("Loss/learning_rate"));
    }

    /**
     * Takes in the numbers of an iteration.
     *
     * @param report the numbers
     */
    public void add(IterationReport report) {
        report.scalars().forEach((tag, value) -> add(tag, report.iteration(), value));
    }

    private void add(String tag, int iteration, double value) {
        // The same numbers over wall-clock time instead of iterations.
        if (tag.startsWith("Train/") && tag.endsWith("/time")) {
            return;
        }
        if (ALONE.containsKey(tag)) {
            Chart chart = find(tag);
            (chart == null ? append(alone(tag)) : chart).add("", iteration, value);
            return;
        }
        int slash = tag.indexOf('/');
        String prefix = slash < 0 ? tag : tag.substring(0, slash);
        String name = slash < 0 ? "" : tag.substring(slash + 1);
        boolean shared = GROUPS.containsKey(prefix);
        Chart chart = find(shared ? prefix : tag);
        if (chart == null) {
            chart = append(shared ? group(prefix) : new Chart(tag, words(slash < 0 ? tag : name), "", false));
        }
        chart.add(shared ? name : "", iteration, value);
    }

    private Chart append(Chart chart) {
        charts.add(chart);
        return chart;
    }

    private @Nullable Chart find(String key) {
        for (Chart chart : charts) {
            if (chart.key().equals(key)) {
                return chart;
            }
        }
        return null;
    }

    /**
     * Finds a chart.
     *
     * @param key its key: a tag, or the prefix of a group of tags
     * @return the chart
     * @throws IllegalArgumentException if there is none
     */
    public Chart chart(String key) {
        Chart chart = find(key);
        if (chart == null) {
            throw new IllegalArgumentException("There is no chart '" + key + "'; there are "
                    + charts.stream().map(Chart::key).toList());
        }
        return chart;
    }

    private static Chart alone(String tag) {
        return chart(tag, ALONE.get(tag));
    }

    private static Chart group(String prefix) {
        return chart(prefix, GROUPS.get(prefix));
    }

    private static Chart chart(String key, @Nullable Kind kind) {
        return kind == null
                ? new Chart(key, words(key), "", false)
                : new Chart(key, kind.title(), kind.unit(), kind.logarithmic());
    }

    private static String words(String tag) {
        String text = tag.replace('_', ' ').replace('/', ' ').strip();
        return text.isEmpty() ? tag : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /**
     * Lists the charts.
     *
     * @return the charts in the order in which they are shown
     */
    public ObservableList<Chart> charts() {
        return charts;
    }

    /**
     * Tells how much the curves are smoothed.
     *
     * @return from 0 (not at all) to 0.99
     */
    public DoubleProperty smoothingProperty() {
        return smoothing;
    }
}
