package sinew.app.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DrawingBudgetTest {
    @Test
    void aGpuOfItsOwnDrawsAsSmoothlyAsCanBeSeen() {
        assertEquals(40, DrawingBudget.picturesPerSecond(false, 100));
    }

    @Test
    void aGpuThatTrainsSpendsFourHundredthsOfItsTimeOnPictures() {
        assertEquals(40, DrawingBudget.picturesPerSecond(true, 1));
        assertEquals(10, DrawingBudget.picturesPerSecond(true, 4));
        assertEquals(1, DrawingBudget.picturesPerSecond(true, 500));
        assertEquals(40, DrawingBudget.picturesPerSecond(true, 0), "nothing is known before the first picture");
    }
}
