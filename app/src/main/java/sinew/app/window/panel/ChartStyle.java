package sinew.app.window.panel;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.text.NumberFormat;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.fx.FXHints;
import sinew.app.window.theme.Palette;

/** Gives charts the look of the window. */
final class ChartStyle {
    // The graphics apply a font only if it differs from the last one, even after they have lost it: two that look alike
    // help.
    private static final Font ACROSS = new ChartFont(10f);
    private static final Font UPWARDS = new ChartFont(10.01f);
    private static final BasicStroke HAIR = new BasicStroke(1f);
    private static final BasicStroke CURVE = new BasicStroke(1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

    private ChartStyle() {}

    static JFreeChart chart(SeriesDataset curves, SeriesDataset raw, boolean logarithmic) {
        NumberAxis iterations = new NumberAxis();
        iterations.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        iterations.setAutoRangeIncludesZero(false);
        iterations.setLowerMargin(0);
        iterations.setUpperMargin(0);
        XYPlot plot = new XYPlot(curves, iterations, valueAxis(logarithmic), lines());
        plot.setDataset(1, raw);
        plot.setRenderer(1, lines());
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlineStroke(HAIR);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setInsets(new RectangleInsets(4, 0, 0, 12));
        plot.setDomainCrosshairStroke(HAIR);
        plot.setDomainCrosshairLockedOnData(false);
        JFreeChart chart = new JFreeChart(null, ACROSS, plot, false);
        chart.getRenderingHints().put(FXHints.KEY_USE_FX_FONT_METRICS, true);
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        return chart;
    }

    private static ValueAxis valueAxis(boolean logarithmic) {
        if (logarithmic) {
            DecadeAxis axis = new DecadeAxis();
            axis.setAllowNegativesFlag(false);
            axis.setStrictValuesFlag(false);
            axis.setExpTickLabelsFlag(true);
            return axis;
        }
        NumberAxis axis = new NumberAxis();
        axis.setAutoRangeIncludesZero(false);
        axis.setLowerMargin(0.08);
        axis.setUpperMargin(0.08);
        return axis;
    }

    private static XYLineAndShapeRenderer lines() {
        XYLineAndShapeRenderer lines = new XYLineAndShapeRenderer(true, false);
        lines.setDrawSeriesLineAsPath(true);
        lines.setAutoPopulateSeriesStroke(false);
        lines.setDefaultStroke(CURVE);
        return lines;
    }

    static void dress(JFreeChart chart, Palette palette) {
        Color background = colour(palette.background(), 1);
        XYPlot plot = chart.getXYPlot();
        chart.setBackgroundPaint(background);
        plot.setBackgroundPaint(background);
        plot.setRangeGridlinePaint(colour(palette.grid(), 1));
        plot.setDomainCrosshairPaint(colour(palette.muted(), 0.6));
        dress(plot.getDomainAxis(), ACROSS, palette);
        dress(plot.getRangeAxis(), UPWARDS, palette);
        for (int i = 0; i < palette.curves().size() * 2; i++) {
            plot.getRenderer(0).setSeriesPaint(i, colour(palette.curve(i), 1));
            plot.getRenderer(1).setSeriesPaint(i, colour(palette.curve(i), 0.28));
        }
    }

    private static void dress(ValueAxis axis, Font font, Palette palette) {
        axis.setTickLabelFont(font);
        axis.setTickLabelPaint(colour(palette.muted(), 1));
        axis.setAxisLinePaint(colour(palette.grid(), 1));
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        axis.setTickLabelInsets(new RectangleInsets(2, 2, 1, 4));
    }

    private static Color colour(javafx.scene.paint.Color paint, double opacity) {
        return new Color((float) paint.getRed(), (float) paint.getGreen(), (float) paint.getBlue(), (float)
                (paint.getOpacity() * opacity));
    }

    /** Writes a value short enough for a title: four digits or so. */
    static String number(double value) {
        double size = Math.abs(value);
        if (!Double.isFinite(value)) {
            return "–";
        }
        if (size != 0 && (size < 1e-3 || size >= 1e6)) {
            return String.format(Locale.ROOT, "%.2e", value);
        }
        NumberFormat format = NumberFormat.getNumberInstance(Locale.ROOT);
        format.setMaximumFractionDigits(size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 4);
        return format.format(value);
    }
}
