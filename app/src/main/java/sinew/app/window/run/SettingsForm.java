package sinew.app.window.run;

import java.util.Map;
import sinew.sim.settings.SettingsSchema;

/**
 * One of the forms that a task's settings can have.
 *
 * @param agent the library under whose names and rules the agent learns, for example {@code rsl_rl}
 * @param settings all settings of a run of the task, with the task's standard values
 * @param tuned whether the task has values of its own for this library; else they are the library's
 * @param suggested values that suit this machine better than the standards, by path, as a person would write them
 */
public record SettingsForm(String agent, SettingsSchema settings, boolean tuned, Map<String, String> suggested) {
    /** Freezes the suggestions. */
    public SettingsForm {
        suggested = Map.copyOf(suggested);
    }

    /**
     * Makes a form of a library for which the task has values of its own.
     *
     * @param agent the library
     * @param settings all settings
     * @param suggested better values for this machine
     */
    public SettingsForm(String agent, SettingsSchema settings, Map<String, String> suggested) {
        this(agent, settings, true, suggested);
    }
}
