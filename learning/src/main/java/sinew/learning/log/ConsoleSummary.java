package sinew.learning.log;

import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import sinew.learning.IterationReport;
import sinew.learning.TrainingListener;

/** Prints the summary of every iteration in the form in which rsl_rl's users know it. */
public final class ConsoleSummary implements TrainingListener {
    private static final int WIDTH = 80;
    private static final int LABEL = 35;
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

    private final Consumer<String> console;
    private final boolean colour;
    private int finished;

    /**
     * Prints to a console.
     *
     * @param console takes blocks of lines, without the last line's end
     * @param colour whether the console understands ANSI codes
     */
    public ConsoleSummary(Consumer<String> console, boolean colour) {
        this.console = console;
        this.colour = colour;
    }

    @Override
    public void iterationFinished(IterationReport report) {
        finished++;
        console.accept(format(report, finished));
    }

    private String format(IterationReport report, int iterationsDone) {
        boolean episodes = report.scalars().containsKey("Train/mean_reward");
        StringBuilder text = new StringBuilder("#".repeat(WIDTH)).append('\n');
        text.append(centred(title(report))).append("\n\n");
        line(text, "Computation:", computation(report));
        number(text, report, "Mean action noise std:", "Policy/mean_noise_std", "%.2f");
        Function<String, String> lossLabel = key -> episodes ? "Mean " + key + " loss:" : key + ":";
        for (String key : new String[] {"value_function", "surrogate", "entropy"}) {
            number(text, report, lossLabel.apply(key), "Loss/" + key, "%.4f");
        }
        number(text, report, "Mean reward:", "Train/mean_reward", "%.2f");
        number(text, report, "Mean episode length:", "Train/mean_episode_length", "%.2f");
        extras(text, report.scalars());
        text.append("-".repeat(WIDTH)).append('\n');
        totals(text, report, iterationsDone);
        return text.toString();
    }

    private String title(IterationReport report) {
        String text = " Learning iteration " + report.iteration() + "/" + report.lastIteration() + " ";
        return colour ? " " + BOLD + text + PLAIN + " " : text;
    }

    private static String centred(String text) {
        int missing = Math.max(0, WIDTH - text.length());
        return " ".repeat(missing / 2) + text + " ".repeat(missing - missing / 2);
    }

    private static String computation(IterationReport report) {
        Map<String, Double> scalars = report.scalars();
        return String.format(
                Locale.ROOT,
                "%.0f steps/s (collection: %.3fs, learning %.3fs)",
                scalars.getOrDefault("Perf/total_fps", 0.0),
                report.collectionSeconds(),
                report.learningSeconds());
    }

    /** Everything that is not printed elsewhere: reward terms, terminations, metrics. */
    private static void extras(StringBuilder text, Map<String, Double> scalars) {
        for (Map.Entry<String, Double> scalar : scalars.entrySet()) {
            String group =
                    scalar.getKey().substring(0, Math.max(0, scalar.getKey().indexOf('/')));
            switch (group) {
                case "Perf", "Policy", "Loss", "Train" -> {}
                case "" -> line(text, "Mean episode " + scalar.getKey() + ":", decimal("%.4f", scalar.getValue()));
                default -> line(text, scalar.getKey() + ":", decimal("%.4f", scalar.getValue()));
            }
        }
    }

    private static void totals(StringBuilder text, IterationReport report, int iterationsDone) {
        double seconds = report.collectionSeconds() + report.learningSeconds();
        double left = report.elapsedSeconds() / iterationsDone * (report.lastIteration() - report.iteration() - 1);
        line(text, "Total timesteps:", Long.toString(report.totalSteps()));
        line(text, "Iteration time:", decimal("%.2fs", seconds));
        line(text, "Time elapsed:", clock(report.elapsedSeconds()));
        line(text, "ETA:", clock(left));
    }

    private static void number(StringBuilder text, IterationReport report, String label, String tag, String format) {
        Double value = report.scalars().get(tag);
        if (value != null) {
            line(text, label, decimal(format, value));
        }
    }

    private static void line(StringBuilder text, String label, String value) {
        text.append(" ".repeat(Math.max(0, LABEL - label.length())))
                .append(label)
                .append(' ')
                .append(value)
                .append('\n');
    }

    private static String decimal(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private static String clock(double seconds) {
        long whole = (long) Math.max(0, seconds);
        return String.format(Locale.ROOT, "%02d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }
}
