package sinew.learning;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import sinew.sim.tasks.EnvironmentDescription;
import sinew.sim.tasks.VectorEnvironment;

/** The toy cartpole without its velocities: who wants to balance it has to remember what was before. */
final class BlindCartpole {
    private BlindCartpole() {}

    /** Hides the velocities of environments, which belong to the result from then on. */
    static VectorEnvironment of(ToyCartpole whole) {
        float[] seen = new float[2 * whole.count()];
        EnvironmentDescription full = whole.description();
        EnvironmentDescription description = new EnvironmentDescription(
                "Blind-Cartpole",
                List.of(new EnvironmentDescription.Term("positions", 2, List.of("x", "angle"))),
                full.actions(),
                full.rewards(),
                full.terminations(),
                full.bodies(),
                full.stepDuration(),
                full.maximumEpisodeLength());
        return (VectorEnvironment) Proxy.newProxyInstance(
                BlindCartpole.class.getClassLoader(),
                new Class<?>[] {VectorEnvironment.class},
                (_, method, arguments) -> switch (method.getName()) {
                    case "description" -> description;
                    case "observations", "criticObservations" -> positions(whole, seen);
                    default -> forward(whole, method, arguments);
                });
    }

    /** Scales the angle to the size of the position, so that normalising is not needed. */
    private static float[] positions(ToyCartpole whole, float[] seen) {
        for (int i = 0; i < whole.count(); i++) {
            seen[2 * i] = whole.observations()[4 * i];
            seen[2 * i + 1] = 5 * whole.observations()[4 * i + 2];
        }
        return seen;
    }

    private static Object forward(ToyCartpole whole, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(whole, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
