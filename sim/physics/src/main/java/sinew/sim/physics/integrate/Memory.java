package sinew.sim.physics.integrate;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.KernelCode;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.force.DelayedControls;
import sinew.sim.physics.model.Model;

/** Carries {@link Data#memory} from one step to the next. */
@KernelCode
final class Memory {
    private Memory() {}

    /** Goes on by one timestep, before the state changes. */
    static void advance(Model m, Data d) {
        if (m.memory.time >= 0 && lane() == 0) {
            addToTime(m, d);
        }
        for (int i = lane(); i < m.actuators.delays.count; i += lanes()) {
            DelayedControls.note(m, d, i);
        }
        sync();
    }

    // what rounding loses is kept and added later
    private static void addToTime(Model m, Data d) {
        float time = d.memory[m.memory.time];
        float step = m.timestep + d.memory[m.memory.time + 1];
        float later = time + step;
        d.memory[m.memory.time] = later;
        d.memory[m.memory.time + 1] = step - (later - time);
    }
}
