package sinew.app.bench;

import java.util.List;
import java.util.Locale;
import sinew.app.run.Device;
import sinew.sim.kernel.Backend;
import sinew.sim.tasks.NamedArray;
import sinew.sim.tasks.TaskEnvironments;

/** Steps the same environments on the CPU and on another device and compares everything they remember. */
public final class ParityCheck {
    private ParityCheck() {}

    /**
     * How well the devices agreed.
     *
     * @param steps how many steps were compared
     * @param largest the largest relative difference of a number after one step, both devices starting from the same state
     * @param where the array and element of the largest difference, and its step
     * @param differentCounters how many whole numbers (ages, ends, reasons) differed
     */
    public record Result(int steps, double largest, String where, long differentCounters) {
        /**
         * Says it in one line.
         *
         * @return the largest difference and where it was
         */
        public String line() {
            return String.format(
                    Locale.ROOT,
                    "parity with the CPU over %d steps: largest relative difference per step %.3e%s, different counters %d",
                    steps,
                    largest,
                    where.isEmpty() ? "" : " (" + where + ")",
                    differentCounters);
        }
    }

    /**
     * Compares step by step. Before every step the other device gets the CPU's state, so that differences do not add up.
     *
     * @param scenario the scenario; its device is compared with the CPU
     * @param steps how many steps
     * @return how well they agreed
     */
    public static Result compare(Scenario scenario, int steps) {
        try (Backend cpu = Device.CPU.open();
                Backend device = scenario.device().open();
                TaskEnvironments expected = scenario.task().create(scenario.settings(), scenario.seed(), cpu);
                TaskEnvironments actual = scenario.task().create(scenario.settings(), scenario.seed(), device)) {
            HostActions actions = new HostActions(expected.actions(), scenario.seed());
            Tally tally = new Tally();
            expected.reset();
            actual.reset();
            tally.compare(0, expected.saveState(), actual.saveState());
            for (int step = 1; step <= steps; step++) {
                actual.restoreState(expected.saveState());
                actions.draw();
                System.arraycopy(expected.actions(), 0, actual.actions(), 0, actual.actions().length);
                expected.step();
                actual.step();
                tally.compare(step, expected.saveState(), actual.saveState());
                tally.compare(step, "rewards", expected.rewards(), actual.rewards());
            }
            return new Result(steps, tally.largest, tally.where, tally.differentCounters);
        }
    }

    /** Keeps the largest difference. */
    private static final class Tally {
        private double largest;
        private String where = "";
        private long differentCounters;

        void compare(int step, List<NamedArray> expected, List<NamedArray> actual) {
            for (int i = 0; i < expected.size(); i++) {
                String name = expected.get(i).name();
                if (expected.get(i).array() instanceof float[] floats) {
                    compare(step, name, floats, (float[]) actual.get(i).array());
                } else {
                    compare((int[]) expected.get(i).array(), (int[])
                            actual.get(i).array());
                }
            }
        }

        void compare(int step, String name, float[] expected, float[] actual) {
            for (int i = 0; i < expected.length; i++) {
                double scale = Math.max(1, Math.max(Math.abs(expected[i]), Math.abs(actual[i])));
                double difference = Math.abs((double) expected[i] - actual[i]) / scale;
                // not (a <= b), so that NaN counts as the largest
                if (!(difference <= largest)) {
                    largest = difference;
                    where = name + "[" + i + "] in step " + step;
                }
            }
        }

        private void compare(int[] expected, int[] actual) {
            for (int i = 0; i < expected.length; i++) {
                differentCounters += expected[i] == actual[i] ? 0 : 1;
            }
        }
    }
}
