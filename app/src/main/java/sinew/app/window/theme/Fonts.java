package sinew.app.window.theme;

import java.net.URL;
import javafx.scene.text.Font;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the program's typeface, so that it looks the same everywhere. */
public final class Fonts {
    /** The family for text; its semi-bold cut is the family {@code Inter SemiBold}. */
    public static final String FAMILY = "Inter";

    private static final Logger LOG = LoggerFactory.getLogger(Fonts.class);
    private static final String FOLDER = "/META-INF/resources/_static/inter/5.2.5/files/";

    private Fonts() {}

    /**
     * Loads the typeface. If it is missing, the desktop's is used instead.
     *
     * @return whether all cuts were found
     */
    public static boolean load() {
        boolean all = true;
        for (String weight : new String[] {"400", "600", "700"}) {
            URL file = Fonts.class.getResource(FOLDER + "inter-latin-" + weight + "-normal.woff");
            if (file == null || Font.loadFont(file.toExternalForm(), 13) == null) {
                LOG.warn("The typeface Inter {} cannot be loaded; the desktop's own is used instead", weight);
                all = false;
            }
        }
        return all;
    }
}
