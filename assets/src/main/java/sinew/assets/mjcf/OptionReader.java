package sinew.assets.mjcf;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import sinew.assets.model.ConstraintSolver;
import sinew.assets.model.ContactOverride;
import sinew.assets.model.FrictionCone;
import sinew.assets.model.Integrator;
import sinew.assets.model.OptionFlag;
import sinew.assets.model.SimulationOptions;

/** Reads the options of the simulation. */
final class OptionReader {
    private static final Map<String, Integrator> INTEGRATORS = Map.of(
            "Euler", Integrator.EULER,
            "RK4", Integrator.RK4,
            "implicit", Integrator.IMPLICIT,
            "implicitfast", Integrator.IMPLICITFAST);
    private static final Map<String, FrictionCone> CONES =
            Map.of("pyramidal", FrictionCone.PYRAMIDAL, "elliptic", FrictionCone.ELLIPTIC);
    private static final Map<String, ConstraintSolver> SOLVERS =
            Map.of("PGS", ConstraintSolver.PGS, "CG", ConstraintSolver.CG, "Newton", ConstraintSolver.NEWTON);
    private static final Map<String, Boolean> SWITCH = Map.of("enable", true, "disable", false);

    private static final int LARGEST_GROUP = 30;

    private OptionReader() {}

    /** Reads all option elements and what statistics say about the solver; later ones win. */
    static SimulationOptions read(List<XmlElement> elements, List<XmlElement> statistics, Problems problems) {
        if (elements.isEmpty() && statistics.isEmpty()) {
            return SimulationOptions.STANDARD;
        }
        Attributes attributes = new Attributes(elements, problems);
        SimulationOptions standard = SimulationOptions.STANDARD;
        double timestep = attributes.number("timestep", standard.timestep());
        if (timestep <= 0) {
            attributes.error("timestep", "is " + timestep + ", expected more than 0 seconds.");
        }
        Attributes statistic = new Attributes(statistics, problems);
        return new SimulationOptions(
                timestep,
                attributes.vector("gravity", standard.gravity()),
                attributes.vector("wind", standard.wind()),
                attributes.vector("magnetic", standard.magneticField()),
                attributes.notNegative("density", standard.mediumDensity()),
                attributes.notNegative("viscosity", standard.mediumViscosity()),
                attributes.notNegative("impratio", standard.frictionImpedanceRatio()),
                attributes.keyword("integrator", INTEGRATORS, standard.integrator()),
                attributes.keyword("cone", CONES, standard.cone()),
                solver(elements, attributes, problems),
                attributes.integer("iterations", standard.iterations()),
                attributes.notNegative("tolerance", standard.tolerance()),
                statistic.notNegative("meaninertia", standard.meanInertia()),
                attributes.integer("ls_iterations", standard.lineSearchIterations()),
                attributes.notNegative("ls_tolerance", standard.lineSearchTolerance()),
                attributes.integer("noslip_iterations", standard.noslipIterations()),
                attributes.notNegative("noslip_tolerance", standard.noslipTolerance()),
                attributes.integer("ccd_iterations", standard.convexIterations()),
                attributes.notNegative("ccd_tolerance", standard.convexTolerance()),
                contactOverride(attributes),
                disabledGroups(attributes),
                flags(elements, problems));
    }

    private static ConstraintSolver solver(List<XmlElement> elements, Attributes attributes, Problems problems) {
        ConstraintSolver solver = attributes.keyword("solver", SOLVERS, SimulationOptions.STANDARD.solver());
        if (solver != ConstraintSolver.NEWTON) {
            for (XmlElement element : elements) {
                if (SOLVERS.get(element.get("solver")) == solver) {
                    problems.warn(
                            element.location(),
                            "option.solver",
                            "asks for " + solver
                                    + "; Newton's method solves instead, which finds the same forces more exactly.");
                    break;
                }
            }
        }
        return solver;
    }

    private static ContactOverride contactOverride(Attributes attributes) {
        return new ContactOverride(
                attributes.number("o_margin", 0),
                attributes.solverReference("o_solref"),
                attributes.solverImpedance("o_solimp"),
                attributes.pairFriction("o_friction"));
    }

    private static Set<Integer> disabledGroups(Attributes attributes) {
        Set<Integer> groups = new HashSet<>();
        for (XmlElement source : attributes.sources()) {
            for (double group : attributes.only(source).list("actuatorgroupdisable")) {
                if (group != Math.rint(group) || group < 0 || group > LARGEST_GROUP) {
                    attributes.error("actuatorgroupdisable", "has " + group + ", expected whole numbers from 0 to 30.");
                } else {
                    groups.add((int) group);
                }
            }
        }
        return groups;
    }

    private static Set<OptionFlag> flags(List<XmlElement> options, Problems problems) {
        Set<OptionFlag> on = EnumSet.copyOf(SimulationOptions.STANDARD.flags());
        for (XmlElement option : options) {
            for (XmlElement element : option.children("flag")) {
                Attributes attributes = Attributes.of(element, problems);
                for (OptionFlag flag : OptionFlag.values()) {
                    String name = flag.name().toLowerCase(Locale.ROOT);
                    if (attributes.keyword(name, SWITCH, on.contains(flag))) {
                        on.add(flag);
                    } else {
                        on.remove(flag);
                    }
                }
            }
        }
        return on;
    }
}
