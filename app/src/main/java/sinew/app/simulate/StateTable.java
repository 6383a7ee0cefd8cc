package sinew.app.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sinew.assets.model.ActuatorSpec;
import sinew.assets.model.BodySpec;
import sinew.assets.model.JointSpec;
import sinew.assets.model.ModelSpec;

/** The values of a {@link Simulation} as tables for people. */
public final class StateTable {
    private final ModelSpec spec;

    /**
     * Makes tables for a model.
     *
     * @param spec gives the names
     */
    public StateTable(ModelSpec spec) {
        this.spec = spec;
    }

    /**
     * Shows the values of one step.
     *
     * @param values of {@link Simulation#run}
     * @return the lines
     */
    public List<String> lines(Map<String, Object> values) {
        List<String> lines = new ArrayList<>();
        Map<?, ?> energy = (Map<?, ?>) Objects.requireNonNull(values.get("energy"));
        lines.add("step " + values.get("step") + ", time " + values.get("time") + " s, energy: potential "
                + number(energy.get("potential")) + " J, kinetic " + number(energy.get("kinetic")) + " J");
        joints(values, lines);
        actuators(values, lines);
        bodies(values, lines);
        contacts(values, lines);
        if (values.containsKey("mass_matrix")) {
            lines.add("  mass matrix");
            for (Object row : list(values, "mass_matrix")) {
                lines.add("    " + numbers((List<?>) row));
            }
        }
        return lines;
    }

    private void joints(Map<String, Object> values, List<String> lines) {
        if (spec.joints().isEmpty()) {
            return;
        }
        lines.add(
                row("joint", "qpos", "qvel", "qacc", "qfrc_bias", "qfrc_passive", "qfrc_actuator", "qfrc_constraint"));
        int qpos = 0;
        int dof = 0;
        for (JointSpec joint : spec.joints()) {
            int positions = joint.type().positionCount();
            int velocities = joint.type().velocityCount();
            for (int i = 0; i < positions; i++) {
                boolean moves = i < velocities;
                lines.add(row(
                        i == 0 ? named("joint", joint.name(), joint.index()) : "",
                        cell(values, "qpos", qpos + i),
                        moves ? cell(values, "qvel", dof + i) : "",
                        moves ? cell(values, "qacc", dof + i) : "",
                        moves ? cell(values, "qfrc_bias", dof + i) : "",
                        moves ? cell(values, "qfrc_passive", dof + i) : "",
                        moves ? cell(values, "qfrc_actuator", dof + i) : "",
                        moves ? cell(values, "qfrc_constraint", dof + i) : ""));
            }
            qpos += positions;
            dof += velocities;
        }
    }

    private void actuators(Map<String, Object> values, List<String> lines) {
        if (!spec.actuators().isEmpty()) {
            lines.add(row("actuator", "ctrl", "force"));
        }
        for (ActuatorSpec actuator : spec.actuators()) {
            lines.add(row(
                    named("actuator", actuator.name(), actuator.index()),
                    cell(values, "ctrl", actuator.index()),
                    cell(values, "actuator_force", actuator.index())));
        }
    }

    private void bodies(Map<String, Object> values, List<String> lines) {
        lines.add(row("body", "x", "y", "z", "quat w", "x", "y", "z"));
        List<?> positions = list(values, "xpos");
        List<?> orientations = list(values, "xquat");
        for (BodySpec body : spec.bodies().subList(1, spec.bodies().size())) {
            List<String> cells = new ArrayList<>();
            cells.add(named("body", body.name(), body.index()));
            row(positions, body.index()).forEach(value -> cells.add(number(value)));
            row(orientations, body.index()).forEach(value -> cells.add(number(value)));
            lines.add(row(cells.toArray(String[]::new)));
        }
    }

    private static void contacts(Map<String, Object> values, List<String> lines) {
        if (!list(values, "contacts").isEmpty()) {
            lines.add(row("contact", "distance", "x", "y", "z", "force x", "y", "z"));
        }
        for (Object entry : list(values, "contacts")) {
            Map<?, ?> contact = (Map<?, ?>) entry;
            List<String> cells = new ArrayList<>();
            cells.add(geom(contact, "geom1") + " / " + geom(contact, "geom2"));
            cells.add(number(contact.get("distance")));
            ((List<?>) Objects.requireNonNull(contact.get("position"))).forEach(value -> cells.add(number(value)));
            ((List<?>) Objects.requireNonNull(contact.get("force"))).forEach(value -> cells.add(number(value)));
            lines.add(row(cells.toArray(String[]::new)));
        }
    }

    private static String geom(Map<?, ?> contact, String key) {
        int index = (Integer) Objects.requireNonNull(contact.get(key + "_index"));
        return named("geom", String.valueOf(contact.get(key)), index);
    }

    static String named(String kind, String name, int index) {
        return name.isEmpty() ? kind + " " + index : name;
    }

    private static List<?> list(Map<String, Object> values, String key) {
        return (List<?>) Objects.requireNonNull(values.get(key), key);
    }

    private static List<?> row(List<?> rows, int index) {
        return (List<?>) Objects.requireNonNull(rows.get(index));
    }

    private static String cell(Map<String, Object> values, String key, int index) {
        return number(list(values, key).get(index));
    }

    private static String numbers(List<?> values) {
        return values.stream().map(StateTable::number).collect(Collectors.joining(" "));
    }

    private static String number(@Nullable Object value) {
        return value instanceof Number number ? String.format(Locale.ROOT, "%.7g", number.doubleValue()) : "not finite";
    }

    private static String row(String... cells) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "  %-28s", cells[0]));
        for (int i = 1; i < cells.length; i++) {
            line.append(String.format(Locale.ROOT, "%15s", cells[i]));
        }
        return line.toString().stripTrailing();
    }
}
