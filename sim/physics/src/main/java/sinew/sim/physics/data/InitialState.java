package sinew.sim.physics.data;

import sinew.sim.kernel.KernelCode;
import sinew.sim.physics.model.Model;

/** The state in which a model begins: the initial pose at rest, without controls. */
@KernelCode
public final class InitialState {
    private InitialState() {}

    /**
     * Sets state and inputs. One lane does all of it.
     *
     * @param m the model
     * @param d Modified: {@code qpos}, {@code qvel}, {@code qaccWarmstart}, {@code activation}, {@code memory}, {@code control}, {@code qfrcApplied}, {@code mocapPosition},
     *     {@code mocapOrientation}.
     */
    public static void set(Model m, Data d) {
        for (int i = 0; i < m.nq; i++) {
            d.qpos[i] = m.qpos0[i];
        }
        for (int i = 0; i < m.nv; i++) {
            d.qvel[i] = 0f;
            d.qaccWarmstart[i] = 0f;
            d.qfrcApplied[i] = 0f;
            d.qaccWarmstart[i] = 0f;
        }
        for (int i = 0; i < m.nu; i++) {
            d.control[i] = 0f;
        }
        for (int i = 0; i < m.na; i++) {
            d.activation[i] = 0f;
        }
        for (int i = 0; i < m.memory.size; i++) {
            d.memory[i] = m.memory.initial[i];
        }
        for (int i = 0; i < m.nmocap; i++) {
            placeMocap(m, d, i);
        }
    }

    private static void placeMocap(Model m, Data d, int mocap) {
        int body = m.bodies.mocapBody[mocap];
        for (int i = 0; i < 3; i++) {
            d.mocapPosition[3 * mocap + i] = m.bodies.position[3 * body + i];
        }
        for (int i = 0; i < 4; i++) {
            d.mocapOrientation[4 * mocap + i] = m.bodies.orientation[4 * body + i];
        }
    }
}
