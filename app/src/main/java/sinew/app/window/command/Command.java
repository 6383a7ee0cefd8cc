package sinew.app.window.command;

import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/**
 * Something a person can do.
 *
 * @param id unique and stable, for example {@code run.train}
 * @param menu the menu it is in
 * @param name what it is called; ends with dots only if it asks something first
 * @param help one sentence for tooltips and the palette
 * @param shortcut the keys for it, or none
 * @param icon its picture
 * @param enabled when it is possible
 * @param action what it does, on the window's thread
 */
public record Command(
        String id,
        Menu menu,
        String name,
        String help,
        @Nullable KeyCombination shortcut,
        Ikon icon,
        ObservableBooleanValue enabled,
        Runnable action) {
    /** The menus, in order. */
    public enum Menu {
        /** Start and steer runs. */
        RUN("Run"),
        /** Change settings. */
        SETTINGS("Settings"),
        /** Choose what is seen. */
        VIEW("View"),
        /** Everything about the program. */
        HELP("Help");

        private final String title;

        Menu(String title) {
            this.title = title;
        }

        /**
         * Names the menu.
         *
         * @return one word
         */
        public String title() {
            return title;
        }
    }

    /** Does it, if it is possible. */
    public void run() {
        if (enabled.get()) {
            action.run();
        }
    }

    /**
     * Tells what a tooltip says.
     *
     * @return the help and the shortcut
     */
    public String tip() {
        return shortcut == null ? help : help + " (" + shortcut.getDisplayText() + ")";
    }
}
