package sinew.app.window.panel;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import sinew.app.window.model.Chart;
import sinew.app.window.model.Series;
import sinew.app.window.theme.Palette;

/** One chart with its title, its newest value and, under the mouse, its values there. */
final class ChartTile extends VBox {
    private final Chart chart;
    private final SeriesDataset curves = new SeriesDataset();
    private final SeriesDataset raw = new SeriesDataset();
    private final JFreeChart drawing;
    private final ChartCanvas canvas;
    private final Label value = Panels.label("–", "value");
    private final VBox hover = new VBox();
    private final Label nothing = Panels.label("No data yet", "muted", "small");
    private final FlowPane legend = new FlowPane(8, 0);
    private Palette palette;
    private long shownVersion = -1;
    private double shownSmoothing = -1;
    private double shownWidth = -1;

    ChartTile(Chart chart, Palette palette) {
        this.chart = chart;
        this.palette = palette;
        drawing = ChartStyle.chart(curves, raw, chart.logarithmic());
        ChartStyle.dress(drawing, palette);
        canvas = new ChartCanvas(drawing);
        canvas.setTooltipEnabled(false);
        canvas.setDomainZoomable(false);
        canvas.setRangeZoomable(false);
        canvas.clearLiveHandler();
        getStyleClass().add("chart-tile");
        setId("chart-" + chart.key());
        setFocusTraversable(true);
        Pane plot = new Plot();
        VBox.setVgrow(plot, Priority.ALWAYS);
        String unit = chart.unit().isEmpty() ? "" : " (" + chart.unit() + ")";
        HBox head = Panels.row(Pos.CENTER_LEFT, 6, Panels.label(chart.title() + unit, "title"), Panels.spring(), value);
        legend.setMinHeight(14);
        legend.setPrefHeight(14);
        legend.setMaxHeight(14);
        Rectangle seen = new Rectangle(0, 14);
        seen.widthProperty().bind(legend.widthProperty());
        legend.setClip(seen);
        getChildren().addAll(head, legend, plot);
        hover.getStyleClass().add("chart-hover");
        hover.setMouseTransparent(true);
        hover.setVisible(false);
        plot.setOnMouseMoved(move -> hover(move.getX(), move.getY()));
        plot.setOnMouseExited(exit -> endHover());
        describe();
    }

    Chart chart() {
        return chart;
    }

    void dress(Palette colours) {
        palette = colours;
        ChartStyle.dress(drawing, colours);
        shownVersion = -1;
        refresh(Math.max(0, shownSmoothing));
    }

    /** Draws again if something has changed since. */
    void refresh(double smoothing) {
        double width = canvas.getWidth();
        if (chart.version() == shownVersion && smoothing == shownSmoothing && width == shownWidth) {
            return;
        }
        shownVersion = chart.version();
        shownSmoothing = smoothing;
        shownWidth = width;
        int points = Math.max(64, (int) width);
        List<Series> series = chart.series();
        List<String> names = series.stream().map(Series::name).toList();
        drawing.setNotify(false);
        curves.show(names, series.stream().map(s -> s.curve(points, smoothing)).toList());
        raw.show(
                names,
                smoothing > 0 ? series.stream().map(s -> s.curve(points, 0)).toList() : List.of());
        drawing.setNotify(true);
        describe();
    }

    private void describe() {
        List<Series> series = chart.series();
        boolean alone = series.size() == 1 && series.getFirst().name().isEmpty();
        canvas.setVisible(!series.isEmpty());
        nothing.setVisible(series.isEmpty());
        value.setText(alone ? ChartStyle.number(series.getFirst().last()) : "");
        legend.setVisible(!alone && !series.isEmpty());
        legend.setManaged(legend.isVisible());
        if (legend.isVisible() && legend.getChildren().size() != series.size()) {
            legend.getChildren().clear();
        }
        for (int i = legend.getChildren().size(); legend.isVisible() && i < series.size(); i++) {
            legend.getChildren().add(key(series.get(i).name(), i));
        }
        for (int i = 0; i < legend.getChildren().size(); i++) {
            ((Circle) ((Label) legend.getChildren().get(i)).getGraphic()).setFill(palette.curve(i));
        }
        setAccessibleText(chart.title() + " "
                + series.stream()
                        .map(s -> s.name() + " " + ChartStyle.number(s.last()))
                        .collect(Collectors.joining(", ")));
    }

    private Node key(String name, int index) {
        Label key = new Label(name.replace('_', ' '), new Circle(3.5, palette.curve(index)));
        key.getStyleClass().add("legend");
        key.setGraphicTextGap(4);
        return key;
    }

    private void hover(double x, double y) {
        XYPlot plot = drawing.getXYPlot();
        java.awt.geom.Rectangle2D area = canvas.getRenderingInfo().getPlotInfo().getDataArea();
        if (chart.series().isEmpty() || area == null || area.getWidth() <= 0) {
            return;
        }
        double place = plot.getDomainAxis().java2DToValue(x, area, RectangleEdge.BOTTOM);
        int iteration = (int) Math.round(place);
        Map<String, Double> values = chart.at(iteration);
        if (values.isEmpty()) {
            endHover();
            return;
        }
        plot.setDomainCrosshairValue(iteration, false);
        plot.setDomainCrosshairVisible(true);
        hover.getChildren().setAll(new Label("Iteration " + iteration));
        values.forEach((name, number) -> hover.getChildren().add(reading(name, ChartStyle.number(number))));
        hover.setVisible(true);
        // what does not fit into the tile lies over its neighbours
        setViewOrder(-1);
        hover.applyCss();
        hover.autosize();
        boolean left = x > canvas.getWidth() / 2;
        double highest = -hover.getParent().getBoundsInParent().getMinY();
        hover.relocate(
                left ? x - hover.getWidth() - 12 : x + 12,
                Math.max(highest, Math.min(y - 20, canvas.getHeight() - hover.getHeight())));
    }

    /** A value with its curve's colour. */
    private Label reading(String name, String number) {
        if (name.isEmpty()) {
            return new Label(number);
        }
        int index = chart.series().stream().map(Series::name).toList().indexOf(name);
        Label reading = new Label(name.replace('_', ' ') + "  " + number, new Circle(3.5, palette.curve(index)));
        reading.setGraphicTextGap(4);
        return reading;
    }

    private void endHover() {
        hover.setVisible(false);
        setViewOrder(0);
        drawing.getXYPlot().setDomainCrosshairVisible(false);
    }

    /** Keeps the canvas as large as there is room. */
    private final class Plot extends Pane {
        Plot() {
            getChildren().addAll(canvas, nothing, hover);
            setMinSize(0, 0);
            setPrefSize(100, 60);
        }

        @Override
        protected void layoutChildren() {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            nothing.autosize();
            nothing.relocate((getWidth() - nothing.getWidth()) / 2, (getHeight() - nothing.getHeight()) / 2 - 8);
        }
    }
}
