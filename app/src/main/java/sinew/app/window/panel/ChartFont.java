package sinew.app.window.panel;

import java.awt.Font;
import java.io.Serial;
import sinew.app.window.theme.Fonts;

/**
 * The window's typeface for charts. AWT does not know it and would name a family of its own instead, so the family is given as it
 * is; the charts' graphics hand it on to JavaFX, which knows it.
 */
final class ChartFont extends Font {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes a font.
     *
     * @param size in pixels; a fraction tells fonts apart that look alike
     */
    ChartFont(float size) {
        super(Fonts.FAMILY, Font.PLAIN, (int) size);
        pointSize = size;
    }

    @Override
    public String getFamily() {
        return Fonts.FAMILY;
    }
}
