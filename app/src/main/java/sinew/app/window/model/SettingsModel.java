package sinew.app.window.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import sinew.sim.settings.Settings;
import sinew.sim.settings.SettingsSchema;

/** The form of all settings of the chosen task. What was typed for a task is kept while other tasks are looked at. */
public final class SettingsModel {
    private final Map<SettingsSchema, List<SettingField>> known = new HashMap<>();
    private final ObservableList<SettingField> fields = FXCollections.observableArrayList();
    private final StringProperty search = new SimpleStringProperty(this, "search", "");
    private final BooleanProperty changedOnly = new SimpleBooleanProperty(this, "changedOnly");
    private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper(this, "valid", true);
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper(this, "changes");
    private final ReadOnlyIntegerWrapper shown = new ReadOnlyIntegerWrapper(this, "shown");
    private final ReadOnlyBooleanWrapper locked = new ReadOnlyBooleanWrapper(this, "locked");
    private Predicate<SettingField> taker = field -> false;
    private SettingsSchema schema = SettingsSchema.of(List.of());

    /** Makes an empty form. */
    public SettingsModel() {
        search.subscribe(words -> filter());
        changedOnly.subscribe(only -> filter());
    }

    /**
     * Shows the settings of a task.
     *
     * @param settings the task's settings
     * @param suggested what is filled in the first time instead of standards, by path
     */
    public void show(SettingsSchema settings, Map<String, String> suggested) {
        boolean first = !known.containsKey(settings);
        schema = settings;
        fields.setAll(known.computeIfAbsent(settings, this::makeFields));
        if (first) {
            suggested.forEach((path, text) -> field(path).textProperty().set(text));
        }
        count();
        filter();
    }

    private List<SettingField> makeFields(SettingsSchema settings) {
        List<SettingField> made =
                settings.descriptors().stream().map(SettingField::new).toList();
        for (SettingField field : made) {
            field.textProperty().subscribe(text -> count());
            field.onLiveChange(changed -> taker.test(changed));
        }
        return made;
    }

    private void count() {
        valid.set(fields.stream().allMatch(SettingField::isValid));
        changes.set((int)
                fields.stream().filter(field -> field.changedProperty().get()).count());
    }

    private void filter() {
        int visible = 0;
        for (SettingField field : fields) {
            boolean seen = field.matches(search.get())
                    && (!changedOnly.get() || field.changedProperty().get());
            field.visibleProperty().set(seen);
            visible += seen ? 1 : 0;
        }
        shown.set(visible);
    }

    /** Gives every setting its standard value again. */
    public void resetAll() {
        fields.forEach(SettingField::reset);
        filter();
    }

    /**
     * Gives the values for a run.
     *
     * @return all values, the newest allowed one where something else is typed
     */
    public Settings settings() {
        Settings values = schema.standards();
        for (SettingField field : fields) {
            if (field.changedProperty().get()) {
                values = values.withValue(field.descriptor().path(), field.value());
            }
        }
        return values;
    }

    /**
     * Gives the values with which the present run works.
     *
     * @return all values, without the changes that wait for the next run
     */
    public Settings running() {
        Settings values = schema.standards();
        for (SettingField field : fields) {
            values = values.withValue(field.descriptor().path(), field.running());
        }
        return values;
    }

    /**
     * Fills the form.
     *
     * @param values values of the shown schema
     */
    public void fill(Settings values) {
        for (SettingField field : fields) {
            field.textProperty()
                    .set(field.descriptor().format(values.get(field.descriptor().path())));
        }
    }

    /**
     * Says what is done with a setting that is changed during a run and need not wait for the next one.
     *
     * @param taker answers whether the run has taken the field's value
     */
    public void onLiveChange(Predicate<SettingField> taker) {
        this.taker = taker;
    }

    /** Takes note that a run has started with the present values. */
    public void runStarted() {
        fields.forEach(SettingField::runStarted);
        locked.set(true);
    }

    /** Takes note that no run is going on any more. */
    public void runEnded() {
        known.values().forEach(list -> list.forEach(SettingField::runEnded));
        locked.set(false);
    }

    /**
     * Finds a field.
     *
     * @param path the setting's path
     * @return the field
     * @throws sinew.sim.settings.SettingsException if there is none; the message names the nearest right path
     */
    public SettingField field(String path) {
        int index = schema.descriptors().indexOf(schema.find(path));
        return fields.get(index);
    }

    /**
     * Lists the fields by their groups.
     *
     * @return paths without the last part, in order, each with its fields
     */
    public Map<String, List<SettingField>> groups() {
        return fields.stream()
                .collect(Collectors.groupingBy(
                        field -> field.descriptor().group(), java.util.LinkedHashMap::new, Collectors.toList()));
    }

    /**
     * Lists the fields.
     *
     * @return in the schema's order
     */
    public ObservableList<SettingField> fields() {
        return fields;
    }

    /**
     * The words that a field must contain to be shown.
     *
     * @return words in any order and case
     */
    public StringProperty searchProperty() {
        return search;
    }

    /**
     * Whether only what differs from the standard is shown.
     *
     * @return the filter
     */
    public BooleanProperty changedOnlyProperty() {
        return changedOnly;
    }

    /**
     * Tells whether everything typed is allowed.
     *
     * @return whether a run may start
     */
    public ReadOnlyBooleanProperty validProperty() {
        return valid.getReadOnlyProperty();
    }

    /**
     * Counts the fields that differ from the standard.
     *
     * @return the number
     */
    public ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /**
     * Counts the fields that search and filter let through.
     *
     * @return the number
     */
    public ReadOnlyIntegerProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /**
     * Tells whether a run is going on, so that changes wait for the next one.
     *
     * @return whether changes wait
     */
    public ReadOnlyBooleanProperty lockedProperty() {
        return locked.getReadOnlyProperty();
    }
}
