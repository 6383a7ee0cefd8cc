package sinew.sim.physics.data;

import sinew.sim.kernel.KernelCode;
import sinew.sim.physics.model.Model;

/** Switches equality constraints on and off while a model moves, as robots grip and let go. Part of the state. */
@KernelCode
public final class Equalities {
    private Equalities() {}

    /**
     * Tells whether a constraint is on.
     *
     * @param m the model
     * @param d reads {@code memory}
     * @param equality the constraint by its number in the file
     * @return whether it holds
     */
    public static boolean isActive(Model m, Data d, int equality) {
        return d.memory[m.memory.equalities + equality] != 0f;
    }

    /**
     * Switches a constraint. One lane does it.
     *
     * @param m the model
     * @param d Modified: {@code memory}.
     * @param equality the constraint by its number in the file
     * @param active whether it shall hold
     */
    public static void setActive(Model m, Data d, int equality, boolean active) {
        d.memory[m.memory.equalities + equality] = active ? 1f : 0f;
    }
}
