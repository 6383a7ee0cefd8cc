package sinew.sim.kernel.conformance;

import sinew.sim.kernel.Kernel;
import sinew.sim.kernel.KernelCode;
import sinew.sim.kernel.Lanes;

/** Names that are taken: by C++, by the prelude and by other classes. */
public final class Unusual {
    private Unusual() {}

    /**
     * Called like another value.
     *
     * @param x a component
     */
    @KernelCode
    public record Point(float x) {
        sinew.sim.kernel.conformance.Point twice() {
            return new sinew.sim.kernel.conformance.Point(x, x);
        }
    }

    /** Called like a class of the prelude. */
    @KernelCode
    public static final class Bits {
        private Bits() {}

        static int union(int signed, int auto) {
            int k_add = signed + auto;
            int threadIdx = sinew.sim.kernel.Bits.multiplyHigh(k_add, 1 << 30);
            return threadIdx;
        }
    }

    /** Kernels. */
    @KernelCode
    public static final class Kernels {
        private Kernels() {}

        /** A kernel that is called like a keyword. */
        @Kernel
        public static void template(ConformanceModel m, ConformanceState delete, int environments) {
            for (int i = Lanes.lane(); i < m.count; i += Lanes.lanes()) {
                int at = environments * m.count + i;
                Unusual.Point lane = new Point(delete.a[at]);
                sinew.sim.kernel.conformance.Point both = lane.twice();
                delete.floats[at] = both.norm() + Helper.Point.of(i);
                delete.ints[at] = Bits.union(delete.p[at], m.register);
            }
        }
    }

    /** Holds a class. */
    public static final class Helper {
        private Helper() {}

        /** Called like a value. */
        @KernelCode
        public static final class Point {
            private Point() {}

            static float of(int x) {
                return x;
            }
        }
    }
}
