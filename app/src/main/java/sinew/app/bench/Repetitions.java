package sinew.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Takes steps until everything is compiled, finds out how many make a repetition, and times the repetitions.
 *
 * @param steps steps per repetition; 0 for as many as take about a second
 * @param repeats how often it is measured
 */
record Repetitions(int steps, int repeats) {
    private static final double WARM_UP_SECONDS = 2;
    private static final double REPETITION_SECONDS = 1;
    private static final int FEWEST_STEPS = 16;
    private static final int MOST_STEPS = 100_000;

    /** Measures; takes a number of steps at a time and adds its stages to the clock. */
    Timing time(StageClock clock, String name, IntFunction<Stage> stepping) {
        int warmed = 0;
        double seconds = 0;
        while (seconds < WARM_UP_SECONDS) {
            seconds += stepping.apply(FEWEST_STEPS).seconds();
            warmed += FEWEST_STEPS;
        }
        clock.add(new Stage(name + ": warm-up", seconds));
        double wanted =
                steps > 0 ? steps : Math.max(FEWEST_STEPS, Math.min(MOST_STEPS, warmed * REPETITION_SECONDS / seconds));
        List<Stage> repetitions = new ArrayList<>();
        for (int i = 0; i < repeats; i++) {
            repetitions.add(stepping.apply((int) wanted));
        }
        double total = repetitions.stream().mapToDouble(Stage::seconds).sum();
        clock.add(new Stage(name + ": repetitions", total, repetitions));
        return new Timing((int) wanted, repetitions.stream().map(Stage::seconds).toList());
    }

    /** Does something several times. */
    static void repeat(int times, Runnable work) {
        for (int i = 0; i < times; i++) {
            work.run();
        }
    }
}
