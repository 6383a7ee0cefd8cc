package sinew.sim.kernel.conformance;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;

import sinew.sim.kernel.Kernel;
import sinew.sim.kernel.KernelCode;

/** Statements. */
@KernelCode
public final class ControlKernels {
    private static final int LIMIT = 40;

    private ControlKernels() {}

    /** Every kind of statement. */
    @Kernel
    public static void statements(ConformanceModel m, ConformanceState s, int env) {
        int base = env * m.count;
        for (int i = lane(); i < m.count; i += lanes()) {
            s.ints[base + i] = collatz(s.p[base + i] & 1023) + search(m, i) + nested(i);
            s.floats[base + i] = classify(s.a[base + i]);
        }
    }

    private static int collatz(int start) {
        int n = start;
        int steps = 0;
        while (n > 1) {
            if (n % 2 == 0) {
                n = n / 2;
            } else {
                n = 3 * n + 1;
            }
            steps++;
            if (steps == LIMIT) break;
        }
        do {
            steps += 2;
        } while (steps < 10);
        return steps;
    }

    private static int search(ConformanceModel m, int wanted) {
        for (int i = 0; ; i++) {
            if (i >= m.count) {
                return -1;
            }
            if (m.order[i] != wanted) {
                continue;
            }
            {
                int found = i;
                return found;
            }
        }
    }

    private static int nested(int n) {
        int sum = 0;
        for (int i = 0, j = 10; i < j; i++, j--) {
            for (int k = n; k > i; k -= 3) {
                if (k == 5) {
                    break;
                } else if (k % 4 == 0) {
                    continue;
                }
                sum += k * j;
            }
            ;
        }
        int template = sum;
        return template;
    }

    private static float classify(float x) {
        if (x < 0) return -1;
        else if (x == 0) return 0f;
        else if (x > 0 && x <= 1e6f) return x < 1f ? x < 0.5f ? 0.25f : 0.75f : 1;
        return 9;
    }
}
