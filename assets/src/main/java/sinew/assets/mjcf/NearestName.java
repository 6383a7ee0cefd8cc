package sinew.assets.mjcf;

import java.util.Collection;
import java.util.Locale;

/** Finds what somebody who mistyped a name probably meant. */
final class NearestName {
    private NearestName() {}

    /** A question to append to a message: the nearest of the known names, or all of them if none is near, or empty. */
    static String hint(String wrong, Collection<String> known) {
        String best = "";
        int bestDistance = Math.max(2, wrong.length() / 3) + 1;
        for (String name : known) {
            int distance = distance(wrong.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (distance < bestDistance) {
                bestDistance = distance;
                best = name;
            }
        }
        if (!best.isEmpty()) {
            return "; did you mean \"" + best + "\"?";
        }
        return known.isEmpty() || known.size() > 40 ? "." : "; expected one of " + String.join(", ", known) + ".";
    }

    /** Edit distance with transpositions of neighbours (optimal string alignment). */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cell(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cell(int[][] cost, String a, String b, int i, int j) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + change);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
