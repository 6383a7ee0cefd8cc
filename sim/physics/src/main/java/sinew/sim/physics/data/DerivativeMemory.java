package sinew.sim.physics.data;

import sinew.sim.kernel.OffChip;
import sinew.sim.kernel.Scratch;
import sinew.sim.physics.model.Model;

/** Derivatives of forces by velocities, for implicit integrators; without elements in models that do not need them. */
@Scratch
public final class DerivativeMemory {
    /**
     * Derivatives of the spatial forces that the bodies need by their spatial velocities {@code [nbody, 6, 6]}, rows are forces; of whole
     * subtrees once {@code BodyDerivatives} has gathered them.
     */
    @OffChip
    public final float[] ofBody;
    /** How the bias acceleration of a body at rest changes with each velocity that moves it {@code [nv, 6]}. {@code BiasDerivatives}. */
    public final float[] axisRate;
    /** Upper triangle of the unsymmetric matrix {@code [nM]}, transposed into the rows of {@link Model#massRowStart}. */
    public final float[] upper;

    DerivativeMemory(Model model) {
        ofBody = new float[model.bodyDerivatives * 36];
        axisRate = new float[model.biasDerivatives * 6];
        upper = new float[model.upperEntries];
    }
}
