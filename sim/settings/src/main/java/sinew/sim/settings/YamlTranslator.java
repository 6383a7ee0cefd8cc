package sinew.sim.settings;

import java.util.Map;
import java.util.Optional;

/** Says in terms of settings what another program's files and command lines mean. */
@FunctionalInterface
public interface YamlTranslator {
    /** Takes everything as it stands. */
    YamlTranslator NONE = entry -> Optional.empty();

    /** What stands behind a key. */
    enum Kind {
        /** A text, number or truth value. */
        SCALAR,
        /** Nothing, in YAML {@code null}. */
        NOTHING,
        /** A list. */
        LIST,
        /** Further keys with values. */
        GROUP
    }

    /**
     * A key with what stands behind it.
     *
     * @param path the full path of the key
     * @param kind what stands behind it
     * @param text a scalar as it stands there, a list of scalars in brackets, else empty
     */
    record Entry(String path, Kind kind, String text) {}

    /**
     * Translates an entry.
     *
     * @param entry the entry
     * @return what settings it stands for, as texts by path, none if it stands for nothing; empty to take it as it stands
     * @throws SettingsException if it asks for something that there is not; the message says what to do
     */
    Optional<Map<String, String>> translate(Entry entry);

    /**
     * Tells whether keys in a group mean something, although the group has no settings.
     *
     * @param path the path of the group
     * @return whether to look into it
     */
    default boolean knowsGroup(String path) {
        return false;
    }
}
