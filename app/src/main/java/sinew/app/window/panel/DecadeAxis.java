package sinew.app.window.panel;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.io.Serial;
import java.util.List;
import org.jfree.chart.axis.LogarithmicAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.Range;

/** A logarithmic axis with lines only where there are numbers. */
final class DecadeAxis extends LogarithmicAxis {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final double ROUNDING = 1e-3;

    DecadeAxis() {
        super(null);
    }

    /** Shows a decade at least, so that there is a number beside a curve that hardly changes. */
    @Override
    public void autoAdjustRange() {
        super.autoAdjustRange();
        Range seen = getRange();
        double lower = seen.getLowerBound();
        if (lower > 0 && seen.getUpperBound() < 10 * lower) {
            double decade = Math.floor(Math.log10(lower) + ROUNDING);
            double end = Math.ceil(Math.log10(seen.getUpperBound()) - ROUNDING);
            setRange(new Range(Math.pow(10, decade), Math.pow(10, Math.max(end, decade + 1))), false, false);
        }
    }

    @Override
    protected List<NumberTick> refreshTicksVertical(Graphics2D graphics, Rectangle2D area, RectangleEdge edge) {
        List<?> all = super.refreshTicksVertical(graphics, area, edge);
        return all.stream()
                .map(NumberTick.class::cast)
                .filter(tick -> !tick.getText().isEmpty())
                .toList();
    }
}
