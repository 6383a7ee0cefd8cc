package sinew.sim.physics;

import static sinew.sim.kernel.Lanes.lane;
import static sinew.sim.kernel.Lanes.lanes;
import static sinew.sim.kernel.Lanes.sync;

import sinew.sim.kernel.Kernel;
import sinew.sim.kernel.KernelCode;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.model.Model;

/** A kernel that does nothing but physics. */
@KernelCode
public final class RobotKernels {
    private RobotKernels() {}

    /** Advances one robot by one timestep. */
    @Kernel
    public static void step(Model m, Data d, Robots r, int robot) {
        for (int i = lane(); i < m.nq; i += lanes()) {
            d.qpos[i] = r.qpos[robot * r.nq + i];
        }
        for (int i = lane(); i < m.nv; i += lanes()) {
            d.qvel[i] = r.qvel[robot * r.nv + i];
            d.qfrcApplied[i] = 0f;
            d.qaccWarmstart[i] = 0f;
        }
        for (int i = lane(); i < m.na; i += lanes()) {
            d.activation[i] = 0f;
        }
        for (int i = lane(); i < m.memory.size; i += lanes()) {
            d.memory[i] = m.memory.initial[i];
        }
        for (int i = lane(); i < m.nu; i += lanes()) {
            d.control[i] = r.control[robot * r.nu + i];
        }
        sync();
        Dynamics.step(m, d);
        for (int i = lane(); i < m.nq; i += lanes()) {
            r.qpos[robot * r.nq + i] = d.qpos[i];
        }
        for (int i = lane(); i < m.nv; i += lanes()) {
            r.qvel[robot * r.nv + i] = d.qvel[i];
            r.qacc[robot * r.nv + i] = d.qacc[i];
        }
    }
}
