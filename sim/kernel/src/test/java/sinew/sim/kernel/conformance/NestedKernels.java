package sinew.sim.kernel.conformance;

import sinew.sim.kernel.Kernel;
import sinew.sim.kernel.KernelCode;
import sinew.sim.kernel.Lanes;

/** Tables inside tables, read, written, handed on and handed on inside out. */
@KernelCode
public final class NestedKernels {
    private NestedKernels() {}

    /** Fills the tables and adds them up. */
    @Kernel
    public static void tables(NestedModel m, NestedWork w, ConformanceState s, int env) {
        int base = env * m.count;
        for (int i = Lanes.lane(); i < m.bodies.count; i += Lanes.lanes()) {
            w.before[i] = i;
            w.forces.value[i] = m.bodies.mass[i];
            w.forces.marks.colour[i] = m.bodies.colours.mass[i % m.bodies.colours.count];
            w.early[i] = -i;
        }
        Lanes.sync();
        for (int i = Lanes.lane(); i < m.count; i += Lanes.lanes()) {
            w.after[i] = w.early[m.count - 1 - i];
        }
        Lanes.sync();
        for (int i = Lanes.lane(); i < m.count + 2; i += Lanes.lanes()) {
            w.late.value[i] = 0.125f * i;
        }
        Lanes.sync();
        Lanes.keepPace();
        count(m.bodies.colours, w.forces.marks, m.bodies.count);
        scale(m.bodies, w.forces);
        for (int i = Lanes.lane(); i < m.count; i += Lanes.lanes()) {
            s.floats[base + i] = element(w, w.forces.value, i);
            s.ints[base + i] = w.forces.marks.value[i % m.bodies.colours.count];
        }
    }

    private static void count(NestedModel.Colours colours, NestedWork.Marks marks, int bodies) {
        for (int c = Lanes.lane(); c < colours.count; c += Lanes.lanes()) {
            int found = 0;
            for (int i = 0; i < bodies; i++) {
                found += marks.colour[i] == colours.mass[c] ? 1 : 0;
            }
            marks.value[c] = found;
        }
        Lanes.sync();
    }

    private static void scale(NestedModel.Bodies bodies, NestedWork.Forces forces) {
        for (int i = Lanes.lane(); i < bodies.count; i += Lanes.lanes()) {
            forces.value[i] *= forces.marks.value[i % bodies.colours.count];
        }
        Lanes.sync();
    }

    private static float element(NestedWork w, float[] values, int i) {
        return values[i] + w.before[i] * 0.5f + w.after[i] + w.late.value[i + 2];
    }
}
