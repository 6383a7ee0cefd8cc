package sinew.learning.settings;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sinew.sim.settings.SettingsException;
import sinew.sim.settings.YamlTranslator;

/** What the keys of a library's files mean that are no settings here. Nothing is ignored without being logged or refused. */
final class ForeignKeys implements YamlTranslator {
    private static final Logger LOG = LoggerFactory.getLogger(ForeignKeys.class);
    private static final Map<String, String> NO_SETTING = Map.of();

    private final Map<String, YamlTranslator> rules = new HashMap<>();

    /** A key that changes nothing here. */
    ForeignKeys ignored(String path, String reason) {
        return rule(path, entry -> {
            LOG.debug("{} has no effect: {}", entry.path(), reason);
            return Optional.of(NO_SETTING);
        });
    }

    /** A key that does something in the library but nothing here; a person should know. */
    ForeignKeys withoutEffect(String path, String reason) {
        return rule(path, entry -> {
            LOG.info("{} has no effect: {}", entry.path(), reason);
            return Optional.of(NO_SETTING);
        });
    }

    /** A key that may only say what is done anyway. */
    ForeignKeys only(String path, String advice, String... values) {
        return rule(path, entry -> {
            String said = entry.kind() == Kind.NOTHING ? "null" : entry.text();
            if (entry.kind() == Kind.GROUP || Arrays.stream(values).noneMatch(said::equalsIgnoreCase)) {
                String what = entry.kind() == Kind.GROUP ? "there" : "'" + said + "'";
                throw new SettingsException(
                        entry.path() + " is " + what + "; only " + listed(values) + " is supported. " + advice);
            }
            return Optional.of(NO_SETTING);
        });
    }

    private static String listed(String... values) {
        return Arrays.stream(values).distinct().collect(Collectors.joining(" or "));
    }

    /** A key or group that must not be there at all. */
    ForeignKeys refused(String path, String advice) {
        return rule(path, entry -> {
            if (entry.kind() == Kind.NOTHING) {
                return Optional.of(NO_SETTING);
            }
            throw new SettingsException(entry.path() + " " + advice);
        });
    }

    /** A key that has another name here. */
    ForeignKeys renamed(String path, String name) {
        return rule(path, entry -> Optional.of(Map.of(name, entry.text())));
    }

    /** A setting that may be {@code null}. */
    ForeignKeys nothingIs(String path, String text) {
        return rule(path, entry -> entry.kind() == Kind.NOTHING ? Optional.of(Map.of(path, text)) : Optional.empty());
    }

    /** Anything else. */
    ForeignKeys rule(String path, YamlTranslator rule) {
        rules.put(path, rule);
        return this;
    }

    @Override
    public boolean knowsGroup(String path) {
        return rules.keySet().stream().anyMatch(known -> known.startsWith(path + "."));
    }

    @Override
    public Optional<Map<String, String>> translate(Entry entry) {
        String path = entry.path();
        // what holds for a group holds for all that is in it
        while (!path.isEmpty()) {
            YamlTranslator rule = rules.get(path);
            if (rule != null) {
                return rule.translate(entry);
            }
            path = path.substring(0, Math.max(0, path.lastIndexOf('.')));
        }
        return Optional.empty();
    }
}
