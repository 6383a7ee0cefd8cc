package sinew.app.bench;

import java.util.List;

/**
 * How long repetitions of the same steps took.
 *
 * @param steps environment steps per repetition
 * @param seconds the duration of each repetition
 */
public record Timing(int steps, List<Double> seconds) {
    /** Freezes the durations. */
    public Timing {
        seconds = List.copyOf(seconds);
    }

    /**
     * The duration that counts: the middle one, of an even number the lower of the two in the middle.
     *
     * @return the duration in s
     */
    public double median() {
        return median(seconds);
    }

    /** The middle one of some numbers, of an even number of them the lower of the two in the middle. */
    static double median(List<Double> numbers) {
        List<Double> sorted = numbers.stream().sorted().toList();
        return sorted.get((sorted.size() - 1) / 2);
    }

    /**
     * The throughput.
     *
     * @param environments how many environments stepped at once
     * @return environment steps per second over all of them, by the median
     */
    public double stepsPerSecond(int environments) {
        return (double) steps * environments / median();
    }
}
