package sinew.app.window.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortNumbersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.008333333333333333 | 0.00833333",
                "[-0.7853981633974483, 0.7853981633974483] | [-0.785398, 0.785398]",
                "8.333333333333333E-8 | 8.33333E-8",
                "4.0 | 4.0",
                "100.0 | 100.0",
                "1.0E-5 | 1.0E-5",
                "0.001 | 0.001",
                "-12.3456789 | -12.3457",
                "1234567.25 | 1234567.25",
                "[32, 32] | [32, 32]",
            })
    void numbersAreWrittenWithAtMostSixDigits(String exact, String shorter) {
        assertEquals(shorter, ShortNumbers.in(exact));
    }
}
