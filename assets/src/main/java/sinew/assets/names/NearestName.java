package sinew.assets.names;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses what a mistyped name was meant to be. */
public final class NearestName {
    private NearestName() {}

    /**
     * Finds the known name that is most like a typed one. The end of a dotted name counts as its name, too, so that {@code
     * learning_rate} finds {@code agent.algorithm.learning_rate}.
     *
     * @param typed what somebody typed
     * @param known the names there are
     * @return the nearest, empty if none is near enough to be worth naming
     */
    public static Optional<String> find(String typed, Collection<String> known) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(name -> distance(wanted, name) <= allowance(wanted, name))
                .min(Comparator.comparingInt(name -> distance(wanted, name)));
    }

    /**
     * Completes an error message.
     *
     * @param typed what somebody typed
     * @param known the names there are
     * @return {@code " Did you mean 'x'?"} with a leading blank, or nothing
     */
    public static String hint(String typed, Collection<String> known) {
        return find(typed, known).map(name -> " Did you mean '" + name + "'?").orElse("");
    }

    private static int allowance(String wanted, String name) {
        return Math.max(1, Math.min(wanted.length(), name.length()) / 3);
    }

    private static int distance(String wanted, String name) {
        String candidate = name.toLowerCase(Locale.ROOT);
        int whole = editDistance(wanted, candidate);
        int dot = candidate.lastIndexOf('.');
        if (dot < 0 || wanted.indexOf('.') >= 0) {
            return whole;
        }
        return Math.min(whole, editDistance(wanted, candidate.substring(dot + 1)));
    }

    /**
     * Counts the insertions, deletions, substitutions and swaps of neighbours that lead from one text to the other (the optimal
     * string alignment distance).
     */
    static int editDistance(String first, String second) {
        int[][] table = new int[first.length() + 1][second.length() + 1];
        for (int i = 0; i <= first.length(); i++) {
            table[i][0] = i;
        }
        for (int j = 0; j <= second.length(); j++) {
            table[0][j] = j;
        }
        for (int i = 1; i <= first.length(); i++) {
            for (int j = 1; j <= second.length(); j++) {
                int change = first.charAt(i - 1) == second.charAt(j - 1) ? 0 : 1;
                int best = Math.min(table[i - 1][j - 1] + change, Math.min(table[i - 1][j], table[i][j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && first.charAt(i - 1) == second.charAt(j - 2)
                        && first.charAt(i - 2) == second.charAt(j - 1)) {
                    best = Math.min(best, table[i - 2][j - 2] + 1);
                }
                table[i][j] = best;
            }
        }
        return table[first.length()][second.length()];
    }
}
