package sinew.app.window.model;

import java.util.Locale;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import sinew.sim.settings.Liveness;
import sinew.sim.settings.SettingDescriptor;
import sinew.sim.settings.SettingType;
import sinew.sim.settings.SettingsException;

/** One setting in the form: what was typed, whether it may be, and whether it differs from the standard. */
public final class SettingField {
    private final SettingDescriptor descriptor;
    private final StringProperty text = new SimpleStringProperty(this, "text");
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper(this, "message", "");
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper(this, "changed");
    private final ReadOnlyBooleanWrapper pending = new ReadOnlyBooleanWrapper(this, "pending");
    private final ReadOnlyBooleanWrapper waiting = new ReadOnlyBooleanWrapper(this, "waiting");
    private final BooleanProperty visible = new SimpleBooleanProperty(this, "visible", true);
    private final String searchable;
    private Object value;
    private Object running;
    private boolean runIsOn;
    private boolean refused;
    private Predicate<SettingField> live = field -> false;

    /**
     * Makes a field with the standard value.
     *
     * @param descriptor the setting
     */
    public SettingField(SettingDescriptor descriptor) {
        this.descriptor = descriptor;
        this.value = descriptor.standard();
        this.running = value;
        this.searchable = (descriptor.path() + " " + title() + " " + descriptor.help()).toLowerCase(Locale.ROOT);
        text.set(descriptor.format(value));
        text.subscribe(this::read);
    }

    private void read(String typed) {
        refused = false;
        try {
            value = descriptor.parse(typed);
            message.set("");
        } catch (SettingsException unacceptable) {
            String reason = unacceptable.getMessage();
            message.set(reason == null ? "This value is not allowed." : reason);
        }
        changed.set(!isValid() || !value.equals(descriptor.standard()));
        showPending();
    }

    /** Goes back to the standard value. */
    public void reset() {
        text.set(descriptor.format(descriptor.standard()));
        commit();
    }

    /** Ends typing: a setting that may change during a run is handed to it. */
    public void commit() {
        if (isValid() && pending.get() && descriptor.live() != Liveness.NEXT_RUN) {
            refused = !live.test(this);
            running = refused ? running : value;
            showPending();
        }
    }

    /** Says what is done with a setting that changes during a run; the answer is whether the run has taken it. */
    void onLiveChange(Predicate<SettingField> taker) {
        live = taker;
    }

    /** Gives the value with which the present run works. */
    Object running() {
        return running;
    }

    /** Takes note that a run has started with the present value. */
    void runStarted() {
        running = value;
        runIsOn = true;
        refused = false;
        showPending();
    }

    /** Takes note that no run is going on any more. */
    void runEnded() {
        runIsOn = false;
        showPending();
    }

    private void showPending() {
        pending.set(runIsOn && !value.equals(running));
        waiting.set(pending.get() && (refused || descriptor.live() == Liveness.NEXT_RUN));
    }

    /**
     * Describes the setting.
     *
     * @return its descriptor
     */
    public SettingDescriptor descriptor() {
        return descriptor;
    }

    /**
     * Names the setting for a person.
     *
     * @return the last part of its path with spaces, for example {@code Learning rate}
     */
    public String title() {
        String words = descriptor.name().replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /**
     * Gives the newest value that was allowed.
     *
     * @return of the Java type that the setting's type names
     */
    public Object value() {
        return value;
    }

    /**
     * Tells whether what is typed is allowed.
     *
     * @return whether the message is empty
     */
    public boolean isValid() {
        return message.get().isEmpty();
    }

    boolean matches(String words) {
        for (String word : words.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)) {
            if (!searchable.contains(word)) {
                return false;
            }
        }
        return true;
    }

    /**
     * What is typed.
     *
     * @return the text, to be changed by the form
     */
    public StringProperty textProperty() {
        return text;
    }

    /**
     * What is typed, for a person who only looks at it.
     *
     * @return the text with decimal numbers cut to six digits; as typed if it is not allowed or no decimal
     */
    public String shortText() {
        boolean decimal = descriptor.type() == SettingType.DECIMAL || descriptor.type() == SettingType.DECIMAL_LIST;
        return decimal && isValid() ? ShortNumbers.in(text.get()) : text.get();
    }

    /**
     * Why what is typed is not allowed.
     *
     * @return the message, empty if it is allowed
     */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /**
     * Tells whether the value differs from the standard.
     *
     * @return true also for what is not allowed
     */
    public ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /**
     * Tells whether the value differs from that with which the present run works.
     *
     * @return whether the change waits for the end of typing or for the next run
     */
    public ReadOnlyBooleanProperty pendingProperty() {
        return pending.getReadOnlyProperty();
    }

    /**
     * Tells whether the value is another one than the present run's and cannot become that any more.
     *
     * @return whether the change waits for the next run
     */
    public ReadOnlyBooleanProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /**
     * Tells whether search and filter let the field be seen.
     *
     * @return whether it is shown
     */
    public BooleanProperty visibleProperty() {
        return visible;
    }
}
