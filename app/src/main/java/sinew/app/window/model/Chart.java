package sinew.app.window.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** One chart: a title and its curves. Changed on the window's thread only. */
public final class Chart {
    private final String key;
    private final String title;
    private final String unit;
    private final boolean logarithmic;
    private final SequencedMap<String, Series> series = new LinkedHashMap<>();
    private long version;

    /**
     * Makes an empty chart.
     *
     * @param key unique among all charts, stable from start to start
     * @param title what a person calls it
     * @param unit the unit of the values, empty for plain numbers
     * @param logarithmic whether the values are better read on a logarithmic scale
     */
    public Chart(String key, String title, String unit, boolean logarithmic) {
        this.key = key;
        this.title = title;
        this.unit = unit;
        this.logarithmic = logarithmic;
    }

    /**
     * Tells charts apart.
     *
     * @return the key
     */
    public String key() {
        return key;
    }

    /**
     * Names the chart.
     *
     * @return the title
     */
    public String title() {
        return title;
    }

    /**
     * Names the unit.
     *
     * @return the unit of the values, empty for plain numbers
     */
    public String unit() {
        return unit;
    }

    /**
     * Tells how the values are best read.
     *
     * @return whether on a logarithmic scale
     */
    public boolean logarithmic() {
        return logarithmic;
    }

    /**
     * Lists the curves.
     *
     * @return the curves in the order of their first points
     */
    public List<Series> series() {
        return Collections.unmodifiableList(new ArrayList<>(series.values()));
    }

    /**
     * Counts the changes, so that only what changed is drawn again.
     *
     * @return grows with every change
     */
    public long version() {
        return version;
    }

    void add(String name, double iteration, double value) {
        series.computeIfAbsent(name, Series::new).add(iteration, value);
        version++;
    }

    /**
     * Finds all values at one iteration.
     *
     * @param iteration where
     * @return the curves' names with their values at or just before that place; curves that begin later are missing
     */
    public Map<String, Double> at(double iteration) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (Series one : series.values()) {
            double value = one.at(iteration);
            if (Double.isFinite(value)) {
                values.put(one.name(), value);
            }
        }
        return values;
    }
}
