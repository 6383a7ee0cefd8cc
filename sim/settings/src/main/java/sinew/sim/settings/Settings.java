package sinew.sim.settings;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** One allowed value for every setting of a schema. Immutable. */
public final class Settings {
    private final SettingsSchema schema;
    /** Only what differs from the standard. */
    private final Map<String, Object> changes;

    /** Takes values that have been checked. */
    Settings(SettingsSchema schema, Map<String, Object> changes) {
        this.schema = schema;
        this.changes = Map.copyOf(changes);
    }

    /**
     * The settings that have values here.
     *
     * @return the schema
     */
    public SettingsSchema schema() {
        return schema;
    }

    /**
     * Changes one value.
     *
     * @param path the setting
     * @param text the value as a person would write it
     * @return the changed settings
     * @throws SettingsException if there is no such setting or the value is not allowed
     */
    public Settings with(String path, String text) {
        return withValue(path, schema.find(path).parse(text));
    }

    /**
     * Changes one value.
     *
     * @param path the setting
     * @param value the value
     * @return the changed settings
     * @throws SettingsException if there is no such setting or the value is not allowed
     */
    public Settings withValue(String path, Object value) {
        SettingDescriptor descriptor = schema.find(path);
        Object plain = descriptor.check(value);
        Map<String, Object> changed = new HashMap<>(changes);
        if (plain.equals(descriptor.standard())) {
            changed.remove(path);
        } else {
            changed.put(path, plain);
        }
        return new Settings(schema, changed);
    }

    /**
     * Reads one value.
     *
     * @param path the setting
     * @return the value, of the Java type named by its {@link SettingType}
     * @throws SettingsException if there is no such setting
     */
    public Object get(String path) {
        Object standard = schema.find(path).standard();
        return changes.getOrDefault(path, standard);
    }

    /**
     * Reads a decimal or whole number.
     *
     * @param path the setting
     * @return the number
     * @throws SettingsException if there is no such setting or it is no number
     */
    public double decimal(String path) {
        return as(Number.class, path, SettingType.DECIMAL).doubleValue();
    }

    /**
     * Reads a whole number.
     *
     * @param path the setting
     * @return the number
     * @throws SettingsException if there is no such setting or it is no whole number
     */
    public int integer(String path) {
        return as(Integer.class, path, SettingType.INTEGER);
    }

    /**
     * Reads a switch.
     *
     * @param path the setting
     * @return whether it is on
     * @throws SettingsException if there is no such setting or it is no switch
     */
    public boolean bool(String path) {
        return as(Boolean.class, path, SettingType.BOOLEAN);
    }

    /**
     * Reads a text or one of several words.
     *
     * @param path the setting
     * @return the text
     * @throws SettingsException if there is no such setting or it is no text
     */
    public String text(String path) {
        return as(String.class, path, SettingType.TEXT);
    }

    /**
     * Reads a list of whole numbers.
     *
     * @param path the setting
     * @return the numbers
     * @throws SettingsException if there is no such setting or it is no such list
     */
    public List<Integer> integers(String path) {
        return elements(Integer.class, path, SettingType.INTEGER_LIST);
    }

    /**
     * Reads a list of decimal numbers.
     *
     * @param path the setting
     * @return the numbers
     * @throws SettingsException if there is no such setting or it is no such list
     */
    public List<Double> decimals(String path) {
        return elements(Double.class, path, SettingType.DECIMAL_LIST);
    }

    /**
     * Fills a record with the values of a group.
     *
     * @param prefix the group, for example {@code agent}; empty for none
     * @param type a record whose components, in snake case, are settings of the group
     * @param <R> the record's type
     * @return the record
     * @throws SettingsException if a component is no setting or of another kind
     */
    public <R extends Record> R bind(String prefix, Class<R> type) {
        return RecordSettings.bind(this, prefix, type);
    }

    /**
     * Lists what differs from the standard.
     *
     * @return values by path, in the schema's order
     */
    public SequencedMap<String, Object> changed() {
        SequencedMap<String, Object> result = new LinkedHashMap<>();
        for (SettingDescriptor descriptor : schema.descriptors()) {
            Object value = changes.get(descriptor.path());
            if (value != null) {
                result.put(descriptor.path(), value);
            }
        }
        return Collections.unmodifiableSequencedMap(result);
    }

    /**
     * Writes all values of a group.
     *
     * @param prefix the group whose settings are written without it, for example {@code agent}; empty for everything
     * @return a YAML document that {@link #mergeYaml} reads
     */
    public String toYaml(String prefix) {
        return SettingsYaml.write(this, prefix);
    }

    /**
     * Changes the values that a YAML document names.
     *
     * @param yaml the document
     * @param sourceName what to call it in messages, for example the file's name
     * @param prefix the group that the document's keys belong to; empty if they are whole paths
     * @return the changed settings
     * @throws SettingsException if the document cannot be read, a key is unknown or there twice, or a value is not allowed; the
     *     message names the source, the line and the key
     */
    public Settings mergeYaml(String yaml, String sourceName, String prefix) {
        return mergeYaml(yaml, sourceName, prefix, YamlTranslator.NONE);
    }

    /**
     * Changes the values that another program's YAML document names.
     *
     * @param yaml the document
     * @param sourceName what to call it in messages, for example the file's name
     * @param prefix the group that the document's keys belong to; empty if they are whole paths
     * @param translator says what its keys mean
     * @return the changed settings
     * @throws SettingsException if the document cannot be read, a key is unknown or there twice, or a value is not allowed; the
     *     message names the source, the line and the key
     */
    public Settings mergeYaml(String yaml, String sourceName, String prefix, YamlTranslator translator) {
        return SettingsYaml.merge(this, yaml, sourceName, prefix, translator);
    }

    /**
     * Changes what another program's words {@code path=text} mean.
     *
     * @param path the path as that program has it
     * @param text the value as a person would write it
     * @param translator says what it means
     * @return the changed settings
     * @throws SettingsException if the path is unknown or the value is not allowed
     */
    public Settings with(String path, String text, YamlTranslator translator) {
        boolean nothing = text.equals("null");
        boolean list = text.startsWith("[") || text.startsWith("(");
        YamlTranslator.Kind kind =
                nothing ? YamlTranslator.Kind.NOTHING : list ? YamlTranslator.Kind.LIST : YamlTranslator.Kind.SCALAR;
        Settings changed = this;
        Map<String, String> meaning =
                translator.translate(new YamlTranslator.Entry(path, kind, text)).orElse(Map.of(path, text));
        for (Map.Entry<String, String> one : meaning.entrySet()) {
            changed = changed.with(one.getKey(), one.getValue());
        }
        return changed;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Settings settings && values().equals(settings.values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    @Override
    public String toString() {
        return "Settings" + changed();
    }

    private Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        schema.descriptors().forEach(descriptor -> values.put(descriptor.path(), get(descriptor.path())));
        return values;
    }

    private <T> T as(Class<T> wanted, String path, SettingType expected) {
        Object value = get(path);
        if (!wanted.isInstance(value)) {
            throw new SettingsException(
                    "The setting " + path + " is " + schema.find(path).type().expectation() + " and cannot be read as "
                            + expected.expectation() + ".");
        }
        return wanted.cast(value);
    }

    private <T> List<T> elements(Class<T> element, String path, SettingType expected) {
        SettingType type = schema.find(path).type();
        if (type != expected) {
            throw new SettingsException("The setting " + path + " is " + type.expectation() + " and cannot be read as "
                    + expected.expectation() + ".");
        }
        List<?> values = (List<?>) get(path);
        return values.stream().map(element::cast).toList();
    }
}
