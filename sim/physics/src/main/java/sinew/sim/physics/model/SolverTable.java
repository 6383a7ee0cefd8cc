package sinew.sim.physics.model;

import sinew.assets.model.FrictionCone;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.OptionFlag;
import sinew.assets.model.SimulationOptions;
import sinew.sim.kernel.Constants;

/** How constraints are solved. */
@Constants
public final class SolverTable {
    private static final double LEAST_TOLERANCE = 1e-6;
    /** Solvers seldom need as many iterations, and line searches as many evaluations. */
    private static final int ENOUGH = 20;

    /** Most iterations of Newton's method. */
    public final int iterations;
    /** Improvement and gradient, scaled by {@link #scale}, below which the solver stops; at least what floats can show. */
    public final float tolerance;
    /** Whether the model asks for a smaller one than floats can show. */
    public final boolean exact;
    /** Most evaluations of a line search. */
    public final int lineSearchIterations;
    /** Whether line searches end early, so that their order of evaluations matters. */
    public final boolean shortLineSearch;
    /** The line search is that much more exact than {@link #tolerance}. */
    public final float lineSearchTolerance;
    /** Whether the solver may stop before it is done. */
    public final boolean limited;
    /** 1 / (mean inertia in the initial pose times degrees of freedom). */
    public final float scale;
    /** Whether friction cones are elliptic, else they are pyramids. */
    public final boolean elliptic;
    /** Ratio of the impedances of friction and normal ({@code impratio}). */
    public final float impedanceRatio;
    /** Whether the solver starts from the last step's accelerations if they are better than the unconstrained ones. */
    public final boolean warmStart;

    SolverTable(ModelSpec spec, double meanInertia) {
        SimulationOptions options = spec.options();
        iterations = options.iterations();
        tolerance = (float) Math.max(options.tolerance(), LEAST_TOLERANCE);
        exact = options.tolerance() < LEAST_TOLERANCE;
        lineSearchIterations = options.lineSearchIterations();
        shortLineSearch = lineSearchIterations < ENOUGH;
        lineSearchTolerance = (float) options.lineSearchTolerance();
        limited = iterations < ENOUGH || shortLineSearch;
        double inertia = options.meanInertia() > 0 ? options.meanInertia() : meanInertia;
        scale = (float) (1 / (inertia * Math.max(1, spec.velocityCount())));
        elliptic = options.cone() == FrictionCone.ELLIPTIC;
        impedanceRatio = (float) Math.max(1e-15, options.frictionImpedanceRatio());
        warmStart = options.isOn(OptionFlag.WARMSTART);
    }

    /** The shortest time constant of constraints that an integrator with this timestep follows. */
    static double shortestTime(SimulationOptions options) {
        return options.isOn(OptionFlag.REFSAFE) ? 2 * options.timestep() : 0;
    }
}
