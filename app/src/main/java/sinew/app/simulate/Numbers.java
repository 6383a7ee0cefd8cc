package sinew.app.simulate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arrays as lists of numbers that JSON can hold. */
final class Numbers {
    private Numbers() {}

    /** JSON has no infinite numbers and no NaN: they are null. */
    static List<@Nullable Float> list(float[] values, int start, int count) {
        List<@Nullable Float> list = new ArrayList<>(count);
        for (int i = start; i < start + count; i++) {
            list.add(Float.isFinite(values[i]) ? values[i] : null);
        }
        return list;
    }

    static List<List<@Nullable Float>> rows(float[] values, int start, int rows, int width) {
        List<List<@Nullable Float>> list = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            list.add(list(values, start + row * width, width));
        }
        return list;
    }
}
