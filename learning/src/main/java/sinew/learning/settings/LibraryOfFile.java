package sinew.learning.settings;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sinew.sim.settings.YamlTranslator;

/** Finds out by its keys whose agent settings a file has. */
final class LibraryOfFile {
    private static final Set<String> ONLY_SB3 = Set.of("agent.n_timesteps", "agent.n_steps", "agent.policy_kwargs");

    private final Set<String> keys = new HashSet<>();
    private String named = "";

    private LibraryOfFile() {}

    static Optional<AgentLibrary> find(String yaml, String sourceName, String prefix) {
        LibraryOfFile search = new LibraryOfFile();
        AgentLibrary.RSL_RL.schema().standards().mergeYaml(yaml, sourceName, prefix, search::look);
        return search.result();
    }

    /** Takes note of the first level of keys below {@code agent}; leaves all else unread. */
    private Optional<Map<String, String>> look(YamlTranslator.Entry entry) {
        if (entry.path().equals(AgentLibrary.PREFIX)) {
            return Optional.empty();
        }
        if (entry.path().startsWith(AgentLibrary.PREFIX + ".")) {
            keys.add(entry.path());
            named = entry.path().equals(AgentLibrary.PATH) ? entry.text() : named;
        }
        return Optional.of(Map.of());
    }

    private Optional<AgentLibrary> result() {
        if (!named.isEmpty()) {
            return Optional.of(AgentLibrary.of(named));
        } else if (keys.contains("agent.params")) {
            return Optional.of(AgentLibrary.RL_GAMES);
        } else if (keys.stream().anyMatch(ONLY_SB3::contains)) {
            return Optional.of(AgentLibrary.SB3);
        }
        return keys.isEmpty() ? Optional.empty() : Optional.of(AgentLibrary.RSL_RL);
    }
}
