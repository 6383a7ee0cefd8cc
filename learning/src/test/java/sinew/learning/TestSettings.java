package sinew.learning;

import sinew.learning.settings.LearnerSettings;
import sinew.learning.settings.RslRlSettings;
import sinew.sim.settings.Settings;
import sinew.sim.settings.SettingsSchema;

/** Settings for tests. */
public final class TestSettings {
    private TestSettings() {}

    /** The standard settings with changes, given as alternating paths and texts. */
    public static RslRlSettings agent(String... changes) {
        return settings(changes).bind("agent", RslRlSettings.class);
    }

    private static Settings settings(String... changes) {
        Settings settings =
                SettingsSchema.ofRecord("agent", RslRlSettings.class).standards();
        for (int i = 0; i < changes.length; i += 2) {
            settings = settings.with(changes[i], changes[i + 1]);
        }
        return settings;
    }

    /** Settings that learn the toy cartpole, with changes. */
    public static RslRlSettings toy(String... changes) {
        return toySettings(changes).bind("agent", RslRlSettings.class);
    }

    /** The same in no library's terms. */
    public static LearnerSettings learner(String... changes) {
        return toy(changes).toLearner(1);
    }

    /** The same as values of a schema. */
    public static Settings toySettings(String... changes) {
        String[] all = new String[changes.length + 10];
        String[] toy = {
            "agent.policy.actor_hidden_dims", "[32, 32]",
            "agent.policy.critic_hidden_dims", "[32, 32]",
            "agent.num_steps_per_env", "16",
            "agent.algorithm.entropy_coef", "0.005",
            "agent.max_iterations", "150"
        };
        System.arraycopy(toy, 0, all, 0, 10);
        System.arraycopy(changes, 0, all, 10, changes.length);
        return settings(all);
    }
}
