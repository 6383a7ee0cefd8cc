package sinew.app.window.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SeriesTest {
    @Test
    void shortCurvesAreDrawnAsTheyAre() {
        Series series = new Series("");
        series.add(0, 3);
        series.add(1, 5);
        assertArrayEquals(new double[] {3, 5}, series.curve(100, 0).values());
    }

    @Test
    void thinningKeepsSpikesAndOrder() {
        Series series = new Series("");
        for (int i = 0; i < 10_000; i++) {
            series.add(i, i == 4321 ? 99 : i == 7654 ? -99 : 0);
        }
        Series.Curve curve = series.curve(200, 0);
        assertEquals(200, curve.size());
        assertEquals(99, Arrays.stream(curve.values()).max().orElseThrow());
        assertEquals(-99, Arrays.stream(curve.values()).min().orElseThrow());
        double[] sorted = curve.iterations().clone();
        Arrays.sort(sorted);
        assertArrayEquals(sorted, curve.iterations());
    }

    @Test
    void smoothingStartsAtTheFirstValue() {
        Series series = new Series("");
        for (int i = 0; i < 50; i++) {
            series.add(i, 7);
        }
        for (double value : series.curve(100, 0.9).values()) {
            assertEquals(7, value, 1e-9);
        }
    }

    @Test
    void numbersThatAreNotFiniteAreLeftOut() {
        Series series = new Series("");
        series.add(0, Double.NaN);
        series.add(1, Double.POSITIVE_INFINITY);
        assertEquals(0, series.size());
        assertTrue(Double.isNaN(series.last()));
    }

    @Test
    void aValueIsFoundAtOrBeforeAPlace() {
        Series series = new Series("");
        series.add(10, 1);
        series.add(20, 2);
        assertTrue(Double.isNaN(series.at(9)));
        assertEquals(1, series.at(15));
        assertEquals(2, series.at(20));
        assertEquals(2, series.at(1000));
    }
}
