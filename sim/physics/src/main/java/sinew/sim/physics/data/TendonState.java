package sinew.sim.physics.data;

import sinew.sim.kernel.Scratch;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.model.TendonTable;

/** How long the tendons of {@link TendonTable} are and how that changes with the joints. */
@Scratch
public final class TendonState {
    /** Lengths {@code [count]}, in m, of fixed tendons in the unit of their joints (ten_length). {@code Tendons}. */
    public final float[] length;
    /** Velocities of the lengths {@code [count]} (ten_velocity). {@code Tendons}. */
    public final float[] velocity;
    /** Derivatives of the lengths by the joint positions {@code [count, nv]}, rows without gaps (ten_J). {@code Tendons}. */
    public final float[] jacobian;
    /** Forces along tendons with armature that are needed because directions change {@code [count]}. {@code TendonForces}. */
    public final float[] bias;

    TendonState(Model model) {
        length = new float[model.tendons.count];
        velocity = new float[model.tendons.count];
        bias = new float[model.tendons.count];
        jacobian = new float[model.tendons.count * model.nv];
    }
}
