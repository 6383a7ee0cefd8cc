package sinew.app.window.panel;

import java.util.List;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import sinew.app.window.model.Chart;
import sinew.app.window.model.ChartsModel;
import sinew.app.window.theme.Palette;

/** All charts in a grid that fits the width; redrawn at most five times a second, and only those that can be seen. */
public final class ChartsPanel extends VBox {
    private static final double GAP = 8;
    private static final double NARROWEST = 196;
    private static final double LOWEST = 116;

    private final ChartsModel charts;
    private final ObservableValue<Palette> palette;
    private final Grid grid = new Grid();
    private final ScrollPane scroll = new ScrollPane(grid);

    /**
     * Makes the panel.
     *
     * @param charts what it shows
     * @param palette the colours to draw with
     */
    public ChartsPanel(ChartsModel charts, ObservableValue<Palette> palette) {
        this.charts = charts;
        this.palette = palette;
        getStyleClass().add("charts");
        scroll.getStyleClass().add("charts-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.viewportBoundsProperty().subscribe(bounds -> grid.requestLayout());
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(scroll);
        charts.charts().addListener((ListChangeListener<Chart>) change -> build());
        build();
        palette.subscribe(colours -> tiles().forEach(tile -> tile.dress(colours)));
        Timeline clock = new Timeline(new KeyFrame(Duration.millis(200), tick -> refresh()));
        clock.setCycleCount(Timeline.INDEFINITE);
        clock.play();
    }

    /**
     * Makes the control for smoothing, to be put wherever there is room.
     *
     * @return a slider with its name
     */
    public HBox smoothing() {
        Slider slider = new Slider(0, 0.98, 0);
        slider.setId("smoothing");
        slider.setPrefWidth(110);
        slider.setAccessibleText("Smoothing of the curves");
        slider.valueProperty().bindBidirectional(charts.smoothingProperty());
        Label amount = Panels.label("", "muted", "small");
        amount.setMinWidth(28);
        amount.textProperty().bind(charts.smoothingProperty().asString("%.2f"));
        return Panels.row(
                javafx.geometry.Pos.CENTER_LEFT, 6, Panels.label("Smoothing", "muted", "small"), slider, amount);
    }

    /** Puts the keyboard on the first chart. */
    public void focusFirst() {
        grid.getChildren().stream().findFirst().ifPresent(javafx.scene.Node::requestFocus);
    }

    private List<ChartTile> tiles() {
        return grid.getChildren().stream().map(ChartTile.class::cast).toList();
    }

    private void build() {
        List<ChartTile> old = tiles();
        grid.getChildren()
                .setAll(charts.charts().stream()
                        .map(chart -> old.stream()
                                .filter(tile -> tile.chart() == chart)
                                .findFirst()
                                .orElseGet(() -> new ChartTile(chart, palette.getValue())))
                        .toList());
    }

    private void refresh() {
        if (getScene() == null
                || !isVisible()
                || getParent() == null
                || !getParent().isVisible()) {
            return;
        }
        Bounds seen = scroll.getViewportBounds();
        for (ChartTile tile : tiles()) {
            double top = tile.getLayoutY() + seen.getMinY();
            if (top < seen.getHeight() && top + tile.getHeight() > 0) {
                tile.refresh(charts.smoothingProperty().get());
            }
        }
    }

    /** As many columns as fit, and rows as high as the panel allows. */
    private final class Grid extends Pane {
        Grid() {
            getStyleClass().add("chart-grid");
        }

        private int columns(double width) {
            int fitting = (int) Math.max(1, (width + GAP) / (NARROWEST + GAP));
            int count = Math.max(1, getChildren().size());
            return count <= fitting ? count : count <= 2 * fitting ? (count + 1) / 2 : fitting;
        }

        private int rows(int columns) {
            return Math.max(1, (getChildren().size() + columns - 1) / columns);
        }

        /** Full rows fill the panel; what does not fit is reached by scrolling. */
        private double tileHeight(double width) {
            double room = scroll.getViewportBounds().getHeight()
                    - getInsets().getTop()
                    - getInsets().getBottom();
            double seen = Math.clamp(Math.floor((room + GAP) / (LOWEST + GAP)), 1, rows(columns(width)));
            return Math.max(LOWEST, Math.floor((room - GAP * (seen - 1)) / seen));
        }

        @Override
        protected double computePrefHeight(double width) {
            double inner = (width < 0 ? getWidth() : width)
                    - getInsets().getLeft()
                    - getInsets().getRight();
            int rows = rows(columns(inner));
            return rows * tileHeight(inner)
                    + (rows - 1) * GAP
                    + getInsets().getTop()
                    + getInsets().getBottom();
        }

        @Override
        protected void layoutChildren() {
            double inner = getWidth() - getInsets().getLeft() - getInsets().getRight();
            int columns = columns(inner);
            double width = Math.floor((inner - GAP * (columns - 1)) / columns);
            double height = tileHeight(inner);
            for (int i = 0; i < getChildren().size(); i++) {
                int row = i / columns;
                double x = getInsets().getLeft() + (i - row * columns) * (width + GAP);
                double y = getInsets().getTop() + row * (height + GAP);
                getChildren().get(i).resizeRelocate(x, y, width, height);
            }
        }
    }
}
