package sinew.sim.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import sinew.assets.names.NearestName;

/** All settings that something has, in the order in which people should see them. Immutable. */
public final class SettingsSchema {
    private final SequencedMap<String, SettingDescriptor> byPath;

    private SettingsSchema(Collection<SettingDescriptor> descriptors) {
        SequencedMap<String, SettingDescriptor> map = new LinkedHashMap<>();
        for (SettingDescriptor descriptor : descriptors) {
            if (map.put(descriptor.path(), descriptor) != null) {
                throw new SettingsException("The setting " + descriptor.path() + " is described twice.");
            }
        }
        byPath = Collections.unmodifiableSequencedMap(map);
    }

    /**
     * Reads the descriptions from a record whose components carry {@link Setting}.
     *
     * @param prefix the group they belong to, for example {@code agent}; empty for none
     * @param type the record; components that are records themselves are groups
     * @return the schema
     * @throws SettingsException if a component has no description or a type that no setting has
     */
    public static SettingsSchema ofRecord(String prefix, Class<? extends Record> type) {
        return new SettingsSchema(RecordSettings.describe(prefix, type));
    }

    /**
     * Makes a schema of descriptors.
     *
     * @param descriptors the descriptors
     * @return the schema
     * @throws SettingsException if a path is there twice
     */
    public static SettingsSchema of(List<SettingDescriptor> descriptors) {
        return new SettingsSchema(descriptors);
    }

    /**
     * Adds the settings of another schema behind those of this one.
     *
     * @param other the other schema
     * @return both
     * @throws SettingsException if a path is in both
     */
    public SettingsSchema plus(SettingsSchema other) {
        List<SettingDescriptor> both = new ArrayList<>(byPath.values());
        both.addAll(other.byPath.values());
        return new SettingsSchema(both);
    }

    /**
     * Makes the same schema with other standard values, for example those of a task.
     *
     * @param pathToText the new standard values as a person would write them, by path
     * @return the schema
     * @throws SettingsException if a path is unknown or a value is not allowed
     */
    public SettingsSchema withStandards(Map<String, String> pathToText) {
        SequencedMap<String, SettingDescriptor> changed = new LinkedHashMap<>(byPath);
        pathToText.forEach((path, text) -> {
            SettingDescriptor descriptor = find(path);
            changed.put(path, descriptor.withStandard(descriptor.parse(text)));
        });
        return new SettingsSchema(changed.values());
    }

    /**
     * Lists the settings.
     *
     * @return the descriptors in order
     */
    public List<SettingDescriptor> descriptors() {
        return List.copyOf(byPath.values());
    }

    /**
     * Finds a setting.
     *
     * @param path its path
     * @return its descriptor
     * @throws SettingsException if there is none; the message names the nearest right path
     */
    public SettingDescriptor find(String path) {
        SettingDescriptor descriptor = byPath.get(path);
        if (descriptor == null) {
            throw new SettingsException(unknown(path));
        }
        return descriptor;
    }

    /**
     * Tells whether there is such a setting.
     *
     * @param path its path
     * @return whether {@link #find} would find it
     */
    public boolean contains(String path) {
        return byPath.containsKey(path);
    }

    /**
     * Gives every setting its standard value.
     *
     * @return the values
     */
    public Settings standards() {
        return new Settings(this, Map.of());
    }

    /** Tells whether a path is the beginning of longer ones. */
    boolean isGroup(String path) {
        return path.isEmpty() || byPath.keySet().stream().anyMatch(known -> known.startsWith(path + "."));
    }

    /** Says that there is no such setting and what there is instead. */
    String unknown(String path) {
        if (isGroup(path)) {
            return "'" + path + "' is a group of settings; name one of them: " + String.join(", ", inside(path)) + ".";
        }
        String hint = NearestName.hint(path, byPath.keySet());
        String group = path.substring(0, Math.max(0, path.lastIndexOf('.')));
        if (hint.isEmpty() && !group.isEmpty() && isGroup(group)) {
            hint = " " + group + " has " + String.join(", ", inside(group)) + ".";
        }
        return "There is no setting '" + path + "'." + hint;
    }

    private List<String> inside(String group) {
        return byPath.keySet().stream()
                .filter(path -> group.isEmpty() || path.startsWith(group + "."))
                .map(path -> group.isEmpty() ? path : path.substring(group.length() + 1))
                .map(path -> path.substring(0, path.indexOf('.') < 0 ? path.length() : path.indexOf('.')))
                .distinct()
                .toList();
    }
}
