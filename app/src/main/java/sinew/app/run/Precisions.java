package sinew.app.run;

import java.util.Arrays;
import java.util.List;
import sinew.assets.names.NearestName;
import sinew.learning.cuda.Precision;

/** Reads how a GPU shall compute. */
public final class Precisions {
    private Precisions() {}

    /**
     * Reads a precision as people write it.
     *
     * @param text {@code fp32}, {@code tf32} or {@code bf16}
     * @return the precision
     * @throws RunException if it is none of these
     */
    public static Precision parse(String text) {
        return Arrays.stream(Precision.values())
                .filter(precision -> precision.word().equals(text))
                .findFirst()
                .orElseThrow(() -> new RunException("precision is \"" + text + "\"; expected fp32, tf32 or bf16."
                        + NearestName.hint(text, List.of("fp32", "tf32", "bf16"))));
    }
}
