package sinew.app.window.panel;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.io.Serial;
import java.util.List;
import org.jfree.chart.axis.LogarithmicAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;

/** A logarithmic axis with lines only where there are numbers. */
final class DecadeAxis extends LogarithmicAxis {
    @Serial
    private static final long serialVersionUID = 1L;

    DecadeAxis() {
        super(null);
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
