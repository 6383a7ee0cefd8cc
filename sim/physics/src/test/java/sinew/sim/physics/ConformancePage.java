package sinew.sim.physics;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sinew.sim.physics.ErrorTable.Largest;

/** The page of the documentation that shows how near the simulator is to MuJoCo. */
final class ConformancePage {
    /** Columns, and what an error in them means. */
    private static final Map<String, String> GROUPS = groups();

    private ConformancePage() {}

    private static Map<String, String> groups() {
        Map<String, String> groups = new LinkedHashMap<>();
        groups.put("constants", "masses, inertias, initial pose; 1e-6 of the largest");
        groups.put("pose", "bodies, centres of mass, sites; 1e-5 m, quaternions 1e-5");
        groups.put("tendon", "lengths and velocities of tendons and actuators; 1e-5 m");
        groups.put(
                "mass",
                "entries of the mass matrix; 1e-5 of the mean of the largest of the row and of the column, or of a hundredth of the largest of all");
        groups.put(
                "bias",
                "Coriolis, centrifugal and gravity forces; 1e-5 of the largest (at least 0.01 N/kg), as are the next two");
        groups.put("passive", "springs, dampers, fluid; 1e-5 of the largest");
        groups.put("actuator", "actuator forces; 1e-5 of the largest");
        groups.put("contact", "the same pairs; distance 1e-5 m, position 1e-4 m, normal 1e-3");
        groups.put("constraint", "constraint forces and contact forces; 1e-3 of the largest force");
        groups.put("qacc", "accelerations; 1e-4 of the largest, with constraints 1e-3");
        groups.put("energy", "potential and kinetic; 1e-5 of the larger (at least 0.01 J/kg)");
        groups.put(
                "sensor",
                "sensor values; 1e-4 of the sensor's largest (at least 1; for accelerations the largest of qacc), with constraints 1e-3");
        groups.put("1 step", "positions 1e-5, velocities 1e-4 (constrained 1e-3) of the largest after one step");
        groups.put(
                "100 steps", "positions 1e-3 after 100 steps, where a nearly equal start stays near in MuJoCo itself");
        return groups;
    }

    static String of(Map<String, ErrorTable> results) {
        StringBuilder page = new StringBuilder("""
                # Conformance

                Every model of `sim/physics/src/test/resources/sinew/sim/physics/golden` and every bundled one is held against MuJoCo from its keyframes
                and from random states. The table shows the largest errors; an empty cell means that the model has nothing of the kind. Errors in
                **bold** are beyond what is allowed. `sim/physics/src/test/golden/README.md` says how the numbers are made; the test of the golden
                files writes this page to `sim/physics/target/conformance.md`.

                """);
        GROUPS.forEach((group, meaning) ->
                page.append("* **").append(group).append("**: ").append(meaning).append('\n'));
        page.append("\n| model | ").append(String.join(" | ", GROUPS.keySet())).append(" |\n|---|");
        page.append("---|".repeat(GROUPS.size())).append('\n');
        results.forEach((name, errors) -> page.append("| ")
                .append(name)
                .append(" | ")
                .append(GROUPS.keySet().stream()
                        .map(group -> cell(errors.groups().get(group)))
                        .collect(Collectors.joining(" | ")))
                .append(" |\n"));
        return page.toString();
    }

    private static String cell(@Nullable Largest largest) {
        if (largest == null) {
            return "";
        }
        String text = largest.error() == 0 ? "0" : String.format(Locale.ROOT, "%.0e", largest.error());
        return largest.isWithin() ? text : "**" + text + "**";
    }
}
