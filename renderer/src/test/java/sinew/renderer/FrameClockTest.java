package sinew.renderer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FrameClockTest {
    private static final long MILLISECOND = 1_000_000L;

    private final FrameClock clock = new FrameClock();
    private long now;

    private void picture(int milliseconds) {
        clock.count(now, now + milliseconds * MILLISECOND);
        now += 100 * MILLISECOND;
    }

    @Test
    void knowsNothingBeforeTheFirstPicture() {
        assertEquals(0, clock.millisecondsPerFrame());
        assertEquals(0, clock.framesPerSecond(now));
    }

    @Test
    void aFirstPictureThatTakesLongCountsUntilTheSecond() {
        picture(90);
        assertEquals(90, clock.millisecondsPerFrame(), 1e-9);
        picture(8);
        assertEquals(8, clock.millisecondsPerFrame(), 1e-9);
        picture(9);
        assertEquals(9, clock.millisecondsPerFrame(), 1e-9);
    }

    @Test
    void picturesThatTakeLongerFromNowOnShowSoon() {
        for (int i = 0; i < 40; i++) {
            picture(4);
        }
        for (int i = 0; i < 5; i++) {
            picture(20);
        }
        assertEquals(20, clock.millisecondsPerFrame(), 1e-9);
    }

    @Test
    void countsPicturesOfASecondUntilTheLastIsLongAgo() {
        for (int i = 0; i < 40; i++) {
            picture(4);
        }
        assertEquals(10, clock.framesPerSecond(now), 1e-9);
        assertEquals(0, clock.framesPerSecond(now + 2000 * MILLISECOND));
    }
}
