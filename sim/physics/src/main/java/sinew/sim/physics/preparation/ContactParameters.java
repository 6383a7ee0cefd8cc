package sinew.sim.physics.preparation;

import java.util.List;
import java.util.stream.IntStream;
import sinew.assets.model.ContactOverride;
import sinew.assets.model.ContactPairSpec;
import sinew.assets.model.ContactProperties;
import sinew.assets.model.Friction;
import sinew.assets.model.OptionFlag;
import sinew.assets.model.PairFriction;
import sinew.assets.model.SimulationOptions;
import sinew.assets.model.SolverImpedance;
import sinew.assets.model.SolverReference;

/**
 * The figures of a pair's contacts (MuJoCo documentation, Computation, "Contact", "Parameters"): of an explicit pair its own, else mixed
 * from both geoms; with the flag override those of the option.
 */
public record ContactParameters(
        int condim,
        List<Double> friction,
        List<Double> solref,
        List<Double> solreffriction,
        List<Double> solimp,
        double margin,
        double gap) {
    private static final double SMALLEST = 1e-15;
    private static final double LEAST_FRICTION = 1e-5;

    /**
     * The parameters of a pair that the description states.
     *
     * @param pair the pair
     * @param options which may override them
     * @return the parameters
     */
    public static ContactParameters of(ContactPairSpec pair, SimulationOptions options) {
        return new ContactParameters(
                        pair.dimensions(),
                        list(pair.friction()),
                        list(pair.reference()),
                        list(pair.frictionReference()),
                        list(pair.impedance()),
                        pair.margin(),
                        pair.gap())
                .under(options);
    }

    /**
     * Mixes the parameters of two geoms (MuJoCo documentation, Computation, "Contact").
     *
     * @param first what the first geom says
     * @param second what the second geom says
     * @param options which may override them
     * @return the parameters
     */
    public static ContactParameters of(ContactProperties first, ContactProperties second, SimulationOptions options) {
        double margin = first.margin() + second.margin();
        double gap = first.gap() + second.gap();
        if (first.priority() != second.priority()) {
            ContactProperties stronger = first.priority() > second.priority() ? first : second;
            return of(
                            stronger.dimensions(),
                            stronger.friction(),
                            list(stronger.reference()),
                            list(stronger.impedance()),
                            margin,
                            gap)
                    .under(options);
        }
        Friction friction = new Friction(
                Math.max(first.friction().sliding(), second.friction().sliding()),
                Math.max(first.friction().torsional(), second.friction().torsional()),
                Math.max(first.friction().rolling(), second.friction().rolling()));
        double share = share(first.solverMix(), second.solverMix());
        return of(
                        Math.max(first.dimensions(), second.dimensions()),
                        friction,
                        mixed(first.reference(), second.reference(), share),
                        mean(list(first.impedance()), list(second.impedance()), share),
                        margin,
                        gap)
                .under(options);
    }

    private static ContactParameters of(
            int condim, Friction friction, List<Double> solref, List<Double> solimp, double margin, double gap) {
        PairFriction both = new PairFriction(
                friction.sliding(), friction.sliding(), friction.torsional(), friction.rolling(), friction.rolling());
        return new ContactParameters(condim, list(both), solref, List.of(0.0, 0.0), solimp, margin, gap);
    }

    private ContactParameters under(SimulationOptions options) {
        ContactOverride override = options.contactOverride();
        boolean on = options.isOn(OptionFlag.OVERRIDE);
        List<Double> coefficients = on ? list(override.friction()) : friction;
        return new ContactParameters(
                condim,
                coefficients.stream()
                        .map(value -> Math.max(LEAST_FRICTION, value))
                        .toList(),
                on ? list(override.reference()) : solref,
                on ? list(override.reference()) : solreffriction,
                on ? list(override.impedance()) : solimp,
                on ? override.margin() : margin,
                gap);
    }

    private static double share(double first, double second) {
        if (first >= SMALLEST && second >= SMALLEST) {
            return first / (first + second);
        }
        return first < SMALLEST && second < SMALLEST ? 0.5 : first < SMALLEST ? 0 : 1;
    }

    /** Time constants are averaged; of stiffness and damping given directly (negative) the stronger counts. */
    private static List<Double> mixed(SolverReference first, SolverReference second, double share) {
        if (first.first() > 0 && second.first() > 0) {
            return mean(list(first), list(second), share);
        }
        return List.of(Math.min(first.first(), second.first()), Math.min(first.second(), second.second()));
    }

    private static List<Double> mean(List<Double> first, List<Double> second, double share) {
        return IntStream.range(0, first.size())
                .mapToObj(i -> share * first.get(i) + (1 - share) * second.get(i))
                .toList();
    }

    private static List<Double> list(SolverReference reference) {
        return List.of(reference.first(), reference.second());
    }

    private static List<Double> list(SolverImpedance impedance) {
        return List.of(
                impedance.minimum(), impedance.maximum(), impedance.width(), impedance.midpoint(), impedance.power());
    }

    private static List<Double> list(PairFriction friction) {
        return List.of(
                friction.firstSliding(),
                friction.secondSliding(),
                friction.torsional(),
                friction.firstRolling(),
                friction.secondRolling());
    }
}
