package sinew.assets.model;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the model asks to be simulated. Standards are MuJoCo's.
 *
 * @param timestep of physics, in s
 * @param gravity acceleration in the world frame, in m/s^2
 * @param wind velocity of the medium in the world frame, in m/s
 * @param magneticField in the world frame, for magnetometers
 * @param mediumDensity in kg/m^3; 0 is no drag by density
 * @param mediumViscosity in Pa s; 0 is no drag by viscosity
 * @param frictionImpedanceRatio ratio of frictional to normal impedance of elliptic cones ({@code impratio})
 * @param integrator how states are advanced
 * @param cone shape of friction cones
 * @param solver of constraint forces
 * @param iterations largest number of solver iterations
 * @param tolerance improvement below which the solver stops
 * @param meanInertia by which the solver measures improvements, in kg or kg m^2; 0 is the mean of the mass matrix' diagonal
 * @param lineSearchIterations largest number of line-search iterations
 * @param lineSearchTolerance gradient below which the line search stops
 * @param noslipIterations largest number of iterations of the no-slip pass; 0 is no such pass
 * @param noslipTolerance improvement below which the no-slip pass stops
 * @param convexIterations largest number of iterations of convex collision
 * @param convexTolerance of convex collision, in m
 * @param contactOverride figures of contacts with the flag override
 * @param disabledActuatorGroups groups whose actuators do not act
 * @param flags the flags that are on
 */
public record SimulationOptions(
        double timestep,
        Vector3 gravity,
        Vector3 wind,
        Vector3 magneticField,
        double mediumDensity,
        double mediumViscosity,
        double frictionImpedanceRatio,
        Integrator integrator,
        FrictionCone cone,
        ConstraintSolver solver,
        int iterations,
        double tolerance,
        double meanInertia,
        int lineSearchIterations,
        double lineSearchTolerance,
        int noslipIterations,
        double noslipTolerance,
        int convexIterations,
        double convexTolerance,
        ContactOverride contactOverride,
        Set<Integer> disabledActuatorGroups,
        Set<OptionFlag> flags) {
    /** What a model has that says nothing. */
    public static final SimulationOptions STANDARD = new SimulationOptions(
            0.002,
            new Vector3(0, 0, -9.81),
            Vector3.ZERO,
            new Vector3(0, -0.5, 0),
            0,
            0,
            1,
            Integrator.EULER,
            FrictionCone.PYRAMIDAL,
            ConstraintSolver.NEWTON,
            100,
            1e-8,
            0,
            50,
            0.01,
            0,
            1e-6,
            35,
            1e-6,
            ContactOverride.STANDARD,
            Set.of(),
            Arrays.stream(OptionFlag.values()).filter(OptionFlag::standard).collect(Collectors.toUnmodifiableSet()));

    /** Copies the set. */
    public SimulationOptions {
        disabledActuatorGroups = Set.copyOf(disabledActuatorGroups);
        flags = Set.copyOf(flags);
    }

    /**
     * Asks for a flag.
     *
     * @param flag the flag
     * @return whether it is on
     */
    public boolean isOn(OptionFlag flag) {
        return flags.contains(flag);
    }

    /**
     * Changes the duration of a step.
     *
     * @param newTimestep the duration in s
     * @return a copy with that duration
     */
    public SimulationOptions withTimestep(double newTimestep) {
        return with(newTimestep, integrator, flags);
    }

    /**
     * Changes how states are advanced and which parts are on.
     *
     * @param newTimestep the duration of a step in s
     * @param newIntegrator how states are advanced
     * @param newFlags the flags that are on
     * @return a copy with these
     */
    public SimulationOptions with(double newTimestep, Integrator newIntegrator, Set<OptionFlag> newFlags) {
        return new SimulationOptions(
                newTimestep,
                gravity,
                wind,
                magneticField,
                mediumDensity,
                mediumViscosity,
                frictionImpedanceRatio,
                newIntegrator,
                cone,
                solver,
                iterations,
                tolerance,
                meanInertia,
                lineSearchIterations,
                lineSearchTolerance,
                noslipIterations,
                noslipTolerance,
                convexIterations,
                convexTolerance,
                contactOverride,
                disabledActuatorGroups,
                newFlags);
    }
}
