package sinew.sim.physics.model;

import sinew.assets.model.ModelSpec;

/**
 * What constraints need to know of the initial pose: how easily bodies, degrees of freedom and tendons move there.
 *
 * <p>The inverse inertia along rows J is the mean of the diagonal of J M^-1 J^T (MuJoCo documentation, Computation, "Solver
 * parameters": the approximation of the diagonal of A).
 */
public final class InitialPose {
    /** Below this part of the least weight that a degree of freedom can have nothing moves. */
    private static final double UNMOVED = 1e-9;
    /** What part of it counts there: what a stiffness without bounds would decide is lost to rounding. */
    private static final double STIFF = 1e-3;

    /** Inverse inertia of every body for translations of its centre of mass and for rotations {@code [nbody * 2]}. */
    public final double[] bodyInverseWeight;
    /** Inverse inertia of every degree of freedom; those of ball and free joints share the mean of three {@code [nv]}. */
    public final double[] dofInverseWeight;
    /** Mean of the mass matrix' diagonal. */
    public final double meanInertia;
    /** The greatest of the mass matrix' diagonal. */
    private final double greatestInertia;

    /** Inverse inertia of every tendon {@code [tendons]}. */
    public final double[] tendonInverseWeight;

    /**
     * Takes the figures.
     *
     * @param body of every body for translations and rotations {@code [nbody * 2]}, in 1/kg and 1/(kg m^2)
     * @param dof of every degree of freedom {@code [nv]}
     * @param tendon of every tendon {@code [tendons]}
     * @param meanInertia mean of the mass matrix' diagonal
     * @param greatestInertia the greatest of it
     */
    public InitialPose(double[] body, double[] dof, double[] tendon, double meanInertia, double greatestInertia) {
        bodyInverseWeight = body;
        dofInverseWeight = dof;
        tendonInverseWeight = tendon;
        this.meanInertia = meanInertia;
        this.greatestInertia = greatestInertia;
    }

    /** What is put in its place to make the model that it is computed with: no weights. */
    static InitialPose unknown(ModelSpec spec) {
        return new InitialPose(
                new double[2 * spec.bodies().size()],
                new double[spec.velocityCount()],
                new double[spec.tendons().size()],
                1,
                1);
    }

    /**
     * The weight of a row.
     *
     * @param weight the sum over what the row joins
     * @return the same, but more than 0 where the row moves nothing in the initial pose
     */
    float ofRow(double weight) {
        return (float) (weight * greatestInertia > UNMOVED ? weight : STIFF / greatestInertia);
    }
}
