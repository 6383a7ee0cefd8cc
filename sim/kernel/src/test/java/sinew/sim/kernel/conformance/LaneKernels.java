package sinew.sim.kernel.conformance;

import sinew.sim.kernel.Kernel;
import sinew.sim.kernel.KernelCode;
import sinew.sim.kernel.Lanes;
import sinew.sim.kernel.Unrolled;

/** Lanes that share an environment. */
@KernelCode
public final class LaneKernels {
    private static final int ROWS = 5;

    private LaneKernels() {}

    /** Neighbours exchange values through working memory. */
    @Kernel
    public static void exchange(ConformanceModel m, ConformanceWork w, ConformanceState s, int env) {
        int base = env * m.count;
        for (int i = Lanes.lane(); i < m.count; i += Lanes.lanes()) {
            w.values[i] = Math.min(1f, Math.max(-1f, s.a[base + i]));
        }
        Lanes.sync();
        for (int round = 0; round < 3; round++) {
            smooth(m, w);
        }
        for (int i = Lanes.lane(); i < m.count; i += Lanes.lanes()) {
            s.floats[base + i] = w.values[i];
        }
        if (Lanes.lane() == 0) {
            s.ints[base] += 1;
        }
    }

    private static void smooth(ConformanceModel m, ConformanceWork w) {
        for (int i = Lanes.lane(); i < m.count; i += Lanes.lanes()) {
            w.triples[i] = 0.5f * w.values[i] + 0.5f * w.values[(i + 1) % m.count];
        }
        Lanes.sync();
        for (int i = Lanes.lane(); i < m.count; i += Lanes.lanes()) {
            w.values[i] = w.triples[i];
        }
        Lanes.sync();
    }

    /** Reductions. */
    @Kernel
    public static void reductions(ConformanceModel m, ConformanceState s, int env) {
        int base = env * m.count;
        float part = 0f;
        float greatest = -1e30f;
        boolean negative = false;
        for (int i = Lanes.lane(); i < m.count; i += Lanes.lanes()) {
            float x = Math.min(1f, Math.max(-1f, s.a[base + i]));
            part += x;
            greatest = Math.max(greatest, x);
            negative |= s.p[base + i] < -2000000000;
        }
        float sum = Lanes.sum(part);
        float maximum = Lanes.max(greatest);
        if (Lanes.any(negative)) {
            sum = Lanes.broadcast(sum + Lanes.lane(), 0);
        }
        for (int i = Lanes.lane(); i < m.count; i += Lanes.lanes()) {
            s.floats[base + i] = sum + 10f * maximum;
        }
    }

    /** Loops that are written out, over an array in registers. */
    @Kernel
    public static void unrolled(ConformanceModel m, ConformanceState s, int env) {
        int base = env * m.count;
        for (int i = Lanes.lane(); i < m.count; i += Lanes.lanes()) {
            float[] row = new float[ROWS];
            float x = Math.min(1f, Math.max(-1f, s.a[base + i]));
            for (@Unrolled int j = 0; j < ROWS; j++) {
                row[j] = x / (1 + j);
            }
            for (@Unrolled int k = 0; k < ROWS; k++) {
                for (@Unrolled int j = k + 1; j < ROWS; j++) {
                    row[j] -= 0.25f * row[k];
                }
            }
            s.floats[base + i] = row[ROWS - 1] + row[i % ROWS];
        }
    }

    /** One way for one lane, another for several. */
    @Kernel
    public static void choice(ConformanceModel m, ConformanceState s, int env) {
        int base = env * m.count;
        if (Lanes.lanes() == 1) {
            for (int i = 0; i < m.count; i++) {
                s.floats[base + i] = alone(s.a[base + i]);
            }
        } else {
            for (int i = Lanes.lane(); i < m.count; i += Lanes.lanes()) {
                s.floats[base + i] = together(s.a[base + i]);
            }
        }
        if (Lanes.lanes() == 1) {
            s.ints[base] = 7;
        }
        if (Lanes.lanes() > 1 && Lanes.lane() == 0) {
            s.ints[base] = 7;
        }
    }

    private static float alone(float x) {
        return x + x;
    }

    private static float together(float x) {
        return 2f * x;
    }

    /** Appends what fits a condition to a list, in the order of the elements. */
    @Kernel
    public static void append(ConformanceModel m, ConformanceWork w, ConformanceState s, int env) {
        int base = env * m.count;
        int length = 0;
        for (int first = 0; first < m.count; first += Lanes.lanes()) {
            int i = first + Lanes.lane();
            boolean fits = i < m.count && s.p[base + i] % 3 != 0;
            int at = length + Lanes.offset(fits ? 1 : 0);
            if (fits) {
                w.indices[at] = i;
            }
            length += Lanes.total(fits ? 1 : 0);
        }
        Lanes.sync();
        for (int i = Lanes.lane(); i < m.count; i += Lanes.lanes()) {
            s.ints[base + i] = i < length ? w.indices[i] : -length;
        }
    }
}
