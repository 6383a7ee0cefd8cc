package sinew.learning.settings;

import static org.junit.jupiter.api.Assertions.assertThrows;

import sinew.sim.settings.Settings;
import sinew.sim.settings.SettingsException;

/** Settings of libraries for tests. */
final class Agents {
    private Agents() {}

    /** A library's standards with a file merged. */
    static Settings file(AgentLibrary library, String yaml) {
        return library.schema().standards().mergeYaml(yaml, "agent.yaml", AgentLibrary.PREFIX, library.translator());
    }

    /** What a library's standards with a file come to. */
    static LearnerSettings learner(AgentLibrary library, String yaml, int environments) {
        return library.bind(file(library, yaml)).toLearner(environments);
    }

    /** The message with which a file is refused, while it is read or converted. */
    static String refusal(AgentLibrary library, String yaml, int environments) {
        return String.valueOf(assertThrows(SettingsException.class, () -> learner(library, yaml, environments))
                .getMessage());
    }
}
