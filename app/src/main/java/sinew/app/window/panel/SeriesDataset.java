package sinew.app.window.panel;

import java.io.Serial;
import java.util.List;
import org.jfree.data.xy.AbstractXYDataset;
import sinew.app.window.model.Series;

/** Curves as JFreeChart reads them; replaced as a whole before each drawing, so that the chart is drawn once. */
@SuppressWarnings("serial") // never serialized; JFreeChart's datasets merely are
final class SeriesDataset extends AbstractXYDataset {
    @Serial
    private static final long serialVersionUID = 1L;

    private List<String> names = List.of();
    private List<Series.Curve> curves = List.of();

    void show(List<String> newNames, List<Series.Curve> newCurves) {
        names = newNames;
        curves = newCurves;
        fireDatasetChanged();
    }

    @Override
    public int getSeriesCount() {
        return curves.size();
    }

    @Override
    public Comparable<String> getSeriesKey(int series) {
        return names.get(series);
    }

    @Override
    public int getItemCount(int series) {
        return curves.get(series).size();
    }

    @Override
    public Number getX(int series, int item) {
        return getXValue(series, item);
    }

    @Override
    public Number getY(int series, int item) {
        return getYValue(series, item);
    }

    @Override
    public double getXValue(int series, int item) {
        return curves.get(series).iterations()[item];
    }

    @Override
    public double getYValue(int series, int item) {
        return curves.get(series).values()[item];
    }
}
