package sinew.app.window.theme;

import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Makes icons and the buttons that show nothing else; every such button has a name for those who cannot see it. */
public final class Icons {
    private Icons() {}

    /**
     * Makes an icon of the usual size.
     *
     * @param icon which
     * @return the icon
     */
    public static FontIcon of(Ikon icon) {
        FontIcon node = new FontIcon(icon);
        node.getStyleClass().add("icon");
        return node;
    }

    /**
     * Makes a flat button with an icon only.
     *
     * @param icon which
     * @param name what it does, for the tooltip and for screen readers
     * @return the button
     */
    public static Button button(Ikon icon, String name) {
        return dress(new Button(), icon, name);
    }

    /**
     * Makes a flat switch with an icon only.
     *
     * @param icon which
     * @param name what it switches, for the tooltip and for screen readers
     * @return the switch
     */
    public static ToggleButton toggle(Ikon icon, String name) {
        return dress(new ToggleButton(), icon, name);
    }

    /**
     * Gives a control a tooltip that comes soon.
     *
     * @param text what it says
     * @return the tooltip
     */
    public static Tooltip tip(String text) {
        Tooltip tip = new Tooltip(text);
        tip.setShowDelay(Duration.millis(500));
        tip.setWrapText(true);
        tip.setMaxWidth(420);
        return tip;
    }

    private static <B extends ButtonBase> B dress(B button, Ikon icon, String name) {
        button.setGraphic(of(icon));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setAccessibleText(name);
        button.setTooltip(tip(name));
        button.getStyleClass().addAll("flat", "icon-button");
        return button;
    }
}
