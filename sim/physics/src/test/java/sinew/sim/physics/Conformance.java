package sinew.sim.physics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import sinew.sim.physics.GoldenFile.Block;
import sinew.sim.physics.data.Data;
import sinew.sim.physics.data.Equalities;
import sinew.sim.physics.data.InitialState;
import sinew.sim.physics.force.Actuation;
import sinew.sim.physics.model.Model;
import sinew.sim.physics.model.SensorTable;
import sinew.sim.physics.smooth.Energy;

/** Holds the simulator against MuJoCo's numbers: the largest error of every field over all states of a model. */
final class Conformance {
    private static final double CONSTANT = 1e-6;
    private static final double POSE = 1e-5;
    private static final double FORCE = 1e-5;
    private static final double ACCELERATION = 1e-4;
    private static final double CONSTRAINED = 1e-3;
    /** Where curved surfaces are nearest: the distance is exact to rounding, the place to its root. */
    private static final double NEAREST_POINT = 5e-4;

    private static final double AFTER_100_STEPS = 1e-3;

    private final ErrorTable errors = new ErrorTable();
    private final Model model;
    private final GoldenFile golden;

    private Conformance(Model model, GoldenFile golden) {
        this.model = model;
        this.golden = golden;
    }

    /** Measures everything that the file holds and the simulator computes. */
    static ErrorTable measure(Model model, GoldenFile golden) {
        Conformance conformance = new Conformance(model, golden);
        conformance.constants();
        for (Block state : golden.states()) {
            conformance.state(state);
        }
        return conformance.errors;
    }

    private void constants() {
        Block constants = golden.constants();
        relative(constants, "body_mass", "constants", model.bodies.mass, CONSTANT);
        relative(constants, "body_subtreemass", "constants", model.bodies.subtreeMass, CONSTANT);
        relative(constants, "body_inertia", "constants", model.bodies.inertia, CONSTANT);
        absolute(constants, "body_ipos", "constants", model.bodies.inertialPosition, CONSTANT);
        absolute(constants, "qpos0", "constants", model.qpos0, CONSTANT);
        relative(constants, "dof_armature", "constants", model.dofs.armature, CONSTANT);
        relative(constants, "dof_damping", "constants", model.dofs.damping, CONSTANT);
        absolute(constants, "tendon_length0", "constants", model.tendons.initialLength, CONSTANT);
    }

    private void state(Block state) {
        Data data = new Data(model);
        load(state, data);
        forward(state, data);
        data = new Data(model);
        load(state, data);
        steps(state, data);
    }

    private void load(Block state, Data data) {
        InitialState.set(model, data);
        if (model.memory.time >= 0) {
            data.memory[model.memory.time] = (float) state.optional("time").orElse(new double[1])[0];
        }
        state.optional("eq_active").ifPresent(active -> {
            for (int i = 0; i < active.length; i++) {
                Equalities.setActive(model, data, i, active[i] != 0);
            }
        });
        state.load("qpos", data.qpos);
        state.load("qvel", data.qvel);
        state.load("ctrl", data.control);
        state.load("qfrc_applied", data.qfrcApplied);
        state.load("act", data.activation);
        state.load("mocap_pos", data.mocapPosition);
        state.load("mocap_quat", data.mocapOrientation);
    }

    private void forward(Block state, Data data) {
        Dynamics.forward(model, data);
        boolean constrained = state.value("rows")[0] > 0;
        absolute(state, "xpos", "pose", data.bodyPosition, POSE);
        absolute(state, "xipos", "pose", data.inertialPosition, POSE);
        quaternions(state, "xquat", "pose", data.bodyOrientation);
        absolute(state, "ten_length", "tendon", data.tendons.length, POSE);
        relative(state, "ten_velocity", "tendon", data.tendons.velocity, POSE);
        mass(state, data);
        relative(state, "qfrc_bias", "bias", data.qfrcBias, FORCE);
        relative(state, "qfrc_passive", "passive", data.qfrcPassive, FORCE);
        float[] lengths = new float[model.nu];
        float[] velocities = new float[model.nu];
        for (int actuator = 0; actuator < model.nu; actuator++) {
            lengths[actuator] = Actuation.lengthOf(model, data, actuator);
            velocities[actuator] = Actuation.velocityOf(model, data, actuator);
        }
        relative(state, "actuator_length", "actuator", lengths, POSE);
        relative(state, "actuator_velocity", "actuator", velocities, POSE);
        relative(state, "actuator_force", "actuator", data.actuatorForce, FORCE);
        relative(state, "qfrc_actuator", "actuator", data.qfrcActuator, FORCE);
        relative(state, "qacc", "qacc", data.qacc, constrained ? CONSTRAINED : ACCELERATION);
        float[] energy = {Energy.potential(model, data), Energy.kinetic(model, data)};
        relative(state, "energy", "energy", energy, FORCE);
        double largest = Math.max(
                largest(state.optional("qfrc_constraint").orElse(new double[0])),
                largest(state.optional("qfrc_bias").orElse(new double[0])));
        compare(state, "qfrc_constraint", "constraint", data.qfrcConstraint, Math.max(1e-6, largest), CONSTRAINED);
        new ContactComparison(errors, model, data, state).compare();
        sensors(state, data, constrained ? CONSTRAINED : ACCELERATION);
    }

    /**
     * Every sensor against its largest value, but at least 1; unit quaternions up to their sign; accelerations also against those of the
     * joints, whose rounding they carry.
     */
    private void sensors(Block state, Data data, double tolerance) {
        double[] expected = state.optional("sensordata").orElse(new double[0]);
        if (expected.length != data.sensors.values.length) {
            String what = state.name + " has " + data.sensors.values.length + " sensor values, not " + expected.length;
            errors.add("sensor", Double.NaN, tolerance, what);
            return;
        }
        for (int sensor = 0; sensor < model.sensors.count; sensor++) {
            int start = model.sensors.address[sensor];
            int end = start + model.sensors.dimension[sensor];
            boolean acceleration = model.sensors.type[sensor] >= SensorTable.ACCELEROMETER
                    && model.sensors.type[sensor] <= SensorTable.FRAME_ANGULAR_ACCELERATION;
            double scale =
                    acceleration ? Math.max(1, largest(state.optional("qacc").orElse(new double[0]))) : 1;
            double dot = 0;
            for (int i = start; i < end; i++) {
                scale = Math.max(scale, Math.abs(expected[i]));
                dot += expected[i] * data.sensors.values[i];
            }
            boolean nearest = model.sensors.type[sensor] == SensorTable.DISTANCE_NORMAL
                    || model.sensors.type[sensor] == SensorTable.FROM_TO;
            double allowed = nearest ? Math.max(NEAREST_POINT, tolerance) : tolerance;
            double sign = end - start == 4 && dot < 0 ? -1 : 1;
            for (int i = start; i < end; i++) {
                double error = Math.abs(expected[i] - sign * data.sensors.values[i]) / scale;
                String where = state.name + " sensordata[" + i + "] of type " + model.sensors.type[sensor] + ", "
                        + data.sensors.values[i] + " for " + expected[i];
                errors.add("sensor", error, allowed, where);
            }
        }
    }

    private void steps(Block state, Data data) {
        boolean constrained = state.value("rows")[0] > 0;
        Dynamics.step(model, data);
        absolute(state, "qpos_after_1", "1 step", data.qpos, POSE);
        absolute(state, "act_after_1", "1 step", data.activation, POSE);
        double tolerance = constrained ? CONSTRAINED : ACCELERATION;
        relative(state, "qvel_after_1", "1 step", data.qvel, tolerance);
        if (state.optional("qpos_after_100").isPresent()) {
            for (int step = 1; step < 100; step++) {
                Dynamics.step(model, data);
            }
            absolute(state, "qpos_after_100", "100 steps", data.qpos, AFTER_100_STEPS);
        }
    }

    /**
     * Compares the lower triangle, every entry against the geometric mean of the largest of its row and of its column, but at
     * least a hundredth of the largest of all, whose rounding it carries.
     */
    private void mass(Block state, Data data) {
        double[] expected = state.optional("mass").orElse(new double[0]);
        double[] actual = TestModels.denseMass(model, data);
        double[] largest = new double[model.nv];
        for (int i = 0; i < actual.length; i++) {
            largest[i / model.nv] = Math.max(largest[i / model.nv], Math.abs(actual[i]));
        }
        double most = largest(expected);
        int entry = 0;
        for (int row = 0; row < model.nv; row++) {
            for (int column = 0; column <= row; column++) {
                double scale = Math.max(Math.sqrt(largest[row] * largest[column]), 1e-2 * most);
                double error = Math.abs(expected[entry] - actual[row * model.nv + column]) / scale;
                errors.add("mass", error, FORCE, state.name + " mass[" + row + ", " + column + "]");
                entry++;
            }
        }
    }

    private void quaternions(Block state, String field, String group, float[] actual) {
        double[] expected = state.value(field);
        for (int i = 0; i < expected.length; i += 4) {
            double dot = 0;
            for (int k = 0; k < 4; k++) {
                dot += expected[i + k] * actual[i + k];
            }
            for (int k = 0; k < 4; k++) {
                double error = Math.abs(expected[i + k] - Math.signum(dot) * actual[i + k]);
                errors.add(group, error, POSE, state.name + " " + field + "[" + (i + k) + "]");
            }
        }
    }

    private void absolute(Block block, String field, String group, float[] actual, double tolerance) {
        compare(block, field, group, actual, 1, tolerance);
    }

    /** Against the largest value of the field, but at least against what rounding leaves where forces balance gravity. */
    private void relative(Block block, String field, String group, float[] actual, double tolerance) {
        double scale =
                Math.max(floor(field, group), largest(block.optional(field).orElse(new double[0])));
        compare(block, field, group, actual, scale, tolerance);
    }

    /** A hundredth of a newton for each kilogram of the model. */
    private double floor(String field, String group) {
        double[] masses = golden.constants().optional("body_subtreemass").orElse(new double[] {0});
        return switch (group) {
            case "bias", "passive", "actuator", "energy" -> Math.max(1e-6, 0.01 * masses[0]);
            default -> field.equals("qvel_after_1") ? 1e-4 : 1e-6;
        };
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    private void compare(Block block, String field, String group, float[] actual, double scale, double tolerance) {
        Optional<double[]> given = block.optional(field);
        double[] expected = given.orElse(new double[0]);
        String where = block.name + " " + field;
        if (expected.length != actual.length) {
            errors.add(
                    group, Double.NaN, tolerance, where + " has " + actual.length + " values, not " + expected.length);
            return;
        }
        for (int i = 0; i < expected.length; i++) {
            double error = Math.abs(expected[i] - actual[i]) / scale;
            errors.add(group, error, tolerance, where + "[" + i + "], " + actual[i] + " for " + expected[i]);
        }
    }

    /** Names of everything beyond its tolerance. */
    static List<String> failures(ErrorTable errors) {
        List<String> failures = new ArrayList<>();
        errors.groups().forEach((group, error) -> {
            if (!error.isWithin()) {
                failures.add(group + ": " + error);
            }
        });
        return failures;
    }
}
