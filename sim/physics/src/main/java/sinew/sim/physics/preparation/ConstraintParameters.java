package sinew.sim.physics.preparation;

import sinew.assets.model.SolverImpedance;
import sinew.assets.model.SolverReference;

/**
 * Solver parameters in the form that rows are made with (MuJoCo documentation, Computation, "Solver parameters").
 *
 * @param stiffness K of the reference acceleration -B v - K d r
 * @param damping B
 * @param impedance d0, d at width, width, midpoint and power within their bounds {@code [5]}
 */
public record ConstraintParameters(double stiffness, double damping, double[] impedance) {
    private static final double SMALLEST = 1e-15;
    private static final double LEAST_IMPEDANCE = 0.0001;
    private static final double GREATEST_IMPEDANCE = 0.9999;

    /**
     * Resolves parameters.
     *
     * @param reference the spring-damper; if its figures differ in sign, the standard one is taken, as MuJoCo does
     * @param impedance the strength
     * @param shortest the shortest time constant, in s; 0 allows all
     */
    public static ConstraintParameters of(SolverReference reference, SolverImpedance impedance, double shortest) {
        boolean mixed = (reference.first() > 0) != (reference.second() > 0);
        SolverReference used = mixed ? SolverReference.STANDARD : reference;
        double[] bounded = {
            bounded(impedance.minimum()),
            bounded(impedance.maximum()),
            Math.max(0, impedance.width()),
            bounded(impedance.midpoint()),
            Math.max(1, impedance.power())
        };
        double greatest = bounded[1];
        if (used.first() <= 0) {
            return new ConstraintParameters(-used.first() / (greatest * greatest), -used.second() / greatest, bounded);
        }
        double time = Math.max(used.first(), shortest);
        double root = greatest * time * used.second();
        return new ConstraintParameters(
                1 / Math.max(SMALLEST, root * root), 2 / Math.max(SMALLEST, greatest * time), bounded);
    }

    /** The impedance at no violation. */
    public double impedanceAtRest() {
        boolean flat = impedance[0] == impedance[1] || impedance[2] <= SMALLEST;
        return flat ? (impedance[0] + impedance[1]) / 2 : impedance[0];
    }

    /** Writes K and B as pair and the impedance as five of the given index. */
    public void store(int index, float[] references, float[] impedances) {
        references[2 * index] = (float) stiffness;
        references[2 * index + 1] = (float) damping;
        for (int i = 0; i < 5; i++) {
            impedances[5 * index + i] = (float) impedance[i];
        }
    }

    private static double bounded(double value) {
        return Math.min(GREATEST_IMPEDANCE, Math.max(LEAST_IMPEDANCE, value));
    }
}
