package sinew.app.window.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
import sinew.app.window.run.SettingsForm;
import sinew.learning.settings.AgentLibrary;
import sinew.sim.settings.SettingDescriptor;
import sinew.sim.settings.Settings;
import sinew.sim.settings.SettingsException;
import sinew.sim.settings.SettingsSchema;

/** The form of all settings of the chosen task. What was typed for a task is kept while other tasks are looked at. */
public final class SettingsModel {
    private final Map<SettingsSchema, List<SettingField>> known = new HashMap<>();
    private final ObservableList<SettingField> fields = FXCollections.observableArrayList();
    private final StringProperty search = new SimpleStringProperty(this, "search", "");
    private final BooleanProperty changedOnly = new SimpleBooleanProperty(this, "changedOnly");
    private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper(this, "valid", true);
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper(this, "changes");
    private final ReadOnlyIntegerWrapper waiting = new ReadOnlyIntegerWrapper(this, "waiting");
    private final ReadOnlyIntegerWrapper shown = new ReadOnlyIntegerWrapper(this, "shown");
    private final ReadOnlyBooleanWrapper locked = new ReadOnlyBooleanWrapper(this, "locked");
    private final ReadOnlyBooleanWrapper tuned = new ReadOnlyBooleanWrapper(this, "tuned", true);
    private Predicate<SettingField> taker = field -> false;
    private final Map<SettingsSchema, String> chosen = new HashMap<>();
    private final ObservableList<String> agents = FXCollections.observableArrayList();
    private final StringProperty agent = new SimpleStringProperty(this, "agent", "");
    private SettingsSchema schema = SettingsSchema.of(List.of());
    private List<SettingsForm> forms = List.of();

    /** Makes an empty form. */
    public SettingsModel() {
        agent.subscribe(this::choose);
        search.subscribe(words -> filter());
        changedOnly.subscribe(only -> filter());
    }

    /**
     * Shows the settings of a task, in the form of the agent that was chosen for it last.
     *
     * @param choices the forms that they can have, the standard one first
     */
    public void show(List<SettingsForm> choices) {
        forms = List.copyOf(choices);
        SettingsForm form = forms.getFirst();
        for (SettingsForm other : forms) {
            form = other.agent().equals(chosen.get(forms.getFirst().settings())) ? other : form;
        }
        agents.setAll(forms.stream().map(SettingsForm::agent).toList());
        show(form);
    }

    private void show(SettingsForm form) {
        boolean first = !known.containsKey(form.settings());
        schema = form.settings();
        chosen.put(forms.getFirst().settings(), form.agent());
        fields.setAll(known.computeIfAbsent(schema, this::makeFields));
        if (first) {
            form.suggested().forEach((path, text) -> field(path).textProperty().set(text));
        }
        agent.set(form.agent());
        tuned.set(form.tuned());
        count();
        filter();
    }

    /** Exchanges the agent's settings; those of the environment stay as they are typed. */
    private void choose(String name) {
        for (SettingsForm form : forms) {
            if (form.agent().equals(name) && !form.settings().equals(schema)) {
                List<SettingField> before = List.copyOf(fields);
                show(form);
                before.stream()
                        .filter(field -> !isAgent(field.descriptor()))
                        .forEach(field -> field(field.descriptor().path())
                                .textProperty()
                                .set(field.textProperty().get()));
            }
        }
    }

    private static boolean isAgent(SettingDescriptor descriptor) {
        return descriptor.path().startsWith(AgentLibrary.PREFIX + ".");
    }

    private List<SettingField> makeFields(SettingsSchema settings) {
        // whose settings they are is chosen before all others
        List<SettingField> made = settings.descriptors().stream()
                .filter(descriptor -> !descriptor.path().equals(AgentLibrary.PATH))
                .map(SettingField::new)
                .toList();
        for (SettingField field : made) {
            field.textProperty().subscribe(text -> count());
            field.waitingProperty().subscribe(waits -> count());
            field.onLiveChange(changed -> taker.test(changed));
        }
        return made;
    }

    private void count() {
        valid.set(fields.stream().allMatch(SettingField::isValid));
        changes.set(count(SettingField::changedProperty));
        waiting.set(count(SettingField::waitingProperty));
    }

    private int count(Function<SettingField, ReadOnlyBooleanProperty> property) {
        return (int)
                fields.stream().filter(field -> property.apply(field).get()).count();
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
        if (values.schema().contains(AgentLibrary.PATH)) {
            choose(values.text(AgentLibrary.PATH));
        }
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
        SettingDescriptor wanted = schema.find(path);
        return fields.stream()
                .filter(field -> field.descriptor().path().equals(wanted.path()))
                .findFirst()
                .orElseThrow(() -> new SettingsException("The setting " + path + " has no field."));
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
     * Lists whose agent settings there are.
     *
     * @return the libraries, the task's standard first
     */
    public ObservableList<String> agents() {
        return agents;
    }

    /**
     * Whose agent settings are shown. Another library exchanges them; what was typed for the first one is kept.
     *
     * @return one of the libraries
     */
    public StringProperty agentProperty() {
        return agent;
    }

    /**
     * Tells whether the task has values of its own for the agent's library.
     *
     * @return false if the standards are the library's
     */
    public ReadOnlyBooleanProperty tunedProperty() {
        return tuned.getReadOnlyProperty();
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
     * Counts the fields whose values the present run does not take over.
     *
     * @return how many changes wait for the next run; 0 without a run
     */
    public ReadOnlyIntegerProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
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
     * Tells whether a run is going on, whose agent's library cannot be exchanged.
     *
     * @return whether there is a run
     */
    public ReadOnlyBooleanProperty lockedProperty() {
        return locked.getReadOnlyProperty();
    }
}
