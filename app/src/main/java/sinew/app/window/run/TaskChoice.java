package sinew.app.window.run;

import java.util.List;
import java.util.Locale;

/**
 * A task as a person chooses it.
 *
 * @param id the registered id, for example {@code Isaac-Cartpole-v0}
 * @param aliases other names under which people know it
 * @param title a few words
 * @param help one or two sentences: what the robot has to do
 * @param forms its settings, once for each library whose agent can learn it; the first is its standard
 */
public record TaskChoice(String id, List<String> aliases, String title, String help, List<SettingsForm> forms) {
    /** Freezes the lists. */
    public TaskChoice {
        aliases = List.copyOf(aliases);
        forms = List.copyOf(forms);
    }

    /**
     * Tells whether a search finds this task.
     *
     * @param text words in any order and case
     * @return whether every word occurs in the id, an alias, the title or the help
     */
    public boolean matches(String text) {
        String all = (id + " " + String.join(" ", aliases) + " " + title + " " + help).toLowerCase(Locale.ROOT);
        for (String word : text.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)) {
            if (!all.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
