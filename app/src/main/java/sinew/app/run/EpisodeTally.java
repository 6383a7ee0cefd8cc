package sinew.app.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sinew.sim.tasks.EnvironmentDescription;
import sinew.sim.tasks.VectorEnvironment;

/** Counts what finished episodes achieved; the same number of episodes in every environment. */
public final class EpisodeTally {
    private final EnvironmentDescription description;
    private final int perEnvironment;
    private final int[] counted;
    private final double[] termSums;
    private final long[] ends;
    private int environmentsLeft;
    private int episodes;
    private long steps;
    private double returns;
    private double squaredReturns;
    private double lengths;

    /**
     * Starts with nothing.
     *
     * @param environment where the episodes will be
     * @param episodes how many to count at least
     */
    EpisodeTally(VectorEnvironment environment, int episodes) {
        description = environment.description();
        perEnvironment = Math.ceilDiv(episodes, environment.count());
        counted = new int[environment.count()];
        termSums = new double[description.rewards().size()];
        ends = new long[description.terminations().size()];
        environmentsLeft = environment.count();
    }

    /** Counts the episodes that ended in the last step. */
    void record(VectorEnvironment environment) {
        steps++;
        for (int env = 0; env < counted.length; env++) {
            if (environment.dones()[env] != 0 && counted[env] < perEnvironment) {
                count(environment, env);
            }
        }
    }

    private void count(VectorEnvironment environment, int env) {
        episodes++;
        counted[env]++;
        environmentsLeft -= counted[env] == perEnvironment ? 1 : 0;
        double total = environment.finishedReturns()[env];
        returns += total;
        squaredReturns += total * total;
        lengths += environment.finishedLengths()[env];
        for (int term = 0; term < termSums.length; term++) {
            termSums[term] += environment.finishedTermSums()[env * termSums.length + term];
        }
        for (int term = 0; term < ends.length; term++) {
            ends[term] += environment.finishedTerminations()[env * ends.length + term];
        }
    }

    /** Tells whether enough episodes have ended. */
    boolean complete() {
        return environmentsLeft == 0;
    }

    /** Counts the steps of each environment. */
    long steps() {
        return steps;
    }

    /**
     * Counts the episodes.
     *
     * @return how many are in the means
     */
    public int episodes() {
        return episodes;
    }

    /**
     * The mean return.
     *
     * @return the sum of all rewards of an episode, averaged; NaN without episodes
     */
    public double meanReward() {
        return returns / episodes;
    }

    /**
     * The mean length.
     *
     * @return in steps; NaN without episodes
     */
    public double meanLength() {
        return lengths / episodes;
    }

    /**
     * Says it all under the names of the training summary.
     *
     * @return lines of text
     */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line("Episodes", "%.0f", episodes));
        if (episodes == 0) {
            return lines;
        }
        double variance = Math.max(0, squaredReturns / episodes - meanReward() * meanReward());
        lines.add(line("Mean reward", "%.2f", meanReward()));
        lines.add(line("Deviation of the reward", "%.2f", Math.sqrt(variance)));
        lines.add(line("Mean episode length", "%.2f", meanLength()));
        lines.add(line("Longest possible episode", "%.0f", description.maximumEpisodeLength()));
        for (int term = 0; term < termSums.length; term++) {
            double mean = termSums[term] / episodes / description.maximumEpisodeSeconds();
            lines.add(line("Episode_Reward/" + description.rewards().get(term), "%.4f", mean));
        }
        for (int term = 0; term < ends.length; term++) {
            lines.add(line("Episode_Termination/" + description.terminations().get(term), "%.0f", (double) ends[term]));
        }
        return lines;
    }

    private static String line(String label, String format, double value) {
        return String.format(Locale.ROOT, "%35s " + format, label + ":", value);
    }
}
