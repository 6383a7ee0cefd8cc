package sinew.app.window.theme;

import java.util.List;
import javafx.scene.paint.Color;

/**
 * The colours for what style sheets cannot reach: charts and pictures. The same as in AtlantaFX's Primer themes; the curves'
 * colours are told apart also by people who see few colours (after Okabe and Ito, 2008, lightened or darkened to stand out).
 *
 * @param dark whether it is light on dark
 * @param background behind charts
 * @param text important text
 * @param muted less important text
 * @param grid lines that help to read
 * @param accent the one colour that leads the eye
 * @param curves the colours of curves, in order
 */
public record Palette(
        boolean dark, Color background, Color text, Color muted, Color grid, Color accent, List<Color> curves) {
    /** Dark on light. */
    public static final Palette LIGHT = new Palette(
            false,
            Color.web("#ffffff"),
            Color.web("#24292f"),
            Color.web("#57606a"),
            Color.web("#d8dee4", 0.7),
            Color.web("#0969da"),
            colours("#0969da", "#c2570c", "#1a7f5a", "#a43e8c", "#8a6d00", "#3b8fb8", "#cf222e", "#6e7781"));

    /** Light on dark. */
    public static final Palette DARK = new Palette(
            true,
            Color.web("#0d1117"),
            Color.web("#c9d1d9"),
            Color.web("#8b949e"),
            Color.web("#30363d", 0.7),
            Color.web("#58a6ff"),
            colours("#58a6ff", "#f0883e", "#3fb98a", "#d67fc0", "#e3c341", "#7fd0ee", "#ff7b72", "#8b949e"));

    /** Freezes the list. */
    public Palette {
        curves = List.copyOf(curves);
    }

    private static List<Color> colours(String... names) {
        return List.of(names).stream().map(Color::web).toList();
    }

    /**
     * Finds the colour of a curve.
     *
     * @param index the curve's place in its chart
     * @return its colour; they begin again after the last one
     */
    public Color curve(int index) {
        return curves.get(index % curves.size());
    }
}
