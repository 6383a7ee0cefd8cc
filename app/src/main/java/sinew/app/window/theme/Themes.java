package sinew.app.window.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;

/** Switches the whole program between light and dark, following the desktop if asked to. */
public final class Themes {
    private static final String SHEET = Objects.requireNonNull(
                    Themes.class.getResource("workbench.css"), "workbench.css is missing from the program")
            .toExternalForm();

    private final ObjectProperty<ThemeChoice> choice = new SimpleObjectProperty<>(this, "choice", ThemeChoice.SYSTEM);
    private final ReadOnlyObjectWrapper<Palette> palette = new ReadOnlyObjectWrapper<>(this, "palette", Palette.LIGHT);

    /** Begins with the desktop's look. On the window's thread. */
    public Themes() {
        choice.subscribe(chosen -> apply());
        Platform.getPreferences().colorSchemeProperty().subscribe(scheme -> apply());
    }

    private void apply() {
        boolean dark = choice.get() == ThemeChoice.DARK
                || (choice.get() == ThemeChoice.SYSTEM
                        && Platform.getPreferences().getColorScheme() == ColorScheme.DARK);
        Application.setUserAgentStylesheet((dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
        palette.set(dark ? Palette.DARK : Palette.LIGHT);
    }

    /**
     * Dresses a window.
     *
     * @param scene the window's scene
     */
    public void dress(Scene scene) {
        scene.getStylesheets().add(SHEET);
        palette.subscribe(colours -> {
            scene.getRoot().getStyleClass().removeAll("light", "dark");
            scene.getRoot().getStyleClass().add(colours.dark() ? "dark" : "light");
        });
    }

    /**
     * What was chosen.
     *
     * @return the choice, to be changed by the window
     */
    public ObjectProperty<ThemeChoice> choiceProperty() {
        return choice;
    }

    /**
     * The colours of the present look.
     *
     * @return the palette
     */
    public ReadOnlyObjectProperty<Palette> paletteProperty() {
        return palette.getReadOnlyProperty();
    }
}
