package sinew.app.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sinew.assets.names.NearestName;
import sinew.sim.settings.SettingsException;

/**
 * What stands on a command line besides flags: {@code agent.algorithm.learning_rate=0.001} (Isaac Lab), {@code num_envs=64}
 * (IsaacGymEnvs) or the name of a task alone (Isaac Lab-Arena).
 *
 * @param settings texts by path of a setting
 * @param flags texts by the name of the flag that they stand for, for example {@code task}
 */
record Overrides(Map<String, String> settings, Map<String, String> flags) {
    /** The short keys of IsaacGymEnvs and the flags that they stand for. */
    private static final Map<String, String> SHORT_KEYS = Map.ofEntries(
            Map.entry("task", "task"),
            Map.entry("num_envs", "num_envs"),
            Map.entry("seed", "seed"),
            Map.entry("max_iterations", "max_iterations"),
            Map.entry("headless", "headless"),
            Map.entry("checkpoint", "checkpoint"),
            Map.entry("experiment", "experiment_name"),
            Map.entry("device", "device"),
            Map.entry("sim_device", "device"),
            Map.entry("rl_device", "device"));

    /** How IsaacGymEnvs begins the keys of rl_games, which begin with {@code agent.params} elsewhere. */
    private static final String AGENT_OF_ISAAC_GYM = "train.params.";

    static Overrides parse(List<String> words) {
        Map<String, String> settings = new LinkedHashMap<>();
        Map<String, String> flags = new LinkedHashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 0) {
                put(flags, "task", word, word);
                continue;
            }
            String key = word.substring(0, equals);
            String value = word.substring(equals + 1);
            String flag = SHORT_KEYS.get(key);
            if (flag != null) {
                put(flags, flag, value, key);
            } else if (key.startsWith("env.") || key.startsWith("agent.")) {
                settings.put(key, value);
            } else if (key.startsWith(AGENT_OF_ISAAC_GYM)) {
                settings.put("agent." + key.substring(key.indexOf('.') + 1), value);
            } else {
                throw new SettingsException(unknown(key));
            }
        }
        return new Overrides(settings, flags);
    }

    Optional<String> flag(String name) {
        return Optional.ofNullable(flags.get(name));
    }

    private static void put(Map<String, String> flags, String flag, String value, String typed) {
        String before = flags.put(flag, value);
        if (before != null && !before.equals(value)) {
            throw new SettingsException("'" + typed + "' says that " + flag + " is " + value + ", but it is already "
                    + before + "; keep one of them.");
        }
    }

    private static String unknown(String key) {
        List<String> known = new ArrayList<>(SHORT_KEYS.keySet());
        known.sort(null);
        String hint = NearestName.hint(key, known);
        return "There is no key '" + key + "'." + hint + " Settings begin with env. or agent.; short keys are "
                + String.join(", ", known) + ".";
    }
}
