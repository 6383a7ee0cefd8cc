package sinew.sim.kernel.conformance;

import sinew.sim.kernel.Kernel;
import sinew.sim.kernel.KernelCode;
import sinew.sim.kernel.Lanes;

/** Arrays of every kind of memory, and constants. */
@KernelCode
public final class ArrayKernels {
    private static final int SIZE = 4;

    private ArrayKernels() {}

    /** Arrays as fields, parameters and local variables. */
    @Kernel
    public static void arrays(ConformanceModel m, ConformanceWork w, ConformanceState s, int env) {
        int base = env * s.count;
        for (int i = Lanes.lane(); i < m.count; i += Lanes.lanes()) {
            float[] local = new float[SIZE + 1];
            local[i % SIZE] = s.a[base + i];
            local[((s.p[base + i] + 7) * 0x9E3779B1 & Integer.MAX_VALUE) % SIZE] += 1f;
            local[Math.abs(s.q[base + i] * 65537 / 3 % SIZE)] -= 2f;
            float[] weights = {1f, m.third, 2};
            int[] counts = new int[m.register];
            float[] nothing = new float[m.none];
            float[] rows = new float[(m.count + Lanes.lanes() - 1) / Lanes.lanes() * 2];
            rows[1] = m.third;
            counts[m.order[i] % m.register] += 3;
            copy(m.table, i * ConformanceModel.STRIDE, w.triples, i * 3, 3);
            copy(w.triples, 3 * i, local, 1, 2);
            float[] triples = w.triples;
            triples[3 * i] *= 2;
            w.indices[2 * i] = counts[m.order[i] % 7];
            w.values[i] = dot(local, 0, weights, 0, 3)
                    + dot(m.table, 3 * i, triples, i * 3, 3)
                    + dot(nothing, 0, nothing, 0, m.none)
                    + rows[1];
        }
        Lanes.sync();
        for (int i = Lanes.lane(); i < m.count; i += Lanes.lanes()) {
            s.floats[base + i] = w.values[m.order[i]] * s.scale + constants(m);
            s.ints[base + i] += w.indices[2 * m.order[i]];
        }
    }

    private static float dot(float[] a, int aOffset, float[] b, int bOffset, int size) {
        float sum = 0f;
        for (int i = 0; i < size; i++) {
            sum += a[aOffset + i] * b[bOffset + i];
        }
        return sum;
    }

    private static void copy(float[] from, int fromOffset, float[] to, int toOffset, int size) {
        for (int i = 0; i < size; i++) {
            to[toOffset + i] = from[fromOffset + i];
        }
    }

    private static float constants(ConformanceModel m) {
        float x = m.enabled ? m.tiny * 1e38f : m.nothing;
        return x + (m.smallest < 0 && m.limit > 1e38f && m.nothing != m.nothing ? 1f : 2f);
    }
}
