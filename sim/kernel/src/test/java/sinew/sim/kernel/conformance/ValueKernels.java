package sinew.sim.kernel.conformance;

import sinew.sim.kernel.Kernel;
import sinew.sim.kernel.KernelCode;
import sinew.sim.kernel.Lanes;

/** Value records. */
@KernelCode
public final class ValueKernels {
    private ValueKernels() {}

    /** A record in another class.
     *
     * @param first a value
     * @param second a value
     */
    @KernelCode
    public record Pair(Point first, Point second) {
        float difference() {
            return first.norm() - second().norm();
        }
    }

    /** Values in flight and at rest. */
    @Kernel
    public static void values(ConformanceModel m, ConformanceWork w, ConformanceState s, int env) {
        for (int i = Lanes.lane(); i < m.count; i += Lanes.lanes()) {
            int at = env * m.count + i;
            Point a = new Point(s.a[at], s.b[at]);
            a.times(m.third).store(w.triples, 3 * i);
            Point b = Point.at(w.triples, 3 * i).times(i).times(a);
            var frame = new Frame(i, a, s.p[at] > 0);
            for (int k = 0; k < 3; k++) {
                frame = frame.moved(k == 1 ? b : Point.zero());
            }
            Pair pair = new Pair(frame.origin(), frame.flipped() ? b : a);
            s.floats[at] = pair.difference() + frame.origin().x() + pair.second.y();
            s.ints[at] = frame.index();
        }
    }
}
