package sinew.app.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sinew.assets.model.ActuatorSpec;
import sinew.assets.model.BodySpec;
import sinew.assets.model.JointSpec;
import sinew.assets.model.ModelSpec;
import sinew.assets.model.SensorSpec;

/** The values of a {@link Simulation} as tables for people. */
public final class StateTable {
    private static final int SENSOR_COLUMNS = 6;

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
        lines.addAll(joints(values));
        lines.addAll(actuators(values));
        lines.addAll(sensors(values));
        lines.addAll(bodies(values));
        lines.addAll(contacts(values));
        lines.addAll(massMatrix(values));
        return lines;
    }

    private List<String> joints(Map<String, Object> values) {
        TextTable table = new TextTable();
        if (!spec.joints().isEmpty()) {
            table.add("joint", "qpos", "qvel", "qacc", "qfrc_bias", "qfrc_passive", "qfrc_actuator", "qfrc_constraint");
        }
        int qpos = 0;
        int dof = 0;
        for (JointSpec joint : spec.joints()) {
            int positions = joint.type().positionCount();
            int velocities = joint.type().velocityCount();
            for (int i = 0; i < positions; i++) {
                boolean moves = i < velocities;
                table.add(
                        i == 0 ? named("joint", joint.name(), joint.index()) : "",
                        cell(values, "qpos", qpos + i),
                        moves ? cell(values, "qvel", dof + i) : "",
                        moves ? cell(values, "qacc", dof + i) : "",
                        moves ? cell(values, "qfrc_bias", dof + i) : "",
                        moves ? cell(values, "qfrc_passive", dof + i) : "",
                        moves ? cell(values, "qfrc_actuator", dof + i) : "",
                        moves ? cell(values, "qfrc_constraint", dof + i) : "");
            }
            qpos += positions;
            dof += velocities;
        }
        return table.lines();
    }

    private List<String> actuators(Map<String, Object> values) {
        TextTable table = new TextTable();
        if (!spec.actuators().isEmpty()) {
            table.add("actuator", "ctrl", "force");
        }
        for (ActuatorSpec actuator : spec.actuators()) {
            table.add(
                    named("actuator", actuator.name(), actuator.index()),
                    cell(values, "ctrl", actuator.index()),
                    cell(values, "actuator_force", actuator.index()));
        }
        return table.lines();
    }

    private List<String> sensors(Map<String, Object> values) {
        TextTable table = new TextTable();
        if (!spec.sensors().isEmpty()) {
            table.add("sensor", "type", "values");
        }
        int value = 0;
        for (SensorSpec sensor : spec.sensors()) {
            for (int start = 0; start < sensor.dimension(); start += SENSOR_COLUMNS) {
                List<String> cells = new ArrayList<>();
                cells.add(start == 0 ? named("sensor", sensor.name(), sensor.index()) : "");
                cells.add(start == 0 ? sensor.type().tag() : "");
                for (int i = start; i < Math.min(sensor.dimension(), start + SENSOR_COLUMNS); i++) {
                    cells.add(cell(values, "sensordata", value + i));
                }
                table.add(cells);
            }
            value += sensor.dimension();
        }
        return table.lines();
    }

    private List<String> bodies(Map<String, Object> values) {
        TextTable table = new TextTable();
        table.add("body", "x", "y", "z", "quat w", "x", "y", "z");
        List<?> positions = list(values, "xpos");
        List<?> orientations = list(values, "xquat");
        for (BodySpec body : spec.bodies().subList(1, spec.bodies().size())) {
            List<String> cells = new ArrayList<>();
            cells.add(named("body", body.name(), body.index()));
            row(positions, body.index()).forEach(value -> cells.add(number(value)));
            row(orientations, body.index()).forEach(value -> cells.add(number(value)));
            table.add(cells);
        }
        return table.lines();
    }

    private static List<String> contacts(Map<String, Object> values) {
        TextTable table = new TextTable();
        if (!list(values, "contacts").isEmpty()) {
            table.add("contact", "distance", "x", "y", "z", "force x", "y", "z");
        }
        for (Object entry : list(values, "contacts")) {
            Map<?, ?> contact = (Map<?, ?>) entry;
            List<String> cells = new ArrayList<>();
            cells.add(geom(contact, "geom1") + " / " + geom(contact, "geom2"));
            cells.add(number(contact.get("distance")));
            ((List<?>) Objects.requireNonNull(contact.get("position"))).forEach(value -> cells.add(number(value)));
            ((List<?>) Objects.requireNonNull(contact.get("force"))).forEach(value -> cells.add(number(value)));
            table.add(cells);
        }
        return table.lines();
    }

    private static List<String> massMatrix(Map<String, Object> values) {
        TextTable table = new TextTable();
        if (values.containsKey("mass_matrix")) {
            table.add("mass matrix");
            for (Object entries : list(values, "mass_matrix")) {
                List<String> cells = new ArrayList<>();
                cells.add("");
                ((List<?>) entries).forEach(value -> cells.add(number(value)));
                table.add(cells);
            }
        }
        return table.lines();
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

    private static String number(@Nullable Object value) {
        return TextTable.number(value);
    }
}
