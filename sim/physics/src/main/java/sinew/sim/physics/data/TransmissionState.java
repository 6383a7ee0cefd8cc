package sinew.sim.physics.data;

import sinew.sim.kernel.Scratch;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.model.TransmissionTable;

/** Lengths and moments of the transmissions of {@link TransmissionTable}. */
@Scratch
public final class TransmissionState {
    /** Lengths {@code [count]}, gear included. {@code Transmissions}. */
    public final float[] length;
    /** Derivatives of the lengths by the joint positions {@code [count, nv]}, rows without gaps. {@code Transmissions}. */
    public final float[] moment;

    TransmissionState(Model model) {
        length = new float[model.actuators.transmissions.count];
        moment = new float[model.actuators.transmissions.count * model.nv];
    }
}
