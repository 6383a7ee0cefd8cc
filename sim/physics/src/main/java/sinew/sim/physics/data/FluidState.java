package sinew.sim.physics.data;

import sinew.sim.kernel.Scratch;
import sinew.sim.physics.model.FluidTable;

/** Forces of the medium on the shapes of {@link FluidTable}. */
@Scratch
public final class FluidState {
    /** Torques and forces {@code [count, 6]} in the world's axes about the centre of mass of the body's tree. {@code FluidForces}. */
    public final float[] force;

    FluidState(FluidTable fluid) {
        force = new float[fluid.count * 6];
    }
}
