package sinew.sim.physics.force;

import sinew.sim.kernel.KernelCode;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.DelayTable;
import sinew.sim.physics.model.Model;

/** Control signals that actuators hear late (MuJoCo documentation, Modeling, "Delays"). */
@KernelCode
public final class DelayedControls {
    private DelayedControls() {}

    /**
     * Notes the control signal of this step.
     *
     * @param m the model
     * @param d reads {@code control}. Modified: {@code memory}.
     * @param delayed number of the actuator in {@link DelayTable}
     */
    public static void note(Model m, Data d, int delayed) {
        int start = m.actuators.delays.start[delayed];
        int newest = (int) d.memory[start] + 1;
        if (newest >= m.actuators.delays.samples[delayed]) {
            newest = 0;
        }
        d.memory[start] = (float) newest;
        d.memory[start + 1 + newest] = d.control[m.actuators.delays.actuator[delayed]];
    }

    /** What a delayed actuator hears of its control signal. */
    static float heard(Model m, Data d, int delayed) {
        int start = m.actuators.delays.start[delayed];
        int samples = m.actuators.delays.samples[delayed];
        int newest = (int) d.memory[start];
        int moment = m.rungeKutta ? d.rungeKutta.moment[0] : 0;
        int first = (delayed * DelayTable.MOMENTS + moment) * DelayTable.TERMS;
        float signal = 0f;
        for (int term = first; term < first + DelayTable.TERMS; term++) {
            int place = newest - m.actuators.delays.age[term];
            place = place < 0 ? place + samples : place;
            signal += m.actuators.delays.weight[term] * d.memory[start + 1 + place];
        }
        return signal;
    }
}
